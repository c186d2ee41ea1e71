using Seaworthy.Common.Options;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Registry;

/// <summary>Finds what options say of flags that have an entry in a file which says something else.</summary>
internal static class OptionDisputes
{
    public static IReadOnlyList<FlagFileProblem> Find(Compilation compilation, AnalyzerConfigOptionsProvider provider, FlagRegistry registry, CancellationToken cancellationToken)
    {
        var found = new SortedDictionary<string, FlagFileProblem>(StringComparer.Ordinal);
        AnalyzerConfigOptions? last = null;
        foreach (var tree in compilation.SyntaxTrees)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var options = provider.GetOptions(tree);

            // Most files have the same options.
            if (ReferenceEquals(options, last))
                continue;

            last = options;
            AddRetired(options, registry, found);
            if (FlagOptions.ConfigIsAuthoritative.Read(options))
                AddConfigured(registry, found);
        }

        return new List<FlagFileProblem>(found.Values);
    }

    private static void AddRetired(AnalyzerConfigOptions options, FlagRegistry registry, SortedDictionary<string, FlagFileProblem> found)
    {
        if (!options.TryGetValue(FlagOptions.Retired.Key, out var text))
            return;

        foreach (var pair in registry.Retired(text))
        {
            if (pair.Value is { } value
                && registry.FindInFiles(pair.Key) is { Location: { } location } entry
                && entry.Contradicts(new(entry.Key, FlagState.Retired) { Value = value }))
            {
                found[entry.Key] = FlagRegistry.Disagreement(location, entry, $"{value} in the option {FlagOptions.Retired.Key}");
            }
        }
    }

    private static void AddConfigured(FlagRegistry registry, SortedDictionary<string, FlagFileProblem> found)
    {
        foreach (var pair in registry.Configured)
        {
            var configured = pair.Value with { State = FlagState.Retired, Value = pair.Value.Configured };
            if (registry.FindInFiles(pair.Key) is { Source: FlagSource.Registry or FlagSource.Export } entry && entry.Contradicts(configured) && !found.ContainsKey(entry.Key))
                found[entry.Key] = FlagRegistry.Disagreement(configured.Location!, configured, $"{MergedFlags.Describe(entry)} in '{System.IO.Path.GetFileName(entry.Location!.GetLineSpan().Path)}'");
        }
    }
}
