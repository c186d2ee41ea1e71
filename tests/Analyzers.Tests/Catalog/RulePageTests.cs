using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Catalog;

/// <summary>The form of the pages in docs/rules; their samples are the business of <see cref="DocsSampleTests"/>.</summary>
[Collection(nameof(RulePage))]
public sealed class RulePageTests
{
    public static TheoryData<string> Ids => RuleCatalog.Ids;

    [Theory, MemberData(nameof(Ids))]
    public void Page_has_the_sections_in_order(string id) => Assert.Equal(RulePage.RequiredSections(id), RulePage.Read(id).Titles);

    [Theory, MemberData(nameof(Ids))]
    public void No_section_is_empty(string id)
    {
        var page = RulePage.Read(id);

        Assert.DoesNotContain(RulePage.ToWrite, page.Text, StringComparison.Ordinal);
        Assert.All(page.Titles, title => Assert.NotEqual("", page.Section(title)));
    }

    [Theory, MemberData(nameof(Ids))]
    public void Cause_is_one_sentence(string id) => Assert.Matches(@"^(?:[^.]|\.(?=\S))+\.$", RulePage.Read(id).Section("Cause").ReplaceLineEndings(" "));

    [Theory, MemberData(nameof(Ids))]
    public void Violation_is_shown(string id) => Assert.Contains("```", RulePage.Read(id).Section("Violation"), StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void Fix_is_shown(string id)
    {
        if (RuleCatalog.HasFix(id))
            Assert.Contains("```csharp fixed\n", RulePage.Read(id).Section("How it is fixed"), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_option_is_on_the_page_of_a_rule_that_reads_it()
    {
        var pages = string.Concat(RulePage.All.Select(page => page.Section("Options")));

        Assert.All(OptionCatalog.All, option => Assert.Contains($"| `{option.Key}` |", pages, StringComparison.Ordinal));
    }

    [Fact]
    public void No_page_is_left_over() => Assert.Equal(
        RuleCatalog.Rules.Select(rule => rule.Id + ".md").Concat(SuppressorTests.Pages).Append("README.md").Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "rules")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
}
