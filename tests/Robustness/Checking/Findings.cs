namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>What was tried, and what went wrong.</summary>
internal sealed class Findings
{
    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    public int Diagnostics { get; set; }

    public int Actions { get; set; }

    /// <summary>Fixes that were compiled, because the code before them compiled.</summary>
    public int Compiled { get; set; }

    public void Add(string failure)
    {
        lock (_failures)
            _failures.Add(failure);
    }
}
