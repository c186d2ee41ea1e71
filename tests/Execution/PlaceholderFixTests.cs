using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution;

/// <summary>Templates whose placeholders and values don't go together: the fixed code logs what was meant, and nothing else changes.</summary>
public sealed class PlaceholderFixTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Placeholders.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() =>
        Experiment.FixAndRun(Cases, ["SEA2007", "SEA2008", "SEA2009", "SEA2010", "SEA2011", "SEA2013"], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id) => ResultAssert.Holds((await Results.Value)[id]);
}
