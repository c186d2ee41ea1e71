using System.Globalization;
using Seaworthy.Retry;

namespace Seaworthy.Tests.Retry;

/// <summary>A retry loop in one line, for people and for tests.</summary>
internal static class RetryLoopText
{
    public static string Of(RetryLoop loop)
    {
        var parts = new List<string>
        {
            $"{loop.Shape.ToString().ToLowerInvariant()}: {Limit(loop.Limit)}",
            Pause(loop.Pause),
            Exhaustion(loop.Exhaustion),
        };

        if (loop.ResultCheck is { } check)
            parts.Add($"result {check.Condition}");

        if (loop.Token.InReach is { } token)
            parts.Add($"token {token}{(loop.Token.IsObserved ? loop.Pause.Waits.Any(wait => wait.Token is not null) ? "" : ", observed" : loop.Pause.Kind is PauseKind.None ? "" : ", not observed")}");

        if (loop.Operation is { } operation)
            parts.Add($"helper of {operation.Name}");

        if (!loop.OtherCatches.IsEmpty)
            parts.Add($"{loop.OtherCatches.Length} other catch");

        parts.AddRange(loop.Counters.Where(counter => counter.Fault is not CounterFault.None).Select(counter => $"{counter.Symbol.Name} {Words(counter.Fault)}"));
        if (loop.Confidence is not Confidence.High)
            parts.Add("medium");

        return string.Join("; ", parts);
    }

    private static string Limit(AttemptLimit limit) => limit switch
    {
        { Kind: LimitKind.Counted, Attempts: { } attempts } => string.Create(CultureInfo.InvariantCulture, $"{attempts} attempts"),
        { Kind: LimitKind.Counted, Bound: { } bound, Offset: 0 } => $"{bound} attempts",
        { Kind: LimitKind.Counted, Bound: { } bound, Offset: var offset } => string.Create(CultureInfo.InvariantCulture, $"{bound} {(offset > 0 ? '+' : '-')} {Math.Abs(offset)} attempts"),
        { Kind: LimitKind.Counted } => "counted attempts",
        { Kind: LimitKind.Timed } => "until a time",
        { Kind: LimitKind.Unknown } => "some limit",
        { Unenforced: { } comparison } => $"unbounded, {comparison} is not enforced",
        _ => "unbounded",
    };

    private static string Pause(RetryPause pause)
    {
        if (pause.Kind is PauseKind.None)
            return "no pause";

        var text = $"{pause.Kind.ToString().ToLowerInvariant()} pause";
        if (pause.HasJitter)
            text += " with jitter";

        if (!pause.Milliseconds.IsEmpty)
            text += " " + string.Join(", ", pause.Milliseconds.Take(pause.Kind is PauseKind.Constant ? 1 : 16).Select(length => length.ToString(CultureInfo.InvariantCulture)));

        if (pause.CapMilliseconds is { } cap)
            text += string.Create(CultureInfo.InvariantCulture, $", capped at {cap}");

        if (pause.IsAfterLastFailure)
            text += ", and after the last";

        return pause.Waits.Any(wait => wait.Blocks) ? text + " (blocks)" : text;
    }

    private static string Exhaustion(Exhaustion exhaustion)
    {
        var text = exhaustion.Kind switch
        {
            ExhaustionKind.ThrowsAfterLoop => "throws after the loop",
            ExhaustionKind.LeavesFromHandler => "leaves from the handler",
            ExhaustionKind.FinalAttempt => "one more attempt",
            var kind => Words(kind),
        };

        if (exhaustion.Swallows)
            text += ", swallowed";

        return exhaustion is { Swallows: true, Logs: not null } ? text + ", logged" : text;
    }

    private static string Words<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((character, i) => char.IsUpper(character) ? (i > 0 ? " " : "") + char.ToLowerInvariant(character) : character.ToString()));
}
