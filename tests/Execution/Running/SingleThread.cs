using System.Collections.Concurrent;

namespace Seaworthy.Tests.Execution.Running;

/// <summary>Runs code to its end on this thread; whenever it waits for nothing but time, the clock goes on.</summary>
internal sealed class SingleThread : SynchronizationContext
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly BlockingCollection<(SendOrPostCallback Callback, object? State)> _queue = [];

    public override void Post(SendOrPostCallback d, object? state) => _queue.Add((d, state));

    public override void Send(SendOrPostCallback d, object? state) => d(state);

    public static object? Run(Func<Task<object?>> code, RecordedClock clock)
    {
        var outer = Current;
        var thread = new SingleThread();
        SetSynchronizationContext(thread);
        try
        {
            var task = code();
            thread.RunUntilDone(task, clock);
            return task.GetAwaiter().GetResult();
        }
        finally
        {
            SetSynchronizationContext(outer);
        }
    }

    private void RunUntilDone(Task task, RecordedClock clock)
    {
        var waited = TimeSpan.Zero;
        while (!task.IsCompleted)
        {
            if (_queue.TryTake(out var work, Quiet))
            {
                work.Callback(work.State);
                waited = TimeSpan.Zero;
            }
            else if (!task.IsCompleted && !clock.GoToNextTimer())
            {
                waited += Quiet;
                if (waited > Patience)
                    throw new TimeoutException("The code waits for something that never happens.");
            }
        }
    }
}
