using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3002: a service goes on waiting although it has been told to stop.</summary>
internal static class WaitIgnoresToken
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3002",
        Family.Shutdown,
        Level.Warning,
        title: "Wait ignores the stopping token",
        message: "'{0}' goes on waiting after '{1}' is cancelled; pass the token",
        description: "A service that waits for something else than its token is stopped only when that comes. Until then the host waits with it, and all services share the time that is left: the others get none of it to save their work.");

    public static void Check(TokenLoss loss, NodeContext context)
    {
        if (loss.EndsLate)
            context.ReportDiagnostic(Rule.At(loss.Call.Name.GetLocation()!, loss.Call.Name.ToString(), loss.Token.Name));
    }
}
