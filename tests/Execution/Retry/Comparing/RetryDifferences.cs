using System.Globalization;
using System.Text;
using Seaworthy.Tests.Execution.Retry.Running;

namespace Seaworthy.Tests.Execution.Retry.Comparing;

/// <summary>What an action is for.</summary>
internal enum ActionKind
{
    /// <summary>To do the same in another way.</summary>
    Rewrite,

    /// <summary>To do the same with better pauses.</summary>
    Backoff,

    /// <summary>To mend one thing.</summary>
    Repair,
}

/// <summary>A way in which a loop may behave otherwise after its fix, and the proof that a difference is of this kind.</summary>
/// <param name="Before">What the loop did, for readers of the rule's page.</param>
/// <param name="After">What happens now.</param>
/// <param name="Reason">Why that is right, or can't be helped.</param>
/// <param name="Kind">Which actions may show it.</param>
internal sealed record RetryDifference(string Id, string Title, string Before, string After, string Reason, ActionKind Kind, Func<RunDifference, bool> Explains);

/// <summary>The whole list of what a rewritten loop may do otherwise.</summary>
internal static class RetryDifferences
{
    /// <summary>The longest pause that a rewritten loop of the cases may make.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(2);

    public static IReadOnlyList<RetryDifference> All { get; } =
    [
        new(
            "cancelled-before", "The token is cancelled before an attempt begins",
            "the attempt is made, and ends in `OperationCanceledException`", "the same exception, and the attempt is not made",
            "A pipeline looks at the token before the first attempt, and before and during each pause.",
            ActionKind.Rewrite,
            difference => LosesCancelledAttempt(difference) && difference.Before.EndsInCancellation),
        new(
            "cancelled-before-unseen", "The token is cancelled before the first attempt, which doesn't look at it",
            "the attempt is made, and the token counts only in the pauses", "`OperationCanceledException`, and no attempt is made",
            "A pipeline looks at the token before the first attempt.",
            ActionKind.Rewrite,
            difference => difference is { Before.Scenario.CancelledBefore: true, Before.EndsInCancellation: false, After.Calls: [] } && LosesCancelledAttempt(difference)),
        new(
            "cancelled-type", "The kind of exception that tells of a cancellation",
            "`TaskCanceledException` where the pause was about to begin", "`OperationCanceledException`, from which it derives, with the same token",
            "A pipeline looks at the token before it begins to wait.",
            ActionKind.Rewrite,
            difference => difference is { Aspect: RunAspect.End, Before: { Scenario.Cancels: true, EndsInCancellation: true, Calls.Count: > 0 }, After: { EndsInCancellation: true, Calls.Count: > 0 } }),
        new(
            "last-wait", "The pause after the last failure",
            "waits once more, and then gives up", "gives up at once",
            "No attempt follows, so nobody gains from the wait.",
            ActionKind.Rewrite,
            difference => difference.Aspect is RunAspect.Waits && LosesLastWait(difference) && difference.Before.Waits.SkipLast(1).SequenceEqual(difference.After.Waits)),
        new(
            "disposed", "Results that led to another attempt are disposed",
            "left to the garbage collector", "disposed before the next attempt; the last one is returned as it is",
            "A pipeline disposes what it doesn't return.",
            ActionKind.Rewrite,
            difference => difference is { Aspect: RunAspect.Disposed, Before.Disposed.Count: 0 }
                && !difference.After.Disposed.Any(reply => difference.After.Returned.EndsWith(reply, StringComparison.Ordinal))),
        new(
            "execution-context", "What an attempt leaves in the execution context, such as a culture, an activity or an `AsyncLocal`",
            "is still there behind the loop", "is gone behind the pipeline",
            "A pipeline runs each attempt in a method of its own.",
            ActionKind.Rewrite,
            difference => difference.Aspect is RunAspect.Logs or RunAspect.Order
                && difference.Before.Logs.Select(WithoutTrail).SequenceEqual(difference.After.Logs.Select(WithoutTrail))),
        new(
            "pauses", "The lengths of the pauses",
            "none, or always the same", "longer with each failure, and different each time",
            "That is what the fix is for; another action keeps the timing.",
            ActionKind.Backoff,
            difference => (difference.Aspect is RunAspect.Waits && HasGoodPauses(difference)) || IsCancelledInNewPause(difference)),
        new(
            "token", "The token that was in reach is used",
            "a cancellation waited for the end of the pauses and attempts", "`OperationCanceledException` as soon as the token is cancelled",
            "The pauses are longer than before, and a service that stops must not wait for them.",
            ActionKind.Backoff,
            difference => difference is { Before.Scenario.Cancels: true, After.EndsInCancellation: true }
                && difference.After.Calls.SequenceEqual(difference.Before.Calls.Take(difference.After.Calls.Count))
                && difference.After.Logs.SequenceEqual(difference.Before.Logs.Take(difference.After.Logs.Count))),
        new(
            "capped", "The number of attempts has a limit (SEA1003)",
            "tries for ever", "throws the tenth failure",
            "A caller that never gets an answer is worse off than one that gets an exception.",
            ActionKind.Repair,
            difference => difference is { Before.Calls.Count: > 10, After.Calls.Count: 10, After.Thrown: not null }
                && difference.After.Calls.SequenceEqual(difference.Before.Calls.Take(10))
                && difference.After.Logs.SequenceEqual(difference.Before.Logs.Take(difference.After.Logs.Count))
                && difference.After.Waits.SequenceEqual(difference.Before.Waits.Take(difference.After.Waits.Count))),
    ];

