namespace Seaworthy.Retry.Rules;

/// <summary>SEA1012: there is a pause although no attempt follows.</summary>
internal static class WaitsAfterLastAttempt
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1012",
        Family.Retry,
        Level.Suggestion,
        title: "Retry waits after the final attempt",
        message: "'{0}' also waits when no attempt follows; wait only in front of another one",
        description: "The outcome is known, and the caller still waits for it, most often for the longest of all pauses.");

    public static void Check(RetryLoop loop, NodeContext context)
    {
        if (loop is { Pause: { IsAfterLastFailure: true, Kind: not (PauseKind.None or PauseKind.Unknown), Waits: { IsEmpty: false } waits } }
            && loop is { Limit.Kind: LimitKind.Counted, Exhaustion.Kind: not ExhaustionKind.FinalAttempt })
        {
            context.ReportDiagnostic(Rule.On(loop, waits[0].Syntax.GetLocation(), Rule.DefaultSeverity, waits[0].Syntax.Expression.ToString()));
        }
    }
}
