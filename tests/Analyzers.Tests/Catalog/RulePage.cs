using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Catalog;

/// <summary>The page docs/rules/ID.md: a heading, a table of facts, and sections that may hold samples.</summary>
internal sealed partial record RulePage(string Id, string Text)
{
    public const string ToWrite = "_To be written._";

    private const string Columns = "| Category | Severity | On by default | Fix |\n|---|---|---|---|\n";

    private static readonly string[] Sections =
    [
        "Cause", "Why it matters", "Violation", "How it is fixed", "Why there is no fix", "What is not reported", "What the fix keeps and changes", "Options",
        "When to suppress", "See also",
    ];

    private static readonly string[] SectionsAboutFixes = ["How it is fixed", "What the fix keeps and changes"];

    public static IReadOnlyList<RulePage> All { get; } = [.. RuleCatalog.Rules.Select(rule => Read(rule.Id))];

    public IEnumerable<string> Titles => Heading().Matches(WithoutSamples).Select(match => match.Groups[1].Value);

    /// <summary>The blocks of code with the words that follow their language: <c>```csharp violation</c>.</summary>
    public IEnumerable<(string Language, string Kind, string Code)> Samples =>
        Sample().Matches(Text).Select(match => (match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value));

    /// <summary>Flag files that the samples of the page have beside them: a block of JSON that says its name.</summary>
    public IEnumerable<(string Name, string Text)> Files =>
        Samples.Where(sample => sample.Language is "json" && sample.Kind.EndsWith(".json", StringComparison.Ordinal)).Select(sample => (sample.Kind, sample.Code));

    /// <summary>What a fix makes of them: a block that says so.</summary>
    public IEnumerable<(string Name, string Text)> FixedFiles =>
        Samples.Where(sample => sample.Language is "json" && sample.Kind.EndsWith(".json fixed", StringComparison.Ordinal)).Select(sample => (sample.Kind[..^" fixed".Length], sample.Code));

    private string WithoutSamples => Sample().Replace(Text, "");

    public static string[] Path(string id) => ["docs", "rules", id + ".md"];

    public static RulePage Read(string id) => new(id, File.Exists(System.IO.Path.Combine([Repository.Root, .. Path(id)])) ? Repository.Read(Path(id)) : Stub(id));

    public static IEnumerable<string> RequiredSections(string id) => Sections.Where(section =>
        section is "Why there is no fix" ? RuleCatalog.WithoutFix.ContainsKey(id) : RuleCatalog.HasFix(id) || !SectionsAboutFixes.Contains(section));

    /// <summary>What the page begins with.</summary>
    public static string Head(DiagnosticDescriptor rule)
    {
        var on = rule.DefaultSeverity is DiagnosticSeverity.Hidden ? "No: opt-in" : "Yes";
        return $"# {rule.Id}: {rule.Name()}\n\n{Columns}| {rule.Category} | {rule.DefaultSeverity} | {on} | {(RuleCatalog.HasFix(rule.Id) ? "Yes" : "No")} |\n";
    }

    /// <summary>The page with the head that its descriptor asks for.</summary>
    public string WithHead(string head) => OldHead().IsMatch(Text) ? OldHead().Replace(Text, head.Replace("$", "$$"), 1) : head + "\n" + Text;

    /// <summary>The text of one section, without its title.</summary>
    public string Section(string title)
    {
        var start = Text.IndexOf($"\n## {title}\n", StringComparison.Ordinal);
        if (start < 0)
            return "";

        start += title.Length + 5;
        var next = Heading().Match(Text, start);
        return Text[start..(next.Success ? next.Index : Text.Length)].Trim();
    }

    private static string Stub(string id) =>
        Head(RuleCatalog.Rule(id)) + string.Concat(RequiredSections(id).Select(section =>
            $"\n## {section}\n\n{ToWrite}\n" + (section is "Options" ? "\n<!-- options -->\n<!-- /options -->\n" : "")));

    [GeneratedRegex(@"^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^```(\w+)(?: ([\w .]+))?\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"\A# .*\n\n(?:\|.*\n)+")]
    private static partial Regex OldHead();
}
