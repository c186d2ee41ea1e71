using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Keys that are not known before the program runs.</summary>
public sealed class UnknownFlagKeyTests
{
    private readonly RuleTest<FlagKeyAnalyzer, EmptyCodeFixProvider> _rule = new(UnknownFlagKey.Rule, References.Net10);

    [Theory]
    [InlineData("""if (await fm.IsEnabledAsync([|"a" + count|])) Log(1);""")]
    [InlineData("""var key = Count() > 1 ? "a" : "b"; if (await fm.IsEnabledAsync([|key|])) Log(1);""")]
    [InlineData("""if (Has([|Count().ToString()|])) Log(1);""")]
    public Task Nobody_knows_the_flag(string statements) => _rule.Reports(FlagShop.With(statements).Replace("key.Length > 0 && Has(key)", "key.Length > 0", StringComparison.Ordinal));

    [Theory]
    [InlineData("""if (await fm.IsEnabledAsync("a")) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync("")) Log(1);""")]
    [InlineData("""await foreach (var name in fm.GetFeatureNamesAsync()) Log(await fm.IsEnabledAsync(name));""")]
    public Task The_flag_is_known(string statements) => _rule.IsSilent(FlagShop.With(statements).Replace("key.Length > 0 && Has(key)", "key.Length > 0", StringComparison.Ordinal));

    [Fact]
    public Task A_parameter_is_no_constant() => _rule.Reports(FlagShop.With("").Replace("Has(key)) Log", "Has([|key|])) Log", StringComparison.Ordinal));

    [Fact]
    public Task A_parameter_may_be_allowed() => _rule.With("seaworthy.flags.allow_parameter_keys = true").IsSilent(FlagShop.With(""));
}
