using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Registry;

/// <summary>What is known about the flags of a compilation: its flag files, the options, and attributes on constants.</summary>
internal sealed class FlagRegistry
{
    // All rules of a compilation are given the same options; they share what was read for the first of them, and the others wait for it.
    private static readonly ConditionalWeakTable<AnalyzerOptions, Slot> Slots = new();

    private readonly MergedFlags _flags;
    private readonly ConcurrentDictionary<string, Dictionary<string, FlagValue?>> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FlagEntry> _configured;
    private List<(string Normalized, string Name, int Flag)>? _names;

    private FlagRegistry(ImmutableArray<FlagFile> files)
    {
        Files = files;
        _flags = MergedFlags.Of(files);
        _configured = ConfiguredFlags.Find(files, _flags.Comparer);
    }

    /// <summary>Reads the flag files among the additional files; the same files give the same registry without a second read.</summary>
    public static FlagRegistry Read(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var slot = Slots.GetValue(options, static _ => new());
        lock (slot)
            return slot.Registry ??= ReadFiles(options, cancellationToken);
    }

    private static FlagRegistry ReadFiles(AnalyzerOptions options, CancellationToken cancellationToken)
    {
        var files = ImmutableArray.CreateBuilder<FlagFile>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var additional in options.AdditionalFiles)
        {
            // A project may list a file that is found anyway.
            if (seen.Add(additional.Path) && FlagFileReader.Read(additional, options.AnalyzerConfigOptionsProvider, cancellationToken) is { } file)
                files.Add(file);
        }

        return new(files.ToImmutable());
    }

    public ImmutableArray<FlagFile> Files { get; }

    /// <summary>What is wrong with the flag files, each with the path of the file that it is reported in.</summary>
    public IEnumerable<(string Path, FlagFileProblem Problem)> Problems
    {
        get
        {
            foreach (var file in Files)
            {
                foreach (var problem in file.Problems)
                    yield return (file.Path, problem);
            }

            foreach (var problem in _flags.Problems)
                yield return problem;
        }
    }

    /// <summary>What the attributes of a symbol say differently than a file, at the entry there.</summary>
    public FlagFileProblem? ProblemWithAttribute(string key, ISymbol symbol) =>
        _flags.Find(key) is { Location: { } location } entry && FlagAttribute.Apply(symbol, key, null) is { } said && said.Contradicts(entry)
            ? Disagreement(location, entry, $"{MergedFlags.Describe(said)} in the attribute of '{symbol.Name}'")
            : null;

    /// <summary>That a flag is one thing in its file, and another thing somewhere else.</summary>
    public static FlagFileProblem Disagreement(Location location, FlagEntry here, string there) =>
        new(location, $"flag '{here.Key}' is {MergedFlags.Describe(here)} here and {there}; sources that disagree lead to no fix");

    /// <summary>Whether there is no flag file; options and attributes may know of flags all the same.</summary>
    public bool IsEmpty => Files.IsEmpty;

    /// <summary>Whether a key that is not here is a mistake.</summary>
    public bool IsClosed => _flags.IsClosed;

    /// <summary>The flags of all files, in their order.</summary>
    public IReadOnlyList<FlagEntry> Entries => _flags.Entries;

    /// <param name="key">As the code has it: the flag's key or one of its aliases.</param>
    /// <param name="symbol">The constant, enum member or property that the key comes from, whose attribute may say more.</param>
    /// <param name="options">Of the file that the read stands in.</param>
    public FlagEntry? Find(string key, ISymbol? symbol, AnalyzerConfigOptions options)
    {
        if (key.Length is 0)
            return null;

        var entry = _flags.Find(key);
        if (_configured.TryGetValue(entry?.Key ?? key, out var configured) && FlagOptions.ConfigIsAuthoritative.Read(options))
            entry = Configure(entry, configured);

        if (OptionOf(key, entry, options) is { } value)
        {
            entry ??= new(key, FlagState.Active);
            entry = FlagAttribute.Decide(entry, FlagState.Retired, value, FlagSource.Option);
        }

        return symbol is null ? entry : FlagAttribute.Apply(symbol, key, entry);
    }

    /// <summary>Configuration comes last, and only has the say where nothing else has one.</summary>
    private static FlagEntry Configure(FlagEntry? entry, FlagEntry configured)
    {
        var decided = configured with { State = FlagState.Retired, Value = configured.Configured, Source = FlagSource.Configuration };
        return entry is null or { Source: FlagSource.Mention, State: FlagState.Active } ? decided
            : entry.Contradicts(decided) ? entry with { IsDisputed = true }
            : entry;
    }

    private FlagValue? OptionOf(string key, FlagEntry? entry, AnalyzerConfigOptions options)
    {
        if (!options.TryGetValue(FlagOptions.Retired.Key, out var text))
            return null;

        var retired = Retired(text);
        if (retired.TryGetValue(key, out var value) || entry is null || retired.TryGetValue(entry.Key, out value))
            return value;

        foreach (var alias in entry.Aliases)
        {
            if (retired.TryGetValue(alias, out value))
                return value;
        }

        return null;
    }

    /// <summary>The flags that configuration sets to the same value everywhere.</summary>
    public IReadOnlyDictionary<string, FlagEntry> Configured => _configured;

    /// <summary>What the files say of a key.</summary>
    public FlagEntry? FindInFiles(string key) => _flags.Find(key);

    /// <summary>The flags of an option's text, by the comparison of the flag files.</summary>
    public Dictionary<string, FlagValue?> Retired(string text) => _options.GetOrAdd(text, each => RetiredFlags.Read(each, _flags.Comparer));

    /// <summary>The key that was probably meant, or null when none is close.</summary>
    public string? Nearest(string key) => Suggest(key)?.Key;

    /// <summary>The same, with how sure it is.</summary>
    public FlagSuggestion? Suggest(string key)
    {
        var normalized = KeyDistance.Normalize(key);
        var limit = KeyDistance.Limit(key, normalized);
        (string Name, int Flag)? nearest = null;
        var least = limit + 1;
        var isOnly = true;
        foreach (var (candidate, name, flag) in _names ??= _flags.Normalize())
        {
            var distance = KeyDistance.Between(normalized, candidate, limit);
            if (distance > limit)
                continue;

            isOnly &= distance > 1 || nearest is null || least > 1 || nearest.Value.Flag == flag;
            if (distance < least || (distance == least && IsNearer(name, nearest!.Value.Name, key)))
                (nearest, least) = ((name, flag), distance);
        }

        return nearest is { } found ? new(found.Name, isOnly && least <= 1) : null;
    }

    /// <summary>Of two names with the same letters, the one that is written more like the key.</summary>
    private static bool IsNearer(string name, string other, string key)
    {
        var (left, right) = (EditDistance.Between(key, name), EditDistance.Between(key, other));
        return left < right || (left == right && string.CompareOrdinal(name, other) < 0);
    }

    /// <summary>Holds what was read; a reading that was cancelled leaves it empty for the next.</summary>
    private sealed class Slot
    {
        public FlagRegistry? Registry { get; set; }
    }
}
