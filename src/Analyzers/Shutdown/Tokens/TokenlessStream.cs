using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>An <c>await foreach</c> over a sequence that was given no token when it was made, and is given none now.</summary>
internal static class TokenlessStream
{
    /// <returns>The sequence; null where it is a call, which takes its token itself.</returns>
    public static ExpressionSyntax? Find(CommonForEachStatementSyntax loop, SemanticModel model, CancellationToken cancellationToken, TokenOverloads? overloads = null)
    {
        if (loop.AwaitKeyword.RawKind is 0)
            return null;

        var source = loop.Expression;
        if (source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } configured })
            source = configured.Expression;

        source = source.Unwrap();
        if (source is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax)
            || model.GetTypeInfo(source, cancellationToken).Type is not { } type
            || !IsStream(type))
        {
            return null;
        }

        return model.GetSymbolInfo(source, cancellationToken).Symbol is ILocalSymbol local && MayHaveToken(local, model, overloads, cancellationToken) ? null : source;
    }

    /// <returns>Null where the sequence can't be asked with a token.</returns>
    public static ImmutableArray<TextChange>? TryForward(ExpressionSyntax source, string token, SemanticModel model)
    {
        if (source.Parent is ParenthesizedExpressionSyntax)
            return null;

        var call = SyntaxFactory.ParseExpression($"{source.WithoutTrivia()}.WithCancellation({token})");
        return Speculation.BindInPlace(model, source, call) is IInvocationOperation { TargetMethod: { Name: "WithCancellation", ContainingNamespace: { } space } } && space.Is("System.Threading.Tasks")
            ? ImmutableArray.Create(new TextChange(new TextSpan(source.Span.End, 0), $".WithCancellation({token})"))
            : null;
    }

    private static bool IsStream(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol named && named.Is("System.Collections.Generic", "IAsyncEnumerable"))
            return true;

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Is("System.Collections.Generic", "IAsyncEnumerable"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the local was given its token where it was made, could be given it there, or is set more than once.</summary>
    private static bool MayHaveToken(ILocalSymbol local, SemanticModel model, TokenOverloads? overloads, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences is not { Length: 1 } references || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value })
            return true;

        foreach (var node in value.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && model.GetTypeInfo(name, cancellationToken).Type.IsToken())
                return true;

            // An iterator of this project that takes no token would not look at one either.
            if (node is InvocationExpressionSyntax call
                && (TokenForwarding.CanTakeToken(call, model, cancellationToken, overloads: overloads) || (call == value && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false })))
            {
                return true;
            }
        }

        return false;
    }
}
