namespace Seaworthy.Retry.Recognition;

/// <summary>How a comparison of numbers has turned out, round after round.</summary>
internal sealed class ComparisonRecord(IOperation comparison, bool first, double distance)
{
    public IOperation Comparison { get; } = comparison;

    public bool First { get; } = first;

    public int Count { get; set; } = 1;

    /// <summary>Whether it has turned out both ways.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Whether what is compared differs from round to round.</summary>
    public bool Moves { get; set; }

    /// <summary>Whether the two sides come closer from round to round.</summary>
    public bool Approaches { get; set; }

    public double Distance { get; set; } = distance;
}

/// <summary>What has been seen while a loop was run in thought.</summary>
internal sealed class WalkLog
{
    private const int MaxPauses = 16;
    private const int MaxCountedRounds = 400;

    private readonly Dictionary<SyntaxNode, ComparisonRecord> _comparisons = new();

    public int Attempts { get; private set; }

    /// <summary>What has been known when the first and the second attempt began.</summary>
    public WalkState? AtFirstAttempt { get; private set; }

    public WalkState? AtSecondAttempt { get; private set; }

    /// <summary>The pauses before the second, third, … attempt; null where there was none.</summary>
    public List<KnownValue?> Pauses { get; } = new();

    /// <summary>The waits of every round, one after the other.</summary>
    public List<WaitCall> Waits { get; } = new();

    /// <summary>Every way out that some round could have taken.</summary>
    public List<Jump> Exits { get; } = new();

    /// <summary>The way out that was taken in the end.</summary>
    public Jump? FinalExit { get; private set; }

    public bool IsEndless { get; set; }

    public bool HasNextRound { get; set; }

    public List<IOperation> UnknownConditions { get; } = new();

    public IEnumerable<ComparisonRecord> Comparisons => _comparisons.Values;

    public void Attempt(WalkState state)
    {
        var waited = state.TakeWait();
        Attempts++;
        if (Attempts is 1)
        {
            AtFirstAttempt = state.Clone();
            return;
        }

        if (Attempts is 2)
            AtSecondAttempt = state.Clone();

        if (Pauses.Count < MaxPauses)
            Pauses.Add(waited);
    }

    /// <summary>One more attempt stands behind the loop, so the last pause of the loop comes before it.</summary>
    public void AddFinalAttempt()
    {
        if (FinalExit?.State is { } state && Pauses.Count < MaxPauses)
            Pauses.Add(state.TakeWait());
    }

    public void End(Jump? exit) => FinalExit = exit;

    public void Wait(WaitCall wait) => Waits.Add(wait);

    public void Compare(IOperation comparison, bool truth, double distance)
    {
        if (!_comparisons.TryGetValue(comparison.Syntax, out var record))
        {
            _comparisons.Add(comparison.Syntax, new ComparisonRecord(comparison, truth, distance));
            return;
        }

        record.Count++;
        record.HasChanged |= truth != record.First;
        record.Moves |= distance != record.Distance;
        record.Approaches = Math.Abs(distance) < Math.Abs(record.Distance);
        record.Distance = distance;
    }

    /// <summary>More rounds are run while a counter is on its way to its bound.</summary>
    public int MaxRounds(int otherwise)
    {
        foreach (var record in _comparisons.Values)
        {
            if (record.Approaches)
                return MaxCountedRounds;
        }

        return otherwise;
    }
}
