using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A call that can be given a token.</summary>
/// <param name="Target">The method that it calls with the token.</param>
/// <param name="IsOwn">Whether that is the method it calls already.</param>
/// <param name="Changes">The changes of the file's text, in order, that make it so.</param>
internal sealed record ForwardedCall(IMethodSymbol Target, bool IsOwn, ImmutableArray<TextChange> Changes);

/// <summary>Gives calls a token: finds the overload that takes one, and proves by binding that the changed call means it.</summary>
internal static class TokenForwarding
{
    /// <summary>Whether the call has a parameter, or an overload with one, for a token that it is not given; asked before any token is looked for.</summary>
    /// <param name="replacesNone">Whether <c>default</c> and <c>CancellationToken.None</c> count as no token.</param>
    public static bool CanTakeToken(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken, bool replacesNone = false, TokenOverloads? overloads = null) =>
        TokenlessCall.TryMatch(call, model, replacesNone, cancellationToken) is { } tokenless && !tokenless.FindOverloads(overloads ?? new()).IsEmpty;

    /// <param name="call">An invocation or an object creation.</param>
    /// <param name="token">The expression of the token, as it is to be written.</param>
    /// <returns>Null where the call can't be given the token without a change of its meaning.</returns>
    public static ForwardedCall? TryForward(ExpressionSyntax call, string token, SemanticModel model, CancellationToken cancellationToken, bool replacesNone = false, TokenOverloads? overloads = null)
    {
        if (token.Length is 0 || TokenlessCall.TryMatch(call, model, replacesNone, cancellationToken) is not { } tokenless)
            return null;

        var candidates = tokenless.FindOverloads(overloads ?? new());
        if (candidates.IsEmpty || IsInExpressionTree(call, model, cancellationToken) || model.GetOperation(call, cancellationToken) is not { } before)
            return null;

        foreach (var candidate in candidates)
        {
            if (TryForward(tokenless, candidate, token, before) is { } forwarded)
                return forwarded;
        }

        return null;
    }

    private static ForwardedCall? TryForward(TokenlessCall call, TokenOverload candidate, string token, IOperation before)
    {
        if (token.EndsWith(ReachableToken.OrNone, StringComparison.Ordinal) && candidate.TakesNone)
            token = token.Substring(0, token.Length - ReachableToken.OrNone.Length);

        if (TokenCallRewrite.TryCreate(call, candidate, token, before) is not { } rewrite || Speculation.BindInPlace(call.Model, call.Syntax, rewrite.Call) is not { } after)
            return null;

        if (ForwardingProof.Holds(call, candidate, rewrite, before, after))
            return new ForwardedCall(candidate.Method, candidate.IsOwn, rewrite.Changes);

        return candidate.IsOwn && call.None is null && ForwardingProof.FindCloser(call, candidate, rewrite, after) is { } closer ? TryForward(call, closer, token, before) : null;
    }

    /// <summary>Queries and expression trees are translated, and know nothing of tokens.</summary>
    private static bool IsInExpressionTree(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = call; node.Parent is { } parent && parent is not MemberDeclarationSyntax; node = parent)
        {
            if (parent is QueryBodySyntax or QueryClauseSyntax and not FromClauseSyntax)
                return true;

            if (parent is AnonymousFunctionExpressionSyntax lambda && model.GetTypeInfo(lambda, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Expression" })
                return true;
        }

        return false;
    }
}
