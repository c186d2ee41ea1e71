using Seaworthy.Tests.Execution.Retry.Running;

namespace Seaworthy.Tests.Execution.Retry.Comparing;

internal enum RunAspect
{
    Calls,
    Waits,
    Logs,
    Steps,
    Disposed,

    /// <summary>What came before what.</summary>
    Order,

    /// <summary>On which context the code ran.</summary>
    Context,

    /// <summary>What was returned or thrown.</summary>
    End,
}

/// <summary>Something that the loop did in one way and what a fix made of it in another.</summary>
internal sealed record RunDifference(RunAspect Aspect, Observation Before, Observation After)
{
    public override string ToString() => $"{Before.Scenario}: {Aspect} {Show(Before)} became {Show(After)}";

    public static IReadOnlyList<RunDifference> Between(Observation before, Observation after) =>
        [.. Enum.GetValues<RunAspect>().Select(aspect => new RunDifference(aspect, before, after)).Where(difference => difference.Show(before) != difference.Show(after))];

    private string Show(Observation run) => Aspect switch
    {
        RunAspect.Calls => List(run.Calls),
        RunAspect.Waits => List(run.Waits),
        RunAspect.Logs => List(run.Logs),
        RunAspect.Steps => List(run.Steps),
        RunAspect.Disposed => List(run.Disposed),
        // Where the waits differ in number, they are another difference.
        RunAspect.Order => List(run.Events.Where(happened => Before.Waits.Count == After.Waits.Count || happened.Kind is not EventKind.Wait)
            .Where(happened => happened.Kind is not EventKind.Dispose).Select(happened => happened.Text)),
        RunAspect.Context => run.Events.Any(happened => happened is { Kind: EventKind.Call or EventKind.Log, OnContext: false }) ? "off the context" : "on it",
        _ => run.End,
    };

    private static string List<T>(IEnumerable<T> items) => "[" + string.Join(", ", items) + "]";
}
