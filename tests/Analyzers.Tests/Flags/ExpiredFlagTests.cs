using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Tests.Flags;

/// <summary>Flags that are past their date.</summary>
public sealed class ExpiredFlagTests
{
    private readonly RuleTest<ExpiredFlagAnalyzer, EmptyCodeFixProvider> _undated = new(ExpiredFlag.Rule, References.Net10);
    private readonly RuleTest<ExpiredFlagAnalyzer, EmptyCodeFixProvider> _rule =
        new RuleTest<ExpiredFlagAnalyzer, EmptyCodeFixProvider>(ExpiredFlag.Rule, References.Net10).WithGlobal("build_property.SeaworthyDate = 2026-06-02");

    [Theory]
    [InlineData(""" "expires": "2026-06-01" """)]
    [InlineData(""" "expires": "2026-06-01", "owner": "team-pay" """)]
    [InlineData(""" "expires": "2026-06-01", "kind": "release" """)]
    [InlineData(""" "created": "2026-04-22", "kind": "release" """)]
    public Task It_is_told_where_the_flag_is_read(string properties) =>
        Registry(_rule, properties).Reports(Shop("""[|features.IsEnabledAsync("new-checkout")|]"""));

    [Theory]
    [InlineData(""" "expires": "2026-06-02" """)]
    [InlineData(""" "expires": "2026-06-01", "state": "permanent" """)]
    [InlineData(""" "expires": "2026-06-01", "kind": "ops" """)]
    [InlineData(""" "expires": "2026-06-01", "state": "on" """)]
    [InlineData(""" "created": "2026-04-23", "kind": "release" """)]
    [InlineData(""" "created": "2020-01-01" """)]
    [InlineData(""" "created": "2020-01-01", "kind": "migration" """)]
    [InlineData(""" "expires": "1.6.2026" """)]
    public Task There_is_still_time(string properties) => Registry(_rule, properties).IsSilent(Shop("""features.IsEnabledAsync("new-checkout")"""));

    [Fact]
    public Task Only_the_first_read_of_a_file_is_told() => Registry(_rule, """ "expires": "2026-06-01", "aliases": ["Checkout"] """).Reports(
        """
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        class Shop(IFeatureManager features)
        {
            public async Task<bool> CanOrderAsync() => await [|features.IsEnabledAsync("new-checkout")|] && await features.IsEnabledAsync("NEW-checkout");

            public Task<bool> CanPayAsync() => features.IsEnabledAsync("Checkout");

            public Task<bool> CanReadAsync() => features.IsEnabledAsync("other");
        }
        """);

    [Fact]
    public Task It_is_told_at_the_constant_if_there_is_one() => Registry(_rule, """ "expires": "2026-06-01" """)
        .WithSource("class Basket(Microsoft.FeatureManagement.IFeatureManager features) { public System.Threading.Tasks.Task<bool> HasCheckoutAsync() => features.IsEnabledAsync(Keys.Checkout); }")
        .Reports(Shop("features.IsEnabledAsync(Keys.Checkout)") + "static class Keys { public const string [|Checkout|] = \"new-checkout\"; }");

    [Fact]
    public Task An_attribute_may_have_the_date() => _rule.Reports(
        """
        static class Keys
        {
            [FeatureFlag(Expires = "2026-06-01", Owner = "team-pay")]
            public const string [|Checkout|] = "new-checkout";

            [FeatureFlag(Expires = "2026-06-02")]
            public const string Basket = "basket";

            [FeatureFlag(Expires = "2026-06-01", State = "on")]
            public const string Menu = "menu";
        }

        enum Flag
        {
            [FeatureFlag(Expires = "2026-06-01")]
            [|Search|],
        }

        sealed class FeatureFlagAttribute : System.Attribute
        {
            public string State { get; set; }
            public string Owner { get; set; }
            public string Expires { get; set; }
        }
        """);

    [Fact]
    public Task Without_a_date_there_is_no_clock() => Registry(_undated, """ "expires": "2020-06-01" """).IsSilent(Shop("""features.IsEnabledAsync("new-checkout")"""));

    [Theory]
    [InlineData("build_property.SeaworthyDate = today")]
    [InlineData("build_property.SeaworthyDate =")]
    public Task A_date_that_is_none_is_none(string property) =>
        Registry(_undated.WithGlobal(property), """ "expires": "2020-06-01" """).IsSilent(Shop("""features.IsEnabledAsync("new-checkout")"""));

    [Theory]
    [InlineData("seaworthy.flags.exclude = new-*")]
    [InlineData("seaworthy.flags.retired = new-checkout:on")]
    public Task Options_keep_it_silent(string option) => Registry(_rule, """ "expires": "2026-06-01" """).With(option).IsSilent(Shop("""features.IsEnabledAsync("new-checkout")"""));

    [Fact]
    public Task Tests_are_left_alone() => Registry(_rule, """ "expires": "2026-06-01" """).WithGlobal("build_property.IsTestProject = true").IsSilent(Shop("""features.IsEnabledAsync("new-checkout")"""));

    [Fact]
    public Task Gates_ask_for_flags() => Registry(_rule with { References = References.Web }, """ "expires": "2026-06-01" """).Reports(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        [FeatureGate("other", [|"new-checkout"|])]
        class Orders : ControllerBase
        {
            [FeatureGate("new-checkout")]
            public IActionResult Get() => Ok();
        }
        """);

    private static RuleTest<ExpiredFlagAnalyzer, EmptyCodeFixProvider> Registry(RuleTest<ExpiredFlagAnalyzer, EmptyCodeFixProvider> rule, string properties) => rule.WithFile(
        "featureflags.json",
        $$"""{ "version": 1, "policy": { "maxAgeDays": { "release": 40 } }, "flags": { "new-checkout": { {{properties}} } } }""");

    private static string Shop(string read) =>
        $$"""
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        class Shop(IFeatureManager features)
        {
            public async Task<bool> CanOrderAsync() => await {{read}};
        }
        """;
}
