namespace Seaworthy.Flags.Registry;

internal enum FlagState
{
    /// <summary>Still varies.</summary>
    Active,

    /// <summary>Has one value for good: its code has to go.</summary>
    Retired,

    /// <summary>Is meant to stay, such as a kill switch.</summary>
    Permanent,
}

/// <summary>What the sources say about a flag, with the first one's say by the order of precedence.</summary>
internal sealed record FlagEntry(string Key, FlagState State)
{
    /// <summary>Set where the flag is retired, and only there.</summary>
    public FlagValue? Value { get; init; }

    /// <summary>Whether two explicit sources say different things: then there is a finding and no fix.</summary>
    public bool IsDisputed { get; init; }

    public string? Owner { get; init; }

    public string? Ticket { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? Expires { get; init; }

    public DateTime? RetiredOn { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>The entry in its file; null for an option or an attribute.</summary>
    public Location? Location { get; init; }
}
