using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Comparing;

namespace Seaworthy.Tests.Execution;

/// <summary>Each row of the conversion table: the fixed code says and does the same, but for the differences that the row names.</summary>
public sealed class LoggingFixTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Logging.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() => Experiment.FixAndRun(Cases, CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id)
    {
        var result = (await Results.Value)[id];
        Assert.True(result.Problems.Count is 0, Report("can't be fixed and run", result.Problems, result));
        if (result.Case.OffersNothing)
            return;

        AssertTemplates(result);
        AssertDifferences(result);
    }

    [Fact]
    public void Every_row_of_the_table_is_here()
    {
        // 31 is about pointers and void, which can't stand in a hole.
        Assert.Equal(Enumerable.Range(1, 58).Except([31]), Cases.Select(source => int.Parse(source.Id.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order());
    }

    [Fact]
    public void Every_allowed_difference_is_needed_by_a_row() =>
        Assert.Equal(AllowedDifferences.All.Select(entry => entry.Id).Order(), Cases.SelectMany(source => source.Differences).Distinct().Order());

    private static void AssertTemplates(Result result)
    {
        var source = result.Case;
        foreach (var run in result.After)
        {
            var templates = run.Records.Select(record => record.Message.Template ?? record.Message.Text).ToList();
            Assert.True(source.Templates.SequenceEqual(templates), Report($"logs {string.Join(" | ", templates)}", [], result));

            var scopes = run.Records.SelectMany(record => record.Scopes.Take(source.Scopes.Count)).Select(scope => scope.Template ?? scope.Text);
            Assert.Equal(source.Scopes, scopes);
            if (source.Texts.Count > 0 && run.Culture.Length is 0)
                Assert.Equal(source.Texts, run.Records.Select(record => record.Message.Text));
        }
    }

    private static void AssertDifferences(Result result)
    {
        var unexplained = result.Differences.Where(difference => AllowedDifferences.Explain(difference) is null).Select(difference => difference.ToString()).ToList();
        Assert.True(unexplained.Count is 0, Report("behaves otherwise than before", unexplained, result));

        var happened = result.Differences.SelectMany(difference => AllowedDifferences.Explain(difference)!).Distinct().Order().ToList();
        var expected = result.Case.Differences.Order().ToList();
        Assert.True(
            expected.SequenceEqual(happened),
            Report($"differs by [{string.Join(", ", happened)}], not by [{string.Join(", ", expected)}]", [.. result.Differences.Select(difference => difference.ToString())], result));
    }

    private static string Report(string what, IReadOnlyList<string> details, Result result) =>
        $"Row {result.Case.Id} {what}\n{string.Join('\n', details)}\n\nbefore:\n{result.Case.Body}\n\nafter:\n{result.Code[result.Code.IndexOf("public override", StringComparison.Ordinal)..]}";
}
