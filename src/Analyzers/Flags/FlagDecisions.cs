using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags;

/// <summary>What is decided about the flags that code asks for.</summary>
internal static class FlagDecisions
{
    public static FlagEntry? Find(this FlagRegistry registry, FlagRead read, AnalyzerConfigOptions options) =>
        registry.Find(read.Key, read.KeySymbol, options)
        ?? (read.LongKey is { } longer ? registry.Find(longer, read.KeySymbol, options) : null)
        ?? (read.IsSpelledFreely ? FindBySpelling(registry, read.Key, options) : null);

    /// <summary>The entry of a flag that is retired, on the word of sources that agree, and has a value that can stand in the place of the read.</summary>
    public static FlagEntry? FindRetired(this FlagRegistry registry, FlagRead read, AnalyzerConfigOptions options) =>
        registry.Find(read, options) is { State: FlagState.Retired, IsDisputed: false, Value: { } value } entry && read.ValueWhen(value) is not null && !IsExcluded(entry, read.Key, options) ? entry : null;

    /// <summary>The same on the word of sources that do not agree: nothing is changed before they do.</summary>
    public static FlagEntry? FindDisputed(this FlagRegistry registry, FlagRead read, AnalyzerConfigOptions options) =>
        registry.Find(read, options) is { State: FlagState.Retired, IsDisputed: true, Value: { } value } entry && read.ValueWhen(value) is not null && !IsExcluded(entry, read.Key, options) ? entry : null;

    public static FlagEntry? FindRetired(this FlagRegistry registry, FlagPattern pattern, AnalyzerConfigOptions options) =>
        registry.Find(pattern.Key, pattern.KeySymbol, options) is { State: FlagState.Retired, IsDisputed: false, Value: { } value } entry && pattern.MatchesWhen(value) is not null && !IsExcluded(entry, pattern.Key, options) ? entry : null;

    /// <summary>The same of a flag that a gate asks for, which is on or off.</summary>
    public static FlagEntry? FindRetired(this FlagRegistry registry, FlagGateKey key, AnalyzerConfigOptions options) =>
        registry.Find(key.Text, key.Symbol, options) is { State: FlagState.Retired, IsDisputed: false, Value.Constant: bool } entry && !IsExcluded(entry, key.Text, options) ? entry : null;

    /// <summary>Whether the flag that a gate asks for is on or off for good; null where it varies.</summary>
    public static bool? IsOn(this FlagRegistry registry, FlagGateKey key, AnalyzerConfigOptions options) => registry.FindRetired(key, options)?.Value?.Constant as bool?;

    private static FlagEntry? FindBySpelling(FlagRegistry registry, string key, AnalyzerConfigOptions options)
    {
        var normalized = KeyDistance.Normalize(key);
        foreach (var entry in registry.Entries)
        {
            if (KeyDistance.Normalize(entry.Key) == normalized)
                return registry.Find(entry.Key, null, options);
        }

        return null;
    }

    private static bool IsExcluded(FlagEntry entry, string key, AnalyzerConfigOptions options) => ExcludedKeys.Contain(key, options) || ExcludedKeys.Contain(entry.Key, options);
}
