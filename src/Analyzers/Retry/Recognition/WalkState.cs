namespace Seaworthy.Retry.Recognition;

/// <summary>What is known at one point of a loop that is run in thought.</summary>
internal sealed class WalkState
{
    public Dictionary<ISymbol, KnownValue> Values { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>How long the code has waited since the last failure; null when it has not waited.</summary>
    public KnownValue? Waited { get; private set; }

    public WalkState Clone()
    {
        var clone = new WalkState { Waited = Waited };
        foreach (var pair in Values)
            clone.Values.Add(pair.Key, pair.Value);

        return clone;
    }

    /// <summary>Takes over what the other knows.</summary>
    public void Become(WalkState other)
    {
        if (ReferenceEquals(this, other))
            return;

        Values.Clear();
        foreach (var pair in other.Values)
            Values.Add(pair.Key, pair.Value);

        Waited = other.Waited;
    }

    public void Wait(KnownValue duration) =>
        Waited = Waited is not { } before
            ? duration
            : before.IsNumeric && duration.IsNumeric ? new KnownValue(KnownKind.Duration, before.Number + duration.Number).From(before).From(duration) : KnownValue.Unknown.From(before).From(duration);

    public KnownValue? TakeWait()
    {
        var waited = Waited;
        Waited = null;
        return waited;
    }

    /// <summary>What is still known when the code comes from either of two places.</summary>
    public static WalkState? Merge(WalkState? one, WalkState? other)
    {
        if (one is null || other is null)
            return one ?? other;

        var merged = new WalkState();
        foreach (var pair in one.Values)
            merged.Values.Add(pair.Key, other.Values.TryGetValue(pair.Key, out var value) ? pair.Value.Or(value) : KnownValue.Unknown);

        foreach (var pair in other.Values)
        {
            if (!merged.Values.ContainsKey(pair.Key))
                merged.Values.Add(pair.Key, KnownValue.Unknown);
        }

        // A wait on one of the ways is a wait of unknown length.
        merged.Waited = one.Waited == other.Waited ? one.Waited : KnownValue.Unknown.From(one.Waited ?? default).From(other.Waited ?? default);
        return merged;
    }

    public bool HasSameValues(WalkState other)
    {
        if (Values.Count != other.Values.Count)
            return false;

        foreach (var pair in Values)
        {
            if (!other.Values.TryGetValue(pair.Key, out var value) || value != pair.Value)
                return false;
        }

        return true;
    }
}
