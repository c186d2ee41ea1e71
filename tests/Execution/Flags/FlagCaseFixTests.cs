using Seaworthy.Tests.Execution.Flags.Cases;

namespace Seaworthy.Tests.Execution.Flags;

/// <summary>Code that reads a flag, before the flag is retired and after: doing the same.</summary>
public sealed class FlagCaseFixTests
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, FlagCaseResult>>> Results = new(() => FlagCaseExperiment.FixAndRunAsync(CancellationToken.None));

    public static TheoryData<string> Names => [.. from source in FlagCaseExperiment.Cases from isOn in new[] { true, false } select FlagCaseExperiment.Name(source, isOn)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Does_the_same_whatever_the_flag_says(string name)
    {
        var result = (await Results.Value)[name];
        Assert.True(result.Problems.Count is 0, Report(result, "can't be run", result.Problems));
        Assert.True(result.Differences.Count is 0, Report(result, "does something else", result.Differences));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Has_nothing_left_to_remove(string name)
    {
        var result = (await Results.Value)[name];
        Assert.Equal(result.Code, result.Again);
    }

    private static string Report(FlagCaseResult result, string what, IReadOnlyList<string> details) =>
        $"Case {result.Case}, {(result.On ? "on" : "off")}, {what}\n{string.Join('\n', details)}\n\nbefore:\n{result.Case.Before}\n\nexpected:\n{result.Case.After(result.On)}\n\nfound:\n{FlagCaseSource.Read(result.Case, result.Code).Text}";
}
