using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Seaworthy.Common;
using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Catalog;

/// <summary>What is written from the descriptors: <c>BLESS=1 dotnet test</c> brings it up to date.</summary>
[Collection(nameof(RulePage))]
public sealed partial class GeneratedFileTests
{
    public static TheoryData<string> Ids => RuleCatalog.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Page_begins_with_the_facts(string id) =>
        Generated.Check(RulePage.Read(id).WithHead(RulePage.Head(RuleCatalog.Rule(id))), RulePage.Path(id));

    [Theory, MemberData(nameof(Ids))]
    public void Page_shows_options_as_they_are_declared(string id)
    {
        var section = RulePage.Read(id).Section("Options") + "\n";
        var family = RuleCatalog.Rule(id).Family();
        if (Generated.Part(OptionTable.Part, section) is { } table)
            Generated.CheckPart(OptionTable.Part, OptionTable.Write(OptionTable.ShownIn(table, family)), RulePage.Path(id));
        else
            Assert.Empty(OptionTable.Of(family));
    }

    [Fact]
    public void Configuration_guide_lists_every_option() =>
        Generated.CheckPart(OptionTable.Part, OptionTable.Write(OptionCatalog.All), "docs", "configuration.md");

    [Fact]
    public void Configuration_guide_names_every_category() => Assert.All(
        RuleCatalog.Rules.Select(rule => rule.Category),
        category => Assert.Contains($"\n| `{category}` |", Repository.Read("docs", "configuration.md"), StringComparison.Ordinal));

    [Fact]
    public void Index_lists_every_rule() => Generated.Check(
        "# Rules\n" + string.Concat(RuleCatalog.Rules.GroupBy(RuleCatalog.Family).Select(family => $"\n## {family.Key}\n\n{RuleTable(family, "")}")),
        "docs", "rules", "README.md");

    [Fact]
    public void Readme_lists_every_rule() => Generated.CheckPart("rules", RuleTable(RuleCatalog.Rules, "docs/rules/"), "README.md");

    [Fact]
    public void New_rules_stand_in_the_release_file()
    {
        string[] path = ["src", "Analyzers", "AnalyzerReleases.Unshipped.md"];
        var shipped = Repository.Read("src", "Analyzers", "AnalyzerReleases.Shipped.md");
        var unshipped = NewRules().Replace(Repository.Read(path), "");
        var rows = string.Concat(RuleCatalog.Rules
            .Where(rule => !shipped.Contains($"\n{rule.Id} |", StringComparison.Ordinal))
            .Select(rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Name()}\n"));

        var table = rows.Length is 0 ? "" : "\n### New Rules\n\nRule ID | Category | Severity | Notes\n--------|----------|----------|------\n" + rows;
        Generated.Check(unshipped + table, path);
    }

    /// <summary>A shipped rule that is gone or has changed must say so in the release file.</summary>
    [Fact]
    public void Shipped_rules_are_as_they_were_shipped()
    {
        var changed = Repository.Read("src", "Analyzers", "AnalyzerReleases.Unshipped.md");

        Assert.All(ShippedRow().Matches(Repository.Read("src", "Analyzers", "AnalyzerReleases.Shipped.md")), row => Assert.True(
            RuleCatalog.Rules.Any(rule => row.Value == $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Name()}")
                || changed.Contains($"\n{row.Groups[1].Value} |", StringComparison.Ordinal),
            row.Value));
    }

    [Fact]
    public void Preset_none_turns_every_rule_off() => CheckPreset(
        "None",
        "every rule is off until an .editorconfig turns it on by its id.",
        RuleCatalog.Rules,
        "none");

    [Fact]
    public void Preset_recommended_makes_suggestions_warnings() => CheckPreset(
        "Recommended",
        """
        what is only a suggestion by default is a warning, so that a build shows it.
        # Opt-in rules stay off. Only rules whose severity changes are named, so that the category settings of an
        # .editorconfig keep reaching the others.
        """.ReplaceLineEndings("\n"),
        RuleCatalog.Rules.Where(rule => rule.DefaultSeverity is DiagnosticSeverity.Info),
        "warning");

    [Fact]
    public void Preset_all_makes_every_rule_a_warning() => CheckPreset(
        "All",
        "every rule is a warning, opt-in rules included.",
        RuleCatalog.Rules,
        "warning");

    private static void CheckPreset(string mode, string comment, IEnumerable<DiagnosticDescriptor> rules, string severity) => Generated.Check(
        $"# SeaworthyAnalysisMode = {mode}: {comment}\nis_global = true\nglobal_level = -100\n\n"
            + string.Concat(rules.Select(rule => $"dotnet_diagnostic.{rule.Id}.severity = {severity}\n")),
        "src", "Package", "buildTransitive", "config", $"SeaworthyAnalysisMode.{mode}.globalconfig");

    private static string RuleTable(IEnumerable<DiagnosticDescriptor> rules, string folder) =>
        "| Rule | What it finds | Severity | Fix |\n|---|---|---|---|\n" + string.Concat(rules.Select(rule =>
            $"| [{rule.Id}]({folder}{rule.Id}.md) | {rule.Name()} | {rule.DefaultSeverity} | {(RuleCatalog.HasFix(rule.Id) ? "Yes" : "No")} |\n"));

    [GeneratedRegex(@"\n### New Rules\n(?:(?!### ).*\n)*")]
    private static partial Regex NewRules();

    [GeneratedRegex(@"^(SEA\d+) \| .*$", RegexOptions.Multiline)]
    private static partial Regex ShippedRow();
}
