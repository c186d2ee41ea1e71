using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>A call of <c>Thread.Sleep</c> or <c>SpinWait.SpinUntil</c>.</summary>
/// <param name="IsLong">Whether it may block for longer than what is of no account.</param>
/// <param name="IsNothing">Whether it only gives up the thread's turn.</param>
internal sealed record SleepCall(InvocationExpressionSyntax Syntax, IMethodSymbol Method, bool IsLong, bool IsNothing)
{
    public bool IsSpin => Method.Name is "SpinUntil";

    public static SleepCall? TryMatch(InvocationExpressionSyntax call, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => null,
        };
        if (name is not ("Sleep" or "SpinUntil")
            || model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type } method
            || !(name is "Sleep" ? type.Is("System.Threading", "Thread") : type.Is("System.Threading", "SpinWait")))
        {
            return null;
        }

        var length = WaitLength.Of(call, method, model, cancellationToken);
        return new(call, method, length is not { } known || known < 0 || known > settings.MinimumDelay, length is 0 or 1);
    }
}
