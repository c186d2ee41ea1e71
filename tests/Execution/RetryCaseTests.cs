using Seaworthy.Tests.Execution.Retry;
using Seaworthy.Tests.Execution.Retry.Cases;
using Seaworthy.Tests.Execution.Retry.Fixing;
using Seaworthy.Tests.Execution.Retry.Running;

namespace Seaworthy.Tests.Execution;

/// <summary>The rows themselves: each is code that compiles without a warning, and that tries again when it fails.</summary>
public sealed class RetryCaseTests
{
    private static readonly IReadOnlyList<Row> Rows = RowFile.ReadAll("RetryExceptions.txt", "RetryResults.txt", "RetryVariants.txt");
    private static readonly Lazy<Task<IReadOnlyList<PairResult>>> Results = new(() => RetryExperiment.Compare(
        [.. Rows.Select(row => RowProject.Write(row.Id, row.Code) is var text ? new Pair(row, row.Id, text, text) : null!)], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Rows.Select(row => row.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Loop_tries_again(string id)
    {
        var result = (await Results.Value).Single(result => result.Pair.Row.Id == id);
        Assert.Empty(result.Problems);
        Assert.True(Run(result, "2 failures") is { Calls.Count: > 2, Thrown: null });
    }

    [Fact]
    public async Task Runs_can_be_repeated() => Assert.Empty((await Results.Value).SelectMany(result => result.Differences));

    [Fact]
    public void Every_row_of_the_matrix_is_here() =>
        Assert.Equal(Enumerable.Range(1, 29).Select(number => $"S{number:00}"), Rows.Select(row => row.Id).Where(id => id[0] is 'S').Order());

    private static Observation Run(PairResult result, string scenario) => result.Before.Single(run => run.Scenario.Name == scenario);
}
