using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Flags.Registry.Files;

/// <summary>Whose file it is; the names are those that the metadata <c>SeaworthyKind</c> may have.</summary>
internal enum FlagFileKind
{
    /// <summary>Our own <c>featureflags.json</c>.</summary>
    Flags,
    Unleash,
    LaunchDarkly,
    ConfigCat,
    Flagd,
    OpenFeature,
    AppSettings,
}

/// <summary>Something that is wrong with a flag file.</summary>
/// <param name="IsMinor">Whether it changes nothing about the flags, such as a property that nobody reads.</param>
internal sealed record FlagFileProblem(Location Location, string Message, bool IsMinor = false);

/// <summary>What one flag file says, and what is wrong with it.</summary>
internal sealed record FlagFile(string Path, FlagFileKind Kind)
{
    public ImmutableArray<FlagEntry> Flags { get; init; } = ImmutableArray<FlagEntry>.Empty;

    public ImmutableArray<FlagFileProblem> Problems { get; init; } = ImmutableArray<FlagFileProblem>.Empty;

    /// <summary>Whether it claims to name all flags; null where it says nothing about that.</summary>
    public bool? IsComplete { get; init; }

    /// <summary>Whether letters of different case make different keys.</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>Whether a part of it could not be read, so that there may be more in it.</summary>
    public bool IsBroken { get; init; }

    /// <summary>Whether it has flags in a list, whose items configuration merges by their position.</summary>
    public bool HasList { get; init; }

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>A file that can't be read at all.</summary>
    public static FlagFile Unreadable(string path, FlagFileKind kind, string message) => new(path, kind)
    {
        IsBroken = true,
        Problems = ImmutableArray.Create(new FlagFileProblem(Microsoft.CodeAnalysis.Location.Create(path, default, default), message)),
    };
}

/// <summary>A flag file while it is read.</summary>
internal sealed class FlagFileBuilder(string path, FlagFileKind kind, SourceText text)
{
    private readonly ImmutableArray<FlagEntry>.Builder _flags = ImmutableArray.CreateBuilder<FlagEntry>();
    private readonly ImmutableArray<FlagFileProblem>.Builder _problems = ImmutableArray.CreateBuilder<FlagFileProblem>();

    public bool? IsComplete { get; set; }

    public bool IsOrdinal { get; set; }

    public bool IsBroken { get; set; }

    public bool HasList { get; set; }

    public void Add(FlagEntry entry) => _flags.Add(entry);

    public void Report(TextSpan span, string message, bool isMinor = false) => _problems.Add(new(LocationOf(span), message, isMinor));

    public Location LocationOf(TextSpan span) => Location.Create(path, span, text.Lines.GetLinePositionSpan(span));

    public FlagFile Build() => new(path, kind)
    {
        Flags = _flags.ToImmutable(),
        Problems = _problems.ToImmutable(),
        IsComplete = IsComplete,
        IsOrdinal = IsOrdinal,
        IsBroken = IsBroken,
        HasList = HasList,
    };
}
