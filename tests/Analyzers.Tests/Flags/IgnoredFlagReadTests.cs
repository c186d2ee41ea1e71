using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Reads that nobody asks the answer of.</summary>
public sealed class IgnoredFlagReadTests
{
    private readonly RuleTest<FlagCheckAnalyzer, FlagCheckFix> _rule = new(IgnoredFlagRead.Rule, References.Net10);

    [Theory]
    [InlineData("""[|await fm.IsEnabledAsync("a")|];""")]
    [InlineData("""_ = [|Has("a")|];""")]
    [InlineData("""_ = [|await fm.IsEnabledAsync("a").ConfigureAwait(false)|];""")]
    public Task The_answer_goes_nowhere(string statement) =>
        _rule.Fixes(FlagShop.With(statement), FlagShop.With("").Replace("        \n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("""var on = Has("a"); Log(on);""")]
    [InlineData("""if (Has("a")) Log(1);""")]
    [InlineData("""Log(Has("a"));""")]
    public Task The_answer_is_used(string statements) => _rule.IsSilent(FlagShop.With(statements));

    [Fact]
    public Task A_read_that_records_who_was_asked_is_worth_something() =>
        (_rule with { References = References.Net10.WithLibrary("Splitio", SdkStub.Read("Split")) }).IsSilent("""
            using Splitio.Services.Client.Interfaces;

            internal sealed class Shop(ISplitClient client) { public void Run() => client.GetTreatment("user", "a"); }
            """);
}
