using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Comparing;

namespace Seaworthy.Tests.Execution;

/// <summary>Each row of the conversion table: the fixed code says and does the same, but for the differences that the row names.</summary>
public sealed class LoggingFixTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Logging.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() => Experiment.FixAndRun(Cases, ["SEA2001", "SEA2002"], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id) => ResultAssert.Holds((await Results.Value)[id]);

    [Fact]
    public void Every_row_of_the_table_is_here()
    {
        // 31 is about pointers and void, which can't stand in a hole.
        Assert.Equal(Enumerable.Range(1, 58).Except([31]), Cases.Select(source => int.Parse(source.Id.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order());
    }

    [Fact]
    public void Every_allowed_difference_is_needed_by_a_row() =>
        Assert.Equal(AllowedDifferences.All.Select(entry => entry.Id).Order(), CaseFile.Names.SelectMany(CaseFile.ReadAll).SelectMany(source => source.Differences).Distinct().Order());
}
