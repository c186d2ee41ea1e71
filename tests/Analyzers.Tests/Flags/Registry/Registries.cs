using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>Registries of files that only exist in a test, and what they know in words.</summary>
internal static class Registries
{
    public static FixedOptions NoOptions { get; } = new();

    public static FlagRegistry Read(params (string Name, string Text)[] files) => Read(NoOptions, files);

    public static FlagRegistry Read(FixedOptions options, params (string Name, string Text)[] files) =>
        FlagRegistry.Read(Options(options, files), TestContext.Current.CancellationToken);

    public static AnalyzerOptions Options(FixedOptions options, params (string Name, string Text)[] files) =>
        new([.. files.Select(file => new MemoryFile(file.Name, file.Text))], options);

    /// <summary>The registry of this one <c>featureflags.json</c>.</summary>
    public static FlagRegistry Own(string text) => Read(("featureflags.json", text));

    /// <summary>The registry of a file with these flags, which is fine otherwise.</summary>
    public static string File(string flags, string properties = "") => $$"""{ "version": 1, {{properties}} "flags": { {{flags}} } }""";

    /// <summary>All that is known of a flag, in words.</summary>
    public static string Describe(this FlagRegistry registry, string key, FixedOptions? options = null, ISymbol? symbol = null)
    {
        if (registry.Find(key, symbol, (options ?? NoOptions).GlobalOptions) is not { } entry)
            return "unknown";

        var text = entry.State is FlagState.Retired ? $"retired {entry.Value}" : entry.State.ToString().ToLowerInvariant();
        if (entry.IsDisputed)
            text += ", disputed";

        if (entry.Owner is not null)
            text += $", owner {entry.Owner}";

        if (entry.Ticket is not null)
            text += $", ticket {entry.Ticket}";

        if (entry.RetiredOn is { } retired)
            text += $", since {retired:yyyy-MM-dd}";

        if (entry.LastDay is { } last)
            text += $", until {last:yyyy-MM-dd}";

        return text;
    }

    /// <summary>What is wrong with the files: place, message, and whether it matters.</summary>
    public static IEnumerable<string> Mistakes(this FlagRegistry registry) =>
        registry.Problems.Select(each => $"{(each.Problem.IsMinor ? "info " : "")}{each.Problem.Message}");

    /// <summary>A file with marks <c>[|…|]</c> at the places that are reported.</summary>
    public static FlagRegistry CheckPlaces(string marked, string name = "featureflags.json")
    {
        var expected = new List<(int, int)>();
        var text = marked;
        while (text.IndexOf("[|", StringComparison.Ordinal) is >= 0 and var start)
        {
            var end = text.IndexOf("|]", StringComparison.Ordinal);
            expected.Add((start, end - 2));
            text = text.Remove(end, 2).Remove(start, 2);
        }

        var registry = Read((name, text));
        Assert.Equal(expected, registry.Problems.Select(each => each.Problem.Location.SourceSpan).Select(span => (span.Start, span.End)).Distinct().Order());
        var lines = SourceText.From(text).Lines;
        Assert.All(registry.Problems, each =>
        {
            var (path, span) = (each.Problem.Location.GetLineSpan().Path, each.Problem.Location.GetLineSpan().Span);
            Assert.Equal(name, path);
            Assert.Equal(lines.GetLinePositionSpan(each.Problem.Location.SourceSpan), span);
        });
        return registry;
    }

    internal sealed class MemoryFile(string path, string? text) : AdditionalText
    {
        private readonly SourceText? _text = text is null ? null : SourceText.From(text);

        public int Reads { get; private set; }

        public override string Path { get; } = path;

        public override SourceText? GetText(CancellationToken cancellationToken = default)
        {
            Reads++;
            return _text;
        }
    }
}
