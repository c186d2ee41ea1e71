namespace Seaworthy.Retry.Rules;

/// <summary>SEA1013: what should count the attempts does not.</summary>
internal static class BrokenCounter
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1013",
        Family.Retry,
        Level.Warning,
        title: "Retry counter restarts or never advances",
        message: "'{0}' {1}, so it never reaches its bound and the loop does not give up; count every attempt",
        description: "The loop looks as if it had a bound, and has none: while the operation fails, it is tried again without end.");

    public static Diagnostic? Find(RetryLoop loop)
    {
        foreach (var counter in loop.Counters)
        {
            if (counter.Fault is not CounterFault.None)
                return Rule.On(loop, counter.Symbol.Name, Describe(counter.Fault));

            // Another counter that doesn't count does no harm while this one ends the loop.
            if (loop.Limit.Kind is LimitKind.Counted or LimitKind.Timed)
                return null;
        }

        return null;
    }

    private static string Describe(CounterFault fault) => fault switch
    {
        CounterFault.Restarts => "starts again in every attempt",
        CounterFault.AdvancesOnSuccessOnly => "only counts attempts that succeed",
        _ => "is never changed",
    };
}
