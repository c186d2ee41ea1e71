using Seaworthy.Tests.Execution.Retry;
using Seaworthy.Tests.Execution.Retry.Cases;
using Seaworthy.Tests.Execution.Retry.Comparing;
using Seaworthy.Tests.Execution.Retry.Fixing;

namespace Seaworthy.Tests.Execution;

/// <summary>Loops before and after each of their fixes, run side by side: they do the same, but for the differences that the row names.</summary>
public sealed class RetryFixTests
{
    private static readonly IReadOnlyList<Row> Rows = RowFile.ReadAll("RetryExceptions.txt", "RetryResults.txt", "RetryVariants.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, (FixedRow Fixed, PairResult Result)>>> Results = new(() => FixAndCompare(CancellationToken.None));

    public static TheoryData<string> Names => [.. Rows.SelectMany(row => row.Expectations.Select((_, index) => $"{row.Id}_{index + 1}"))];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Row(string name)
    {
        var (row, result) = (await Results.Value)[name];
        List<string> problems = [.. row.Problems, .. result.Problems];
        Assert.True(problems.Count is 0, Report("can't be fixed and run", problems, row));
        if (row.Expectation.Differences is not { } expected)
            return;

        var kind = row.Title!.Contains("jitter", StringComparison.Ordinal) ? ActionKind.Backoff : row.Title.Contains("pipeline", StringComparison.Ordinal) ? ActionKind.Rewrite : ActionKind.Repair;
        var explained = result.Differences.Select(difference => (Difference: difference, Ids: RetryDifferences.Explain(difference, expected, kind))).ToList();
        var unexplained = explained.Where(pair => pair.Ids.Count is 0).Select(pair => pair.Difference.ToString()).ToList();
        Assert.True(unexplained.Count is 0, Report("does something else than before", unexplained, row));

        var shown = explained.SelectMany(pair => pair.Ids).Distinct().Order().ToList();
        Assert.True(
            expected.Order().SequenceEqual(shown),
            Report($"differs by [{string.Join(", ", shown)}], not by [{string.Join(", ", expected)}]", [.. explained.Select(pair => $"{string.Join(", ", pair.Ids)}: {pair.Difference}")], row));
    }

    [Fact]
    public void Every_allowed_difference_is_needed_by_a_row() => Assert.Equal(
        RetryDifferences.All.Select(entry => entry.Id).Order(),
        Rows.SelectMany(row => row.Expectations).SelectMany(expectation => expectation.Differences ?? []).Distinct().Order());

    private static async Task<IReadOnlyDictionary<string, (FixedRow Fixed, PairResult Result)>> FixAndCompare(CancellationToken cancellationToken)
    {
        var rows = await new RowFixes(cancellationToken).ApplyAll(Rows);
        var results = await RetryExperiment.Compare([.. rows.Select(row => new Pair(row.Row, row.Name, row.Before, row.After))], cancellationToken);
        return rows.Join(results, row => row.Name, result => result.Pair.Name, (row, result) => (row, result)).ToDictionary(pair => pair.row.Name);
    }

    private static string Report(string what, IReadOnlyList<string> details, FixedRow row) =>
        $"Row {row.Row}, '{row.Expectation.Action}', {what}\n{string.Join('\n', details)}\n\nbefore:\n{row.Row.Code}\n\nafter '{row.Title}':\n{row.After[row.After.IndexOf("namespace ", StringComparison.Ordinal)..]}";
}
