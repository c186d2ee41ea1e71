using System.Text.RegularExpressions;
using Seaworthy.Common;

namespace Seaworthy.Tests.Catalog;

/// <summary>The links between the documents.</summary>
[Collection(nameof(RulePage))]
public sealed partial class LinkTests
{
    public static TheoryData<string> Documents =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Documents))]
    public void Links_lead_somewhere(string document) => Assert.All(Links(document), link =>
    {
        if (Uri.TryCreate(link, UriKind.Absolute, out var address) && address.Scheme is not "file")
        {
            Assert.Equal("https", address.Scheme);
            Assert.DoesNotContain(Product.RepositoryUrl, link, StringComparison.OrdinalIgnoreCase);
            return;
        }

        var (path, heading) = link.Split('#') is [var file, var fragment] ? (file, fragment) : (link, "");
        var target = path.Length is 0 ? document : Path.Combine(Path.GetDirectoryName(document)!, path);
        var full = Path.GetFullPath(Path.Combine(Repository.Root, target));
        Assert.True(File.Exists(full) || Directory.Exists(full), $"{link} leads nowhere.");
        if (heading.Length > 0)
            Assert.Contains(heading, Headings(File.ReadAllText(full).ReplaceLineEndings("\n")));
    });

    private static IEnumerable<string> Links(string document) =>
        Link().Matches(Code().Replace(Repository.Read(document.Split('/')), "")).Select(match => match.Groups[1].Value);

    /// <summary>The anchors that headings have on a page: in lower case, without punctuation, with hyphens for spaces.</summary>
    private static IEnumerable<string> Headings(string text) =>
        Heading().Matches(Code().Replace(text, "")).Select(match => Punctuation().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^```.*?^```$|`[^`\n]*`(?=[^\]]*\n)", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^#+ (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}
