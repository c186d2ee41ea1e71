using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Catalog;

/// <summary>
/// Files, and parts of files, that are made from the descriptors. A test compares them; with <c>BLESS=1</c> in the environment
/// it writes them instead.
/// </summary>
internal static class Generated
{
    private static bool Blessing { get; } = Environment.GetEnvironmentVariable("BLESS") is "1";

    /// <summary>The same tests run on several compilers, maybe at the same time: the oldest one writes.</summary>
    private static bool Writes { get; } = typeof(Compilation).Assembly.GetName().Version is { Major: 4, Minor: 8 };

    public static void Check(string expected, params string[] path)
    {
        var file = Path.Combine([Repository.Root, .. path]);
        var actual = File.Exists(file) ? Repository.Read(path) : "";
        if (!Blessing)
        {
            Assert.Equal(expected, actual);
        }
        else if (Writes && expected != actual)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, expected);
        }
    }

    /// <summary>Compares what stands between <c>&lt;!-- name --&gt;</c> and <c>&lt;!-- /name --&gt;</c>, each on a line of its own.</summary>
    public static void CheckPart(string name, string expected, params string[] path)
    {
        var text = Repository.Read(path);
        var (start, end) = FindPart(name, text) ?? throw new InvalidOperationException($"{string.Join('/', path)} has no part '{name}'.");
        Check(text[..start] + expected + text[end..], path);
    }

    public static string? Part(string name, string text) => FindPart(name, text) is var (start, end) ? text[start..end] : null;

    private static (int Start, int End)? FindPart(string name, string text)
    {
        var opening = $"<!-- {name} -->\n";
        var start = text.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
        var end = text.IndexOf($"<!-- /{name} -->\n", StringComparison.Ordinal);
        return start >= opening.Length && end >= start ? (start, end) : null;
    }
}
