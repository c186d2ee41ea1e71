using Seaworthy.Tests.Execution.Comparing;
using Seaworthy.Tests.Execution.Retry.Comparing;

namespace Seaworthy.Tests.Execution;

/// <summary>The rules' pages show the list of allowed differences; <c>BLESS=1</c> writes it there.</summary>
public sealed class AllowedDifferencesPageTests
{
    private const string Start = "<!-- differences -->\n";
    private const string End = "<!-- /differences -->";

    [Theory]
    [InlineData("SEA2001")]
    [InlineData("SEA1001")]
    [InlineData("SEA1002")]
    public void The_rule_page_shows_the_list_that_the_tests_allow(string id)
    {
        var path = Path.Combine(Repository.Root, "docs", "rules", id + ".md");
        var page = File.ReadAllText(path).ReplaceLineEndings("\n");
        var start = page.IndexOf(Start, StringComparison.Ordinal) + Start.Length;
        var end = page.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start > Start.Length && end >= start, $"The page has no section between {Start.Trim()} and {End}.");

        var expected = id is "SEA2001" ? AllowedDifferences.ToMarkdown() : RetryDifferences.ToMarkdown();
        if (Environment.GetEnvironmentVariable("BLESS") is "1")
            File.WriteAllText(path, page[..start] + expected + page[end..]);
        else
            Assert.Equal(expected, page[start..end]);
    }
}