    /// <summary>The ids of the entries that together are all there is to a difference, those that the row names first; none when nothing allows it.</summary>
    public static IReadOnlyList<string> Explain(RunDifference difference, IReadOnlyList<string> expected, ActionKind kind)
    {
        if (kind is ActionKind.Backoff && difference.Aspect is RunAspect.Waits && HasGoodLengths(difference.After.Waits))
        {
            if (LosesLastWait(difference))
                return ["last-wait", "pauses"];

            if (expected.Contains("cancelled-before") && LosesCancelledAttempt(difference with { Aspect = RunAspect.Calls }) && difference.After.Waits.Count == difference.Before.Waits.Count - 1)
                return ["cancelled-before", "pauses"];
        }

        var entry = All.Where(entry => entry.Kind <= kind).OrderBy(entry => !expected.Contains(entry.Id)).FirstOrDefault(entry => entry.Explains(difference));
        return entry is null ? [] : [entry.Id];
    }

    /// <summary>What a pipeline that keeps the timing may show, as the rules' pages tell it.</summary>
    public static string ToMarkdown()
    {
        var table = new StringBuilder("| What | In the loop | In the pipeline | Why |\n|---|---|---|---|\n");
        foreach (var entry in All.Where(entry => entry.Kind is ActionKind.Rewrite))
            table.Append(CultureInfo.InvariantCulture, $"| {entry.Title} | {entry.Before} | {entry.After} | {entry.Reason} |\n");

        return table.ToString();
    }

    /// <summary>All is the same, but for the last attempt and the pause in front of it. Other pauses are a difference of their own.</summary>
    private static bool LosesCancelledAttempt(RunDifference difference)
    {
        var (before, after) = (difference.Before, difference.After);
        return difference.Aspect is not (RunAspect.Disposed or RunAspect.Steps)
            && before is { Scenario.Cancels: true, Calls.Count: > 0 }
            && after.EndsInCancellation
            && after.Calls.SequenceEqual(before.Calls.SkipLast(1))
            && after.Logs.SequenceEqual(before.Logs.Take(after.Logs.Count))
            && (difference.Aspect is not RunAspect.Waits || after.Waits.SequenceEqual(before.Waits.Take(before.Waits.Count - 1)));
    }

    private static string WithoutTrail(string line) => line.StartsWith("Information: Trail", StringComparison.Ordinal) ? "Information: Trail" : line;

    /// <summary>Before, each call was followed by a wait; now each but the last.</summary>
    private static bool LosesLastWait(RunDifference difference) =>
        difference.Before.Waits.Count == difference.Before.Calls.Count
        && difference.After.Waits.Count == difference.After.Calls.Count - 1
        && difference.Before.Calls.Count == difference.After.Calls.Count;

    /// <summary>Where there was no pause, none could be cancelled: the two runs are about different worlds.</summary>
    private static bool IsCancelledInNewPause(RunDifference difference) =>
        difference is { Before: { Scenario.CancelledInPause: not null, Waits.Count: 0 }, After: { EndsInCancellation: true, Waits.Count: 1 } };

    /// <summary>There are as many as before, or one between any two calls where there was none.</summary>
    private static bool HasGoodPauses(RunDifference difference) =>
        difference.After.Waits.Count == (difference.Before.Waits.Count is 0 ? difference.After.Calls.Count - 1 : difference.Before.Waits.Count)
        && HasGoodLengths(difference.After.Waits);

    /// <summary>None is endless, and they differ.</summary>
    private static bool HasGoodLengths(IReadOnlyList<TimeSpan> waits) =>
        waits.All(wait => wait > TimeSpan.Zero && wait <= Longest) && (waits.Count < 3 || waits.Distinct().Count() > 1);
}
