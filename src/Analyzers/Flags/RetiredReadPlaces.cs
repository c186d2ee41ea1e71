using System.Collections.Concurrent;
using System.Globalization;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags;

/// <summary>What a finding about a retired flag says beside its place: where else the flag is, what was decided, and who says so.</summary>
internal sealed class RetiredReadPlaces(FlagSymbols symbols, FlagRegistry registry)
{
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<(string Key, Location Place)>> _reads = new();

    /// <summary>The entry of the flag, and its other reads in the file.</summary>
    public ImmutableArray<Location> Beside(SyntaxNode place, FlagEntry entry, NodeContext context, AnalyzerConfigOptions options)
    {
        var related = ImmutableArray.CreateBuilder<Location>();
        if (entry.Location is { } source)
            related.Add(source);

        foreach (var (key, other) in In(context, options))
        {
            if (key == entry.Key && other.SourceSpan != place.Span)
                related.Add(other);
        }

        return related.ToImmutable();
    }

    public static string SourceOf(FlagEntry entry) => entry.Location?.GetLineSpan() is { IsValid: true } place
        ? place.Path + ":" + (place.StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture)
        : entry.Source.ToString().ToLowerInvariant();

    /// <summary>As a person would say it: <c>on, since 2026-05-20, PAY-123</c>.</summary>
    public static string Describe(FlagEntry entry)
    {
        var text = entry.Value.ToString() ?? "";
        if (entry.RetiredOn is { } day)
            text += ", since " + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        if (entry.Ticket is { Length: > 0 } ticket)
            text += ", " + ticket;

        return entry.IsDisputed ? text + ", but its sources disagree" : text;
    }

    private ImmutableArray<(string Key, Location Place)> In(NodeContext context, AnalyzerConfigOptions options)
    {
        var tree = context.Node.SyntaxTree;
        if (_reads.TryGetValue(tree, out var known))
            return known;

        var found = ImmutableArray.CreateBuilder<(string, Location)>();
        foreach (var read in symbols.Apis.FindAll(tree.GetRoot(context.CancellationToken), context.SemanticModel, options, context.CancellationToken))
        {
            if (registry.FindRetired(read, options) is { } entry)
                found.Add((entry.Key, read.Expression.GetLocation()));
        }

        return _reads.GetOrAdd(tree, found.ToImmutable());
    }
}
