using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A lost call, and the token that it should have been given.</summary>
/// <param name="Changes">The changes of the text that give it the token; empty where that takes more than an argument.</param>
internal sealed record TokenLoss(LostCall Call, ReachableToken Token, bool IsHosted, bool EndsLate, ImmutableArray<TextChange> Changes)
{
    /// <param name="node">A call, a creation or an <c>await foreach</c>.</param>
    /// <param name="replacesRefusal">Whether a call that is told that there is no token is to be given one all the same.</param>
    public static TokenLoss? TryMatch(SyntaxNode node, SemanticModel model, ShutdownSettings settings, TokenOverloads overloads, CancellationToken cancellationToken, bool replacesRefusal = false)
    {
        if (LostCall.TryMatch(node, model, settings, cancellationToken, overloads, replacesRefusal) is not { } call
            || TokenScope.Find(node, model, settings, cancellationToken) is not { } token
            || IsOfUnsafeRequest(token, node)
            || (call.IsWait && node is InvocationExpressionSyntax wait && RetryPause.IsReported(wait, model, settings.Options, cancellationToken)))
        {
            return null;
        }

        var isHosted = model.GetEnclosingSymbol(node.SpanStart, cancellationToken) is { } around && (around as INamedTypeSymbol ?? around.ContainingType) is { } type && HostedService.IsHosted(type, settings.HostTypes);
        var endsLate = call.IsWait && (isHosted || (token.Rank < TokenRank.Member && IsInServiceLoop(node, model, settings, cancellationToken)));
        if (!endsLate && ((call.IsRefused && !replacesRefusal) || call.Remedy is TokenRemedy.Task or TokenRemedy.Handle))
            return null;

        return FindChanges(call, token.Expression, model, cancellationToken) is { } changes ? new TokenLoss(call, token, isHosted, endsLate, changes) : null;
    }

    /// <summary>A loop that only tries again ends by itself.</summary>
    private static bool IsInServiceLoop(SyntaxNode node, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        ServiceLoop.FindAround(node, model, cancellationToken) is not null
        && !(node is InvocationExpressionSyntax wait && RetryPause.Is(wait, model, settings.Options, cancellationToken));

    private static ImmutableArray<TextChange>? FindChanges(LostCall call, string token, SemanticModel model, CancellationToken cancellationToken) => call.Remedy switch
    {
        TokenRemedy.Argument => TokenForwarding.TryForward(call.Syntax, token, model, cancellationToken, call.IsRefused)?.Changes,
        TokenRemedy.Stream => TokenlessStream.TryForward(call.Syntax, token, model),
        TokenRemedy.Task => WaitWrapping.TryWaitForTask((InvocationExpressionSyntax)call.Syntax, token, model, cancellationToken),
        _ => ImmutableArray<TextChange>.Empty,
    };

    /// <summary>Whether a client that goes away would cut short what its request was to change; only its author knows how much of that may be left undone.</summary>
    private static bool IsOfUnsafeRequest(ReachableToken token, SyntaxNode node)
    {
        if (token is not { Rank: TokenRank.Context, Source: IPropertySymbol } || node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } action)
            return false;

        foreach (var list in action.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                if (attribute.Name.ToString() is "HttpPost" or "HttpPut" or "HttpPatch" or "HttpDelete")
                    return true;
            }
        }

        return false;
    }
}
