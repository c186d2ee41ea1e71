using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution;

/// <summary>Exceptions that move to where the event keeps them: the fixed code says and does the same, but for the differences that the row names.</summary>
public sealed class ExceptionsFixTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Exceptions.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() => Experiment.FixAndRun(Cases, ["SEA2001", "SEA2002", "SEA2003", "SEA2004", "SEA2005"], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id) => ResultAssert.Holds((await Results.Value)[id]);
}
