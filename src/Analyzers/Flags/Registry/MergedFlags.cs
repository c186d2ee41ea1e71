using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Registry;

/// <summary>The flags of all files by key and alias: our own files first, then what people have marked in exports, then mere mentions.</summary>
internal sealed class MergedFlags
{
    private readonly List<FlagEntry> _entries = [];
    private readonly Dictionary<string, int> _byKey;
    private readonly List<(string Path, FlagFileProblem Problem)> _problems = [];

    private MergedFlags(StringComparer comparer)
    {
        Comparer = comparer;
        _byKey = new(comparer);
    }

    public StringComparer Comparer { get; }

    public IReadOnlyList<FlagEntry> Entries => _entries;

    public IReadOnlyList<(string Path, FlagFileProblem Problem)> Problems => _problems;

    public bool IsClosed { get; private set; }

    public FlagEntry? Find(string key) => _byKey.TryGetValue(key, out var index) ? _entries[index] : null;

    public static MergedFlags Of(ImmutableArray<FlagFile> files)
    {
        var isOrdinal = false;
        foreach (var file in files)
            isOrdinal |= file.IsOrdinal;

        var merged = new MergedFlags(isOrdinal ? StringComparer.Ordinal : StringComparer.OrdinalIgnoreCase);
        foreach (var source in new[] { FlagSource.Registry, FlagSource.Export, FlagSource.Mention })
        {
            foreach (var file in files)
                merged.Add(file, source);
        }

        merged.IsClosed = IsAnyComplete(files);
        return merged;
    }

    /// <summary>One file that can't be read to its end, or says that there are more flags than it names, and nothing is certain.</summary>
    private static bool IsAnyComplete(ImmutableArray<FlagFile> files)
    {
        var isAnyComplete = false;
        foreach (var file in files)
        {
            if (file.IsComplete is false || file.IsBroken)
                return false;

            isAnyComplete |= file.IsComplete is true;
        }

        return isAnyComplete;
    }

    private void Add(FlagFile file, FlagSource source)
    {
        foreach (var entry in file.Flags)
        {
            if (entry.Source != source)
                continue;

            if (IndexOf(entry) is not { } index)
            {
                _byKey[entry.Key] = _entries.Count;
                AddAliases(entry, _entries.Count);
                _entries.Add(entry);
                continue;
            }

            var first = _entries[index];
            AddAliases(entry, index);
            Compare(file, entry, first, index);
        }
    }

    private int? IndexOf(FlagEntry entry)
    {
        if (_byKey.TryGetValue(entry.Key, out var index))
            return index;

        // A key of another file may be an alias here; an alias may be a key there.
        foreach (var alias in entry.Aliases)
        {
            if (_byKey.TryGetValue(alias, out index))
                return index;
        }

        return null;
    }

    private void AddAliases(FlagEntry entry, int index)
    {
        foreach (var alias in entry.Aliases)
        {
            if (!_byKey.ContainsKey(alias))
                _byKey.Add(alias, index);
        }

        if (!_byKey.ContainsKey(entry.Key))
            _byKey.Add(entry.Key, index);
    }

    private void Compare(FlagFile file, FlagEntry entry, FlagEntry first, int index)
    {
        var path = first.Location!.GetLineSpan().Path;
        if (entry.Source is FlagSource.Registry && path != file.Path)
            Report(file, entry, $"flag '{entry.Key}' of '{file.Path}' is already in '{path}'; the first entry counts");

        if (!first.Contradicts(entry) || entry.Source is FlagSource.Mention)
            return;

        _entries[index] = first with { IsDisputed = true };
        if (entry.Source is not FlagSource.Registry)
            _problems.Add((file.Path, FlagRegistry.Disagreement(entry.Location!, entry, $"{Describe(first)} in '{System.IO.Path.GetFileName(path)}'")));
    }

    private void Report(FlagFile file, FlagEntry entry, string message) => _problems.Add((file.Path, new(entry.Location!, message)));

    /// <summary>The decision in a word.</summary>
    public static string Describe(FlagEntry entry) => entry.State switch
    {
        FlagState.Retired => entry.Value!.Value.ToString(),
        FlagState.Permanent => "permanent",
        _ => "active",
    };

    /// <summary>All keys and aliases in the form in which they are compared, each with its flag.</summary>
    public List<(string Normalized, string Name, int Flag)> Normalize()
    {
        var normalized = new List<(string, string, int)>(_byKey.Count);
        foreach (var pair in _byKey)
            normalized.Add((KeyDistance.Normalize(pair.Key), pair.Key, pair.Value));

        return normalized;
    }
}
