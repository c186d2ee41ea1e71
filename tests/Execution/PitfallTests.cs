using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution;

/// <summary>Ordinary messages that other converters damage: here they come out whole, or nothing is offered.</summary>
public sealed class PitfallTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Pitfalls.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() => Experiment.FixAndRun(Cases, ["SEA2001", "SEA2002"], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id) => ResultAssert.Holds((await Results.Value)[id]);
}
