using Seaworthy.Tests.Execution.Comparing;

namespace Seaworthy.Tests.Execution;

/// <summary>The rules' pages show the list of allowed differences; <c>BLESS=1</c> writes it there.</summary>
public sealed class AllowedDifferencesPageTests
{
    private const string Start = "<!-- differences -->\n";
    private const string End = "<!-- /differences -->";

    [Fact]
    public void The_rule_page_shows_the_list_that_the_tests_allow()
    {
        var path = Path.Combine(Repository.Root, "docs", "rules", "SEA2001.md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start > Start.Length && end >= start, $"The page has no section between {Start.Trim()} and {End}.");

        var expected = AllowedDifferences.ToMarkdown();
        if (Environment.GetEnvironmentVariable("BLESS") is "1")
            File.WriteAllText(path, page[..start] + expected + page[end..]);
        else
            Assert.Equal(expected, page[start..end]);
    }
}
