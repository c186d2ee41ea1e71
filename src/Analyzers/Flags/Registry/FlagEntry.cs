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

/// <summary>Where it is known from; what comes first has the say.</summary>
internal enum FlagSource
{
    Attribute,
    Option,
    Registry,

    /// <summary>The export of a vendor, by a mark that a person has set there.</summary>
    Export,

    /// <summary>Configuration files, where an option says that nothing overrides them.</summary>
    Configuration,

    /// <summary>Named somewhere, and nothing more.</summary>
    Mention,
}

/// <summary>What the sources say about a flag, with the first one's say by the order of precedence.</summary>
internal sealed record FlagEntry(string Key, FlagState State)
{
    /// <summary>Set where the flag is retired, and only there.</summary>
    public FlagValue? Value { get; init; }

    public FlagSource Source { get; init; } = FlagSource.Registry;

    /// <summary>Whether two explicit sources say different things: then there is a finding and no fix.</summary>
    public bool IsDisputed { get; init; }

    public string? Owner { get; init; }

    public string? Ticket { get; init; }

    public DateTime? Created { get; init; }

    public DateTime? Expires { get; init; }

    public DateTime? RetiredOn { get; init; }

    /// <summary>How old a flag of its kind may get.</summary>
    public int? MaxAgeDays { get; init; }

    public ImmutableArray<string> Aliases { get; init; } = ImmutableArray<string>.Empty;

    /// <summary>What a configuration file sets it to, which proves nothing by itself; null where it depends on a filter.</summary>
    public FlagValue? Configured { get; init; }

    /// <summary>The entry in its file; null for an option or an attribute.</summary>
    public Location? Location { get; init; }

    /// <summary>The last day on which an active flag is still fine.</summary>
    public DateTime? LastDay =>
        State is not FlagState.Active ? null
        : Expires is not null ? Expires
        : MaxAgeDays is { } days && days > 0 && Created is { } created && days < (DateTime.MaxValue - created).TotalDays ? created.AddDays(days)
        : null;

    /// <summary>Whether a decision has been made about it: to retire it with a value, or to keep it for good.</summary>
    public bool IsDecided => State is not FlagState.Active;

    /// <summary>Whether both are decided, and differently.</summary>
    public bool Contradicts(FlagEntry other) =>
        IsDecided && other.IsDecided && (State != other.State || Value != other.Value);
}
