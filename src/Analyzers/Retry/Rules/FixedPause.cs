namespace Seaworthy.Retry.Rules;

/// <summary>SEA1002: the pauses between attempts don't grow enough, and are the same for all callers.</summary>
internal static class FixedPause
{
    /// <summary>A pause this long belongs to a schedule.</summary>
    private const double Schedule = 60_000;

    /// <summary>Another process lets go of a file within moments.</summary>
    private const double MomentOfLocalFile = 100;

    /// <summary>A program that starts may wait for what it needs, up to this many attempts.</summary>
    private const int AttemptsAtStart = 10;

    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1002",
        Family.Retry,
        Level.Suggestion,
        title: "Retry pause is fixed, without backoff and jitter",
        message: "The pause before '{0}' is tried again {1}; let it grow exponentially, with jitter",
        description: "Callers that failed together wait equally long and come back together, again and again. A pause that doubles gives an overloaded service time to recover, and a random part spreads its callers.");

    public static void Check(RetryLoop loop, RetrySettings settings, NodeContext context)
    {
        if (loop is not { Pause: { Kind: PauseKind.Constant or PauseKind.Linear, HasJitter: false } pause, Limit.Attempts: null or >= 3 } || IsFine(loop, settings, context.CancellationToken))
            return;

        var growth = pause.Kind is PauseKind.Constant ? "is always the same" : "only grows by the same amount";
        context.ReportDiagnostic(Rule.On(loop, RetriedName.Of(loop), growth));
    }

    private static bool IsFine(RetryLoop loop, RetrySettings settings, CancellationToken cancellationToken)
    {
        var first = loop.Pause.Milliseconds.IsDefaultOrEmpty ? (double?)null : loop.Pause.Milliseconds[0];
        return first >= Schedule
            // Without a bound a growing pause is not enough; it is asked for once there is one.
            || Unbounded.Find(loop, cancellationToken) is not null
            || loop.Pause is { Kind: PauseKind.Constant, ReadsCounter: true }
            || (StartupCode.Contains(loop) && (loop.Limit.Kind is not LimitKind.None && loop.Limit.Attempts is null or <= AttemptsAtStart))
            || (settings.IgnoreLocalIO && first <= MomentOfLocalFile && loop.Pause.Kind is PauseKind.Constant && LocalFileWork.IsAllOf(loop, cancellationToken));
    }
}
