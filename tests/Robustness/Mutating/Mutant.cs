using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Robustness.Mutating;

internal enum MutationKind
{
    /// <summary>The code up to a token, as if typing had come so far.</summary>
    Prefix,

    Delete,

    Double,
}

/// <summary>What a mutant is compiled against.</summary>
internal enum Surroundings
{
    Complete,

    /// <summary>.NET without any library.</summary>
    NoLibraries,

    /// <summary>Not even System.Object.</summary>
    Nothing,
}

/// <summary>A snippet with one change at one token. The identifier says how to make it again.</summary>
internal sealed record Mutant(Snippet Snippet, MutationKind Kind, int Token, Surroundings Surroundings)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Snippet.Name}:{Kind}:{Token}:{Surroundings}");

    /// <summary>A number of its own for what is left to chance about it; the same on every machine.</summary>
    public int Chance(int seed) => Id.Aggregate(seed, (hash, character) => unchecked((hash * 31) + character));

    /// <summary>Where the change is.</summary>
    public int Position => Tokens(Snippet)[Token].SpanStart;

    public string Write()
    {
        var text = Snippet.Text;
        var span = Tokens(Snippet)[Token].Span;
        return Kind switch
        {
            MutationKind.Prefix => text[..span.End],
            MutationKind.Delete => text.Remove(span.Start, span.Length),
            _ => $"{text[..span.End]} {text[span.Start..]}",
        };
    }

    public static Mutant Parse(string id)
    {
        var parts = id.Split(':');
        var snippet = Corpus.All.Single(snippet => snippet.Name == parts[0]);
        return new(snippet, Enum.Parse<MutationKind>(parts[1]), int.Parse(parts[2], CultureInfo.InvariantCulture), Enum.Parse<Surroundings>(parts[3]));
    }

    /// <summary>Every mutant of the snippet; a few lose their references as well.</summary>
    public static IEnumerable<Mutant> Of(Snippet snippet, int seed)
    {
        var random = new Random(seed);
        var count = Tokens(snippet).Length;
        foreach (var kind in Enum.GetValues<MutationKind>())
        {
            for (var token = 0; token < count; token++)
            {
                var surroundings = random.Next(40) switch { 0 => Surroundings.Nothing, 1 or 2 => Surroundings.NoLibraries, _ => Surroundings.Complete };
                yield return new(snippet, kind, token, surroundings);
            }
        }
    }

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<Snippet, SyntaxToken[]> KnownTokens = [];

    private static SyntaxToken[] Tokens(Snippet snippet) => KnownTokens.GetOrAdd(
        snippet,
        snippet => [.. CSharpSyntaxTree.ParseText(snippet.Text, snippet.ParseOptions).GetRoot().DescendantTokens().Where(token => token.Span.Length > 0)]);
}
