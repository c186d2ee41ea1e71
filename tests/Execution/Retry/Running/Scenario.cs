namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>What fails in a call of the dependency.</summary>
internal enum Fault
{
    None,

    /// <summary>What the loop of the case retries: its exception, or a bad result.</summary>
    Retried,

    /// <summary>An exception that no case names.</summary>
    Unforeseen,

    /// <summary>A timeout; cases that retry it name it.</summary>
    Slow,

    /// <summary>A file that is missing: an IOException of a kind.</summary>
    NoFile,

    /// <summary>What HttpClient throws when its own timeout has passed: a cancellation that nobody asked for.</summary>
    TimedOut,
}

/// <summary>One way in which the world behaves while a case runs.</summary>
/// <param name="Faults">What the calls fail with, in order; the calls after them succeed.</param>
internal sealed record Scenario(string Name, params Fault[] Faults)
{
    /// <summary>The cases end after so many failures at the latest.</summary>
    private const int Many = 99;

    public bool CancelledBefore { get; init; }

    /// <summary>The number of the call during which the token is cancelled.</summary>
    public int? CancelledInCall { get; init; }

    /// <summary>Whether that call looks at the token before it fails or succeeds. Others look at it when they begin.</summary>
    public bool CallObservesToken { get; init; } = true;

    public int? CancelledInPause { get; init; }

    public bool Cancels => CancelledBefore || CancelledInCall is not null || CancelledInPause is not null;

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("no failure"),
        new("1 failure", Fault.Retried),
        new("2 failures", Repeat(2)),
        new("3 failures", Repeat(3)),
        new("99 failures", Repeat(Many)),
        new("unforeseen", Fault.Unforeseen),
        new("unforeseen after a failure", Fault.Retried, Fault.Unforeseen),
        new("mixed", Fault.Retried, Fault.Slow, Fault.NoFile, Fault.Retried, Fault.Slow),
        new("slow", [.. Enumerable.Repeat(Fault.Slow, Many)]),
        new("no file", Fault.NoFile),
        new("timed out", Fault.TimedOut, Fault.TimedOut),
        new("cancelled before") { CancelledBefore = true },
        new("cancelled in attempt 1") { CancelledInCall = 1 },
        new("cancelled in attempt 2", Fault.Retried) { CancelledInCall = 2 },
        new("cancelled in attempt 1, which fails", Repeat(Many)) { CancelledInCall = 1, CallObservesToken = false },
        new("cancelled in attempt 2, which fails", Repeat(Many)) { CancelledInCall = 2, CallObservesToken = false },
        new("cancelled in attempt 1, which succeeds") { CancelledInCall = 1, CallObservesToken = false },
        new("cancelled in the first pause", Repeat(Many)) { CancelledInPause = 1 },
    ];

    public override string ToString() => Name;

    private static Fault[] Repeat(int times) => [.. Enumerable.Repeat(Fault.Retried, times)];
}
