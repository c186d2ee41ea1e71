using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution;

/// <summary>Log calls that became methods with <c>[LoggerMessage]</c>, compiled by the generator itself: they log what they logged.</summary>
public sealed class GeneratedFixTests
{
    private static readonly IReadOnlyList<Case> Cases = CaseFile.ReadAll("Generated.txt");
    private static readonly Lazy<Task<IReadOnlyDictionary<string, Result>>> Results = new(() => Experiment.FixAndRun(Cases, ["SEA2020"], CancellationToken.None));

    public static TheoryData<string> Ids => [.. Cases.Select(source => source.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row(string id) => ResultAssert.Holds((await Results.Value)[id]);

    [Fact]
    public async Task Every_call_that_is_not_left_alone_has_become_a_method() => Assert.All(
        (await Results.Value).Values.Where(result => !result.Case.OffersNothing),
        result => Assert.DoesNotMatch(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)?\(", result.Code[result.Code.IndexOf("public override", StringComparison.Ordinal)..]));
}
