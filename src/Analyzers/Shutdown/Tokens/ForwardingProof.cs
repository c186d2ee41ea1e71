using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Compares a call with what it has become: the token is its token, and everything else is what it was.</summary>
internal static class ForwardingProof
{
    public static bool Holds(TokenlessCall call, TokenOverload overload, TokenCallRewrite rewrite, IOperation before, IOperation after)
    {
        if (Method(after) is not { } target || !SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, overload.Method))
            return false;

        var changed = WrittenArguments(after.Syntax);
        if (rewrite.Index >= changed.Count || FindParameter(after, changed[rewrite.Index])?.Type.IsTokenOrNullable() is not true)
            return false;

        var written = WrittenArguments(call.Syntax);
        for (var i = 0; i < written.Count; i++)
        {
            if (written[i] == call.None)
                continue;

            if (rewrite.Array <= i)
                break;

            var moved = i < rewrite.Index || call.None is not null ? i : i + 1;
            if (!IsSame(FindParameter(before, written[i]), FindParameter(after, changed[moved])))
                return false;
        }

        return KeepsDefaults(before, target) && IsSameResult(call.Syntax, before.Type, after.Type);
    }

    /// <summary>Another overload of the method that the compiler prefers with a token, since nothing of it is left out.</summary>
    public static TokenOverload? FindCloser(TokenlessCall call, TokenOverload overload, TokenCallRewrite rewrite, IOperation after)
    {
        var changed = WrittenArguments(after.Syntax);
        if (Method(after) is not { } target
            || SymbolEqualityComparer.Default.Equals(target.OriginalDefinition, overload.Method)
            || !SymbolEqualityComparer.Default.Equals(target.ContainingType, overload.Method.ContainingType)
            || rewrite.Index >= changed.Count
            || FindParameter(after, changed[rewrite.Index]) is not { } parameter
            || !parameter.Type.IsTokenOrNullable()
            || call.IsAround(target.OriginalDefinition))
        {
            return null;
        }

        return new TokenOverload(target.OriginalDefinition, parameter.Ordinal - (call.Method.ReducedFrom is null ? 0 : 1), parameter.Name, IsOwn: false);
    }

    private static ImmutableArray<IArgumentOperation> Arguments(IOperation call) => call switch
    {
        IInvocationOperation invocation => invocation.Arguments,
        IObjectCreationOperation creation => creation.Arguments,
        _ => ImmutableArray<IArgumentOperation>.Empty,
    };

    /// <summary>The first of the arguments that the compiler makes an array of.</summary>
    public static int? FindExpanded(IOperation call, ArgumentListSyntax list)
    {
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            if (FindParameter(call, list.Arguments[i]) is null)
                return i;
        }

        return null;
    }

    private static IMethodSymbol? Method(IOperation call) => call switch
    {
        IInvocationOperation { TargetMethod: var method } => method.ReducedFrom ?? method,
        IObjectCreationOperation { Constructor: var constructor } => constructor,
        _ => null,
    };

    private static SeparatedSyntaxList<ArgumentSyntax> WrittenArguments(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
        BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
        _ => default,
    };

    /// <summary>Null for one that has become part of an array.</summary>
    private static IParameterSymbol? FindParameter(IOperation call, ArgumentSyntax written)
    {
        foreach (var argument in Arguments(call))
        {
            if (argument.Syntax == written)
                return argument.Parameter;
        }

        return null;
    }

    private static bool IsSame(IParameterSymbol? before, IParameterSymbol? after) =>
        before is null || after is null
            ? before is null && after is null
            : before.RefKind == after.RefKind && SymbolEqualityComparer.Default.Equals(before.Type, after.Type);

    /// <summary>Whether what the call leaves to the method stays what it was.</summary>
    private static bool KeepsDefaults(IOperation before, IMethodSymbol target)
    {
        foreach (var argument in Arguments(before))
        {
            if (argument is not { ArgumentKind: ArgumentKind.DefaultValue, Parameter: { } parameter } || parameter.Type.IsTokenOrNullable() || TokenOverloads.IsCallerInfo(parameter))
                continue;

            // What there is nothing of can be left out, where the method has an overload without it.
            var isKept = parameter is { HasExplicitDefaultValue: true, ExplicitDefaultValue: null } && !Has(target, parameter.Name);
            foreach (var candidate in target.Parameters)
                isKept |= candidate.Name == parameter.Name && candidate.HasExplicitDefaultValue && parameter.HasExplicitDefaultValue && Equals(candidate.ExplicitDefaultValue, parameter.ExplicitDefaultValue);

            if (!isKept)
                return false;
        }

        return true;
    }

    private static bool Has(IMethodSymbol method, string parameter)
    {
        foreach (var each in method.Parameters)
        {
            if (each.Name == parameter)
                return true;
        }

        return false;
    }

    private static bool IsSameResult(ExpressionSyntax call, ITypeSymbol? before, ITypeSymbol? after)
    {
        if (SymbolEqualityComparer.Default.Equals(before, after))
            return true;

        return before is INamedTypeSymbol from
            && after is INamedTypeSymbol to
            && from.IsTaskLike()
            && to.IsTaskLike()
            && from.Arity == to.Arity
            && (from.Arity is 0 || SymbolEqualityComparer.Default.Equals(from.TypeArguments[0], to.TypeArguments[0]))
            && IsAwaited(call);
    }

    public static bool IsAwaited(SyntaxNode call)
    {
        while (call.Parent is ParenthesizedExpressionSyntax)
            call = call.Parent;

        return call.Parent is AwaitExpressionSyntax
            || call.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax { Parent: AwaitExpressionSyntax } };
    }
}
