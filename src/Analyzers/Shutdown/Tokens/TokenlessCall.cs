using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A call that is given no token.</summary>
/// <param name="Arguments">Null for a creation without parentheses.</param>
/// <param name="Own">The parameter that its token would be for, if the method has one.</param>
/// <param name="None">The argument that says that there is no token.</param>
internal sealed record TokenlessCall(ExpressionSyntax Syntax, ArgumentListSyntax? Arguments, IMethodSymbol Method, IParameterSymbol? Own, ArgumentSyntax? None, SemanticModel Model)
{
    public static TokenlessCall? TryMatch(ExpressionSyntax call, SemanticModel model, bool replacesNone, CancellationToken cancellationToken)
    {
        var list = call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            _ => null,
        };
        if ((list is null && call is not ObjectCreationExpressionSyntax) || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol method || IsExcluded(method))
            return null;

        IParameterSymbol? own = null;
        ArgumentSyntax? none = null;
        foreach (var parameter in method.Parameters)
        {
            if (!parameter.Type.IsTokenOrNullable())
                continue;

            if (own is not null)
                return null;

            own = parameter;
            if (FindArgument(list, parameter) is not { } argument)
            {
                if (!parameter.IsOptional)
                    return null;
            }
            else if (replacesNone && IsNone(argument.Expression, model, cancellationToken))
            {
                none = argument;
            }
            else
            {
                return null;
            }
        }

        return new TokenlessCall(call, list, method, own, none, model);
    }

    /// <summary>What it could call with a token, the most natural first.</summary>
    public ImmutableArray<TokenOverload> FindOverloads(TokenOverloads overloads)
    {
        if (Own is not null)
            return ImmutableArray.Create(new TokenOverload(Method.ReducedFrom ?? Method.OriginalDefinition, Own.Ordinal, Own.Name, IsOwn: true));

        if (FindReceiver() is not { } receiver)
            return ImmutableArray<TokenOverload>.Empty;

        var found = overloads.Find(Method, receiver);
        if (found.IsEmpty && Method is { IsStatic: false, MethodKind: MethodKind.Ordinary } or { ReducedFrom: not null } && Method.ReturnType.IsTaskLike())
            found = TokenOverloads.FindExtensions(Method, receiver, Syntax, Model);

        return found.IsEmpty ? found : found.RemoveAll(overload => !Model.IsAccessible(Syntax.SpanStart, overload.Method) || IsAround(overload.Method));
    }

    /// <summary>Whether the call is in the method itself, which would call itself for ever.</summary>
    public bool IsAround(IMethodSymbol method)
    {
        for (var symbol = Model.GetEnclosingSymbol(Syntax.SpanStart); symbol is IMethodSymbol around; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around.OriginalDefinition, method))
                return true;
        }

        return false;
    }

    private ITypeSymbol? FindReceiver()
    {
        if (Method.MethodKind is MethodKind.Constructor)
            return Method.ContainingType;

        var receiver = (Syntax as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => Model.GetTypeInfo(access.Expression).Type,
            MemberBindingExpressionSyntax => FindConditional() is { } conditional ? Model.GetTypeInfo(conditional.Expression).Type : null,
            SimpleNameSyntax => Model.GetEnclosingSymbol(Syntax.SpanStart)?.ContainingType,
            _ => null,
        };
        return receiver is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: { Length: 1 } values } && !Method.ContainingType.IsValueType
            ? values[0]
            : receiver is null or { TypeKind: TypeKind.Error } ? Method.ContainingType : receiver;
    }

    private ConditionalAccessExpressionSyntax? FindConditional()
    {
        SyntaxNode child = Syntax;
        for (var node = Syntax.Parent; node is ExpressionSyntax; child = node, node = node.Parent)
        {
            if (node is ConditionalAccessExpressionSyntax access && access.WhenNotNull == child)
                return access;
        }

        return null;
    }

    /// <summary>Methods whose token is no request to stop early: they make, link or complete tokens themselves.</summary>
    private static bool IsExcluded(IMethodSymbol method)
    {
        if (method.ContainingType is not { } type || method.MethodKind is MethodKind.BuiltinOperator or MethodKind.UserDefinedOperator)
            return true;

        if (type.IsToken() || type.IsTokenSource() || type.Name is "TaskCompletionSource" || (method.ReducedFrom is { Parameters: { Length: > 0 } parameters } && parameters[0].Type.IsTokenOrNullable()))
            return true;

        // What only reports a cancellation, and work that is yet to be started.
        return method.MethodKind is MethodKind.Constructor && (type.IsException() || type.IsTaskLike() || type.Name.EndsWith("EventArgs", StringComparison.Ordinal));
    }

    private static ArgumentSyntax? FindArgument(ArgumentListSyntax? list, IParameterSymbol parameter)
    {
        if (list is null)
            return null;

        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            if (argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter.Name : i == parameter.Ordinal)
                return argument;
        }

        return null;
    }

    public static bool IsNone(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) => expression.Unwrap() switch
    {
        LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } or DefaultExpressionSyntax => true,
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" } none => model.GetTypeInfo(none, cancellationToken).Type.IsToken(),
        ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null } creation => model.GetTypeInfo(creation, cancellationToken).Type.IsToken(),
        ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: 0, Initializer: null } => true,
        _ => false,
    };
}
