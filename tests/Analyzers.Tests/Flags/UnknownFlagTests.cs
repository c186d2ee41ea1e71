using Seaworthy.CodeFixes.Flags;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Tests.Flags;

/// <summary>Reads of flags that are in no flag file.</summary>
public sealed class UnknownFlagTests
{
    private const string Flags = """{ "version": 1, "flags": { "new-checkout": { "aliases": ["NewCheckout"] }, "old-menu-top": {}, "old-menu-tip": {}, "search-v1": {} } }""";

    private readonly RuleTest<UnknownFlagAnalyzer, UnknownFlagFix> _bare = new(UnknownFlag.Rule, References.Net10);
    private readonly RuleTest<UnknownFlagAnalyzer, UnknownFlagFix> _rule = new RuleTest<UnknownFlagAnalyzer, UnknownFlagFix>(UnknownFlag.Rule, References.Net10).WithFile("featureflags.json", Flags);

    [Theory]
    [InlineData("""await features.IsEnabledAsync([|"new-chekout"|])""", """await features.IsEnabledAsync("new-checkout")""")]
    [InlineData("""await features.IsEnabledAsync([|"new_checkout"|])""", """await features.IsEnabledAsync("new-checkout")""")]
    [InlineData("""await features.IsEnabledAsync([|@"NewChekout"|])""", """await features.IsEnabledAsync("NewCheckout")""")]
    [InlineData("""await features.IsEnabledAsync(feature: [|"new-chekout"|])""", """await features.IsEnabledAsync(feature: "new-checkout")""")]
    [InlineData("""await features.IsEnabledAsync([|"new-chekout"|]) && await features.IsEnabledAsync([|"new-ckeckout"|])""", """await features.IsEnabledAsync("new-checkout") && await features.IsEnabledAsync("new-checkout")""")]
    public Task A_slip_is_corrected(string before, string after) => _rule.Fixes(Shop(before), Shop(after));

    [Theory]
    [InlineData("""await features.IsEnabledAsync([|"old-menu-tap"|])""", """await features.IsEnabledAsync("old-menu-tip")""")]
    [InlineData("""await features.IsEnabledAsync([|"new-chckuot"|])""", """await features.IsEnabledAsync("new-checkout")""")]
    public Task A_guess_is_offered_one_by_one(string before, string after) => _rule.OneByOne().Fixes(Shop(before), Shop(after));

    [Theory]
    [InlineData("""await features.IsEnabledAsync([|"basket"|])""")]
    [InlineData("""await features.IsEnabledAsync([|"search-v2"|])""")]
    [InlineData("""await features.IsEnabledAsync([|Keys.Checkout|])""")]
    [InlineData("""await features.IsEnabledAsync([|nameof(Keys.Basket)|])""")]
    public Task Others_are_only_told(string read) => _rule.ReportsWithoutFix(Shop(read));

    [Theory]
    [InlineData("""await features.IsEnabledAsync("new-checkout")""")]
    [InlineData("""await features.IsEnabledAsync("NEW-CHECKOUT")""")]
    [InlineData("""await features.IsEnabledAsync("NewCheckout")""")]
    [InlineData("""await features.IsEnabledAsync(key)""")]
    [InlineData("""await features.IsEnabledAsync("")""")]
    [InlineData("""key == "new-chekout" && await features.IsEnabledAsync(key)""")]
    public Task Known_flags_and_other_texts_are_fine(string read) => _rule.IsSilent(Shop(read));

    [Theory]
    [InlineData("seaworthy.flags.unknown = open")]
    [InlineData("seaworthy.flags.exclude = new-*")]
    [InlineData("seaworthy.flags.retired = new-chekout:on")]
    public Task Options_keep_it_silent(string option) => _rule.With(option).IsSilent(Shop("""await features.IsEnabledAsync("new-chekout")"""));

    [Fact]
    public Task A_registry_that_is_not_complete_says_nothing() =>
        _bare.WithFile("featureflags.json", Flags.Replace("\"version\": 1,", "\"version\": 1, \"complete\": false,")).IsSilent(Shop("""await features.IsEnabledAsync("new-chekout")"""));

    [Fact]
    public Task An_option_makes_it_complete() =>
        _bare.WithFile("featureflags.json", Flags.Replace("\"version\": 1,", "\"version\": 1, \"complete\": false,")).With("seaworthy.flags.unknown = closed").Reports(Shop("""await features.IsEnabledAsync([|"new-chekout"|])"""));

    [Fact]
    public Task A_registry_with_errors_says_nothing() => _bare.WithFile("featureflags.json", Flags.TrimEnd('}')).IsSilent(Shop("""await features.IsEnabledAsync("new-chekout")"""));

    [Fact]
    public Task Without_a_registry_there_is_nothing_to_miss() => _bare.With("seaworthy.flags.unknown = closed").IsSilent(Shop("""await features.IsEnabledAsync("new-chekout")"""));

    [Fact]
    public Task A_manifest_of_OpenFeature_names_all_flags() =>
        _bare.WithFile("flags.json", """{ "flags": { "new-checkout": { "flagType": "boolean", "defaultValue": false } } }""").Reports(Shop("""await features.IsEnabledAsync([|"new-chekout"|])"""));

    [Fact]
    public Task Flags_of_other_files_are_known() =>
        _rule.WithFile("unleash.json", """{ "features": [{ "name": "basket", "enabled": true }] }""").IsSilent(Shop("""await features.IsEnabledAsync("basket")"""));

    [Fact]
    public Task Tests_may_read_what_they_like() => _rule.WithGlobal("build_property.IsTestProject = true").IsSilent(Shop("""await features.IsEnabledAsync("new-chekout")"""));

    [Fact]
    public Task Tests_are_looked_at_on_request() =>
        _rule.WithGlobal("build_property.IsTestProject = true").With("seaworthy.flags.include_tests = true").Reports(Shop("""await features.IsEnabledAsync([|"new-chekout"|])"""));

    [Fact]
    public Task Gates_ask_for_flags() => (_rule with { References = References.Web }).Fixes(
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        [FeatureGate("new-checkout", [|"new-chekout"|])]
        class Orders : ControllerBase
        {
            [FeatureGate([|"NewChekout"|])]
            public IActionResult Get() => Ok();
        }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement.Mvc;

        [FeatureGate("new-checkout", "new-checkout")]
        class Orders : ControllerBase
        {
            [FeatureGate("NewCheckout")]
            public IActionResult Get() => Ok();
        }
        """);

    private static string Shop(string read) =>
        $$"""
        using System.Threading.Tasks;
        using Microsoft.FeatureManagement;

        static class Keys
        {
            public const string Checkout = "new-chekout";
            public const string Basket = "basket";
        }

        class Shop(IFeatureManager features)
        {
            public async Task<bool> CanOrderAsync(string key) => {{read}};
        }
        """;
}
