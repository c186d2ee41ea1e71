namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>What the waits of a case are sent to in the copy that is run: they are written down and end at once.</summary>
public static class VirtualTime
{
    /// <summary>How long a wait lasts during which the token is cancelled, so that only waits that don't look at it come to their end.</summary>
    private static readonly TimeSpan Cancelled = TimeSpan.FromMilliseconds(150);

    public static TimeProvider Clock { get; } = new JournalClock();

    public static Task Delay(int milliseconds, CancellationToken cancellationToken = default) => Delay(TimeSpan.FromMilliseconds(milliseconds), cancellationToken);

    public static Task Delay(TimeSpan length, CancellationToken cancellationToken = default) => Task.Delay(length, Clock, cancellationToken);

    public static void Sleep(int milliseconds) => Sleep(TimeSpan.FromMilliseconds(milliseconds));

    public static void Sleep(TimeSpan length) => Task.Delay(length, Clock).GetAwaiter().GetResult();

    private sealed class JournalClock : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => System.CreateTimer(
            callback, state, dueTime < TimeSpan.Zero ? dueTime : Journal.Current.Wait(dueTime) ? Cancelled : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
