namespace Seaworthy.Tests.Execution.Running;

/// <summary>One call of the dependency: its number, when it came on the fake clock, and how it ended.</summary>
public sealed record Attempt(int Number, string Name, TimeSpan At, string Ended);

/// <summary>
/// What tested code depends on. It answers as its script says, in order, and with "ok" when the script is used up;
/// it remembers each call, and each step that the code notes, so that the order of evaluation can be compared.
/// </summary>
public sealed class Dependency(TimeProvider clock, IReadOnlyList<Outcome> script)
{
    private readonly long _start = clock.GetTimestamp();
    private readonly List<Attempt> _attempts = [];
    private readonly List<string> _steps = [];
    private readonly List<Exception> _failures = [];

    public IReadOnlyList<Attempt> Attempts => _attempts;

    public IReadOnlyList<string> Steps => _steps;

    /// <summary>What was thrown at the code under test.</summary>
    public IReadOnlyList<Exception> Failures => _failures;

    public string? Call(string name = "call")
    {
        var outcome = _attempts.Count < script.Count ? script[_attempts.Count] : Outcome.Return("ok");
        var at = clock.GetElapsedTime(_start);
        if (outcome is Outcome.Throws throws)
        {
            var exception = throws.Exception();
            _attempts.Add(new(_attempts.Count + 1, name, at, exception.GetType().Name));
            _failures.Add(exception);
            throw exception;
        }

        var value = (string?)((Outcome.Returns)outcome).Value;
        _attempts.Add(new(_attempts.Count + 1, name, at, value ?? "null"));
        return value;
    }

    public async Task<string?> CallAsync(string name = "call")
    {
        await Task.Yield();
        return Call(name);
    }

    /// <summary>Remembers that this was evaluated.</summary>
    public T Step<T>(string step, T value)
    {
        _steps.Add(step);
        return value;
    }
}
