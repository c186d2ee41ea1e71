using Seaworthy.Tests.Execution.Flags.Cases;

namespace Seaworthy.Tests.Execution.Flags;

/// <summary>Code that reads a flag, before the flag is retired and after: as it would have been written, and doing the same.</summary>
public sealed class FlagCaseFixTests
{
    private static readonly Lazy<Task<IReadOnlyDictionary<string, FlagCaseResult>>> Results = new(() => FlagCaseExperiment.FixAndRunAsync(CancellationToken.None));

    public static TheoryData<string> Names => [.. from source in FlagCaseExperiment.Cases from isOn in new[] { true, false } select FlagCaseExperiment.Name(source, isOn)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Becomes_the_code_that_is_expected(string name)
    {
        var result = (await Results.Value)[name];
        Assert.True(result.Problems.Count is 0, Report(result, "does not compile without a warning", result.Problems));

        var (expected, found) = (Expected(result), FlagCaseSource.Read(result.Case, result.Code));
        Assert.True(expected.Tokens.SequenceEqual(found.Tokens), Report(result, "became other code", []));
    }

    /// <summary>All but B06, whose expected code stands on one line where the code before did not.</summary>
    public static TheoryData<string> LaidOut => [.. Names.Select(name => name.Data).Where(name => !name.StartsWith("B06", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(LaidOut))]
    public async Task Is_laid_out_as_it_was(string name)
    {
        var result = (await Results.Value)[name];
        Assert.Equal(Expected(result).Text, FlagCaseSource.Read(result.Case, result.Code).Text);
    }

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

    [Fact]
    public async Task Other_files_stay_as_they_are() => Assert.Empty(
        (await Results.Value).Values.Where(result => result.Others.Count > 0).Select(result => $"{result.Name}: {string.Join(", ", result.Others)}"));

    private static (string Text, IReadOnlyList<string> Tokens) Expected(FlagCaseResult result) =>
        FlagCaseSource.Read(result.Case, FlagCaseSource.Write(result.Case, result.Case.After(result.On)));

    private static string Report(FlagCaseResult result, string what, IReadOnlyList<string> details) =>
        $"Case {result.Case}, {(result.On ? "on" : "off")}, {what}\n{string.Join('\n', details)}\n\nbefore:\n{result.Case.Before}\n\nexpected:\n{result.Case.After(result.On)}\n\nfound:\n{FlagCaseSource.Read(result.Case, result.Code).Text}";
}
