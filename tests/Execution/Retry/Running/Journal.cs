namespace Seaworthy.Tests.Execution.Retry.Running;

internal enum EventKind
{
    Call,
    Wait,
    Log,
    Step,
    Dispose,
}

/// <summary>Something that can be seen of a run from outside.</summary>
/// <param name="OnContext">Whether the code ran on its synchronization context.</param>
internal sealed record RunEvent(EventKind Kind, string Text, bool OnContext, TimeSpan Length = default);

/// <summary>What a run does, in order, and what its scenario does to it.</summary>
internal sealed class Journal(Scenario scenario, string retried) : IDisposable
{
    private static readonly AsyncLocal<Journal?> Ambient = new();

    private readonly List<RunEvent> _events = [];
    private readonly CancellationTokenSource _cancellation = new();
    private int _calls;
    private int _waits;

    /// <summary>The journal of the run that asks; a pipeline outlives a run, and so can't be given one.</summary>
    public static Journal Current => Ambient.Value ?? throw new InvalidOperationException("No run is under way.");

    public Scenario Scenario => scenario;

    public CancellationToken Token => _cancellation.Token;

    public IReadOnlyList<RunEvent> Events => _events;

    public void Begin()
    {
        Ambient.Value = this;
        if (scenario.CancelledBefore)
            _cancellation.Cancel();
    }

    public void Add(EventKind kind, string text, TimeSpan length = default)
    {
        lock (_events)
            _events.Add(new RunEvent(kind, text, SynchronizationContext.Current is SingleThreadContext, length));
    }

    /// <summary>Writes a call down, and tells what becomes of it.</summary>
    public (int Number, Fault Fault) Call(string text, CancellationToken token)
    {
        var number = ++_calls;
        Add(EventKind.Call, text);
        token.ThrowIfCancellationRequested();
        if (scenario.CancelledInCall == number)
        {
            _cancellation.Cancel();
            if (scenario.CallObservesToken)
                token.ThrowIfCancellationRequested();
        }

        return (number, number <= scenario.Faults.Length ? scenario.Faults[number - 1] : Fault.None);
    }

    /// <summary>Whether a failure is told by the result of the call with this number.</summary>
    public bool FailsByResult(int number) => retried is "result" || (retried is "both" && number % 2 is 0);

    public Exception Failure(int number, Fault fault) => (fault, retried) switch
    {
        (Fault.Unforeseen, _) => new NotSupportedException($"call {number} is not supported"),
        (Fault.Slow, _) => new TimeoutException($"call {number} was slow"),
        (Fault.NoFile, _) => new FileNotFoundException($"call {number} found no file"),
        (Fault.TimedOut, _) => new TaskCanceledException($"call {number} timed out", new TimeoutException("100 s have passed")),
        (_, "IOException") => new IOException($"call {number} failed"),
        (_, "TimeoutException") => new TimeoutException($"call {number} failed"),
        _ => new HttpRequestException($"call {number} failed"),
    };

    /// <summary>Writes a wait down; true when the token is cancelled while it lasts.</summary>
    public bool Wait(TimeSpan length)
    {
        Add(EventKind.Wait, "wait", length);
        if (scenario.CancelledInPause != ++_waits)
            return false;

        _cancellation.Cancel();
        return true;
    }

    public void Dispose() => _cancellation.Dispose();
}
