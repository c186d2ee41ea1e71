using Seaworthy.Tests.Execution.Flags.Cases;
using Seaworthy.Tests.Execution.Flags.Fixing;

namespace Seaworthy.Tests.Execution.Flags;

/// <summary>Code that reads a flag, before the flag is retired and after: as it would have been written.</summary>
public sealed class FlagCaseCodeTests
{
    private static readonly IReadOnlyList<FlagCase> Cases = FlagCaseFile.ReadAll();

    /// <summary>The case whose expected code stands on one line where the code before did not.</summary>
    private const string LaidOutAnew = "B06";

    public static TheoryData<string, bool> All => [.. from source in Cases from isOn in new[] { true, false } select (source.Id, isOn)];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Becomes_the_code_that_is_expected(string id, bool isOn)
    {
        var source = Cases.Single(source => source.Id == id);
        var before = FlagCaseProject.Create(source, source.Before, isOn);
        var after = await FlagCaseProject.RemoveFlagsAsync(before, TestContext.Current.CancellationToken);

        var expected = FlagCaseSource.Read(source, FlagCaseSource.Write(source, source.After(isOn)));
        var found = FlagCaseSource.Read(source, await FlagCaseProject.TextAsync(after, FlagCaseProject.FileName, TestContext.Current.CancellationToken));
        if (id is not LaidOutAnew)
            Assert.Equal(expected.Text, found.Text);

        Assert.Equal(expected.Tokens, found.Tokens);
        Assert.Empty(await FlagCaseProject.OtherChangesAsync(before, after, TestContext.Current.CancellationToken));
    }
}
