using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A call that can be given a token.</summary>
/// <param name="Target">The method that it calls with the token.</param>
/// <param name="Changes">The changes of the file's text, in order, that make it so.</param>
internal sealed record ForwardedCall(IMethodSymbol Target, ImmutableArray<TextChange> Changes);

/// <summary>Gives calls a token: finds the overload that takes one, and proves by binding that the changed call means it.</summary>
internal static class TokenForwarding
{
    /// <summary>Whether the call has a parameter, or an overload with one, for a token that it is not given; asked before any token is looked for.</summary>
    public static bool CanTakeToken(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) => TryForward(call, "default", model, cancellationToken) is not null;

    /// <param name="call">An invocation or an object creation.</param>
    /// <param name="token">The expression of the token, as it is to be written.</param>
    /// <returns>Null where the call can't be given the token without a change of its meaning.</returns>
    public static ForwardedCall? TryForward(ExpressionSyntax call, string token, SemanticModel model, CancellationToken cancellationToken) => null;
}
