using Seaworthy.Tests.Execution.Retry;
using Seaworthy.Tests.Execution.Retry.Cases;
using Seaworthy.Tests.Execution.Retry.Comparing;
using Seaworthy.Tests.Execution.Retry.Fixing;

namespace Seaworthy.Tests.Execution;

/// <summary>The comparison itself: it accepts pipelines that are right, and finds out those that are wrong.</summary>
public sealed class RetryComparisonTests
{
    private const string Found = "found";

    private static readonly IReadOnlyList<Row> Loops = RowFile.ReadAll("RetryExceptions.txt", "RetryResults.txt");
    private static readonly IReadOnlyList<Row> Pipelines = RowFile.ReadAll("RetryPipelines.txt");
    private static readonly Lazy<Task<IReadOnlyList<PairResult>>> Results = new(() => RetryExperiment.Compare([.. Pipelines.Select(Pair)], CancellationToken.None));

    public static TheoryData<string> Names => [.. Pipelines.Select(row => row.ToString())];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Pipeline(string name)
    {
        var pipeline = Pipelines.Single(row => row.ToString() == name);
        var result = (await Results.Value)[Pipelines.ToList().IndexOf(pipeline)];
        Assert.Empty(result.Problems);

        var expected = pipeline.Expectations[0].Differences!;
        var explained = result.Differences.Select(difference => (Difference: difference, Ids: RetryDifferences.Explain(difference, expected, ActionKind.Rewrite))).ToList();
        var unexplained = explained.Where(pair => pair.Ids.Count is 0).Select(pair => pair.Difference.ToString()).ToList();
        if (expected is [Found])
            Assert.NotEmpty(unexplained);
        else
            Assert.Empty(unexplained);

        if (expected is not [Found])
            Assert.Equal(expected.Order(), explained.SelectMany(pair => pair.Ids).Distinct().Order());
    }

    private static Pair Pair(Row pipeline, int index)
    {
        var loop = Loops.Single(row => row.Id == pipeline.Id);
        var name = $"{pipeline.Id}_{index + 1}";
        return new Pair(loop, name, RowProject.Write(name, loop.Code), "using Polly;\n" + RowProject.Write(name, pipeline.Code));
    }
}
