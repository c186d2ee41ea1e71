namespace Seaworthy.Tests.Harness;

/// <summary>The rows of <see cref="RuleCase"/> that are about retry loops: each loop is fine but for one thing.</summary>
internal static partial class RetryCases
{
    public static IReadOnlyList<RuleCase> All =>
    [
        NoPause,
        FixedPause,
        Unbounded,
        HandlesEverything,
        RetriesCancellation,
        SwallowsLastFailure,
        BlockingWait,
        PauseIgnoresToken,
        NestedRetries,
        ReusedRequest,
        WaitsAfterLastAttempt,
        BrokenCounter,
    ];
}
