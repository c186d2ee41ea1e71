namespace Seaworthy.Tests.Execution.Flags;

/// <summary>The cases themselves: the expected code compiles and does the same as the code before.</summary>
public sealed class FlagCaseTests
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, FlagCaseResult>>> Results = new(() => FlagCaseExperiment.RunExpectedAsync(CancellationToken.None));

    public static TheoryData<string> Names => FlagCaseFixTests.Names;

    [Fact]
    public void There_are_ninety_one_of_them() => Assert.Equal(91, FlagCaseExperiment.Cases.Select(source => source.Id).Distinct().Count());

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Expected_code_compiles_and_does_the_same(string name)
    {
        var result = (await Results.Value)[name];
        Assert.True(result.Problems.Count is 0, string.Join('\n', result.Problems));
        Assert.True(result.Differences.Count is 0, string.Join('\n', result.Differences));
    }
}
