using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Robustness.Mutating;

internal enum MutationKind
{
    /// <summary>The code up to a token, as if typing had come so far.</summary>
    Prefix,

    Delete,

    Double,

    /// <summary>The token and the next one change places.</summary>
    Swap,

    /// <summary>Some other token of the snippet stands in its place.</summary>
    Replace,

    /// <summary>Some other token of the snippet stands in front of it.</summary>
    Insert,
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
    private static readonly ConcurrentDictionary<Snippet, TextSpan[]> KnownTokens = [];

    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Snippet.Name}:{Kind}:{Token}:{Surroundings}");

    /// <summary>Where the change is.</summary>
    public int Position => Tokens(Snippet)[Token].Start;

    /// <summary>A number of its own for what is left to chance about it; the same on every machine.</summary>
    public int Chance(int seed) => Id.Aggregate(seed, (hash, character) => unchecked((hash * 31) + character));

    public string Write(int seed)
    {
        var text = Snippet.Text;
        var tokens = Tokens(Snippet);
        var span = tokens[Token];
        return Kind switch
        {
            MutationKind.Prefix => text[..span.End],
            MutationKind.Delete => text.Remove(span.Start, span.Length),
            MutationKind.Double => $"{text[..span.End]} {text[span.Start..]}",
            MutationKind.Swap when Token + 1 < tokens.Length => Swap(text, span, tokens[Token + 1]),
            MutationKind.Insert => $"{text[..span.Start]}{Other()} {text[span.Start..]}",
            _ => $"{text[..span.Start]} {Other()} {text[span.End..]}",
        };

        string Other() => At(text, tokens[new Random(Chance(seed)).Next(tokens.Length)]);
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

    private static string Swap(string text, TextSpan one, TextSpan two) =>
        $"{text[..one.Start]}{At(text, two)} {text[one.End..two.Start]}{At(text, one)} {text[two.End..]}";

    private static string At(string text, TextSpan span) => text.Substring(span.Start, span.Length);

    private static TextSpan[] Tokens(Snippet snippet) => KnownTokens.GetOrAdd(
        snippet,
        snippet => [.. CSharpSyntaxTree.ParseText(snippet.Text, snippet.ParseOptions).GetRoot().DescendantTokens().Select(token => token.Span).Where(span => span.Length > 0)]);
}
