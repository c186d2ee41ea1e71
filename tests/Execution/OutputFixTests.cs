using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution;

/// <summary>Scopes and texts of unknown origin: the fixed code says and does the same, but for the differences that the row names.</summary>
public sealed class OutputFixTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Outputs.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() => Experiment.FixAndRun(Cases, ["SEA2018", "SEA2021"], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id) => ResultAssert.Holds((await Results.Value)[id]);
}
