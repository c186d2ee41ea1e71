using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Reads;

/// <summary>Flags that live in the configuration, the environment, the runtime or an options class.</summary>
public sealed class SettingReadTests
{
    [Theory]
    [InlineData("""config.GetValue<bool>("FeatureManagement:Checkout")""", """Checkout: bool config.GetValue<bool>("FeatureManagement:Checkout")""")]
    [InlineData("""config.GetValue("featuremanagement:Checkout", false)""", """Checkout: bool config.GetValue("featuremanagement:Checkout", false)""")]
    [InlineData("""config.GetValue<bool>(Keys.Path)""", """Checkout: bool config.GetValue<bool>(Keys.Path), key Keys.Path""")]
    [InlineData("""config.GetSection("FeatureManagement").GetValue("Checkout", false)""", """Checkout: bool config.GetSection("FeatureManagement").GetValue("Checkout", false)""")]
    [InlineData("""config.GetRequiredSection("FeatureManagement").GetValue<bool>("Checkout")""", """Checkout: bool config.GetRequiredSection("FeatureManagement").GetValue<bool>("Checkout")""")]
    [InlineData("""config.GetSection("FeatureManagement:Checkout").Get<bool>()""", """Checkout: bool config.GetSection("FeatureManagement:Checkout").Get<bool>()""")]
    [InlineData("""section.GetValue<bool>("Checkout")""", """Checkout: bool section.GetValue<bool>("Checkout")""")]
    [InlineData("""config["FeatureManagement:Checkout"] == "true" """, """Checkout: bool config["FeatureManagement:Checkout"] == "true" """)]
    [InlineData("""config["FeatureManagement:Checkout"] != "True" """, """Checkout: bool config["FeatureManagement:Checkout"] != "True", negated""")]
    [InlineData("""config.GetSection("FeatureManagement")["Checkout"] is "true" """, """Checkout: bool config.GetSection("FeatureManagement")["Checkout"] is "true" """)]
    [InlineData("""string.Equals(config["FeatureManagement:Checkout"], "true", StringComparison.OrdinalIgnoreCase)""", """Checkout: bool string.Equals(config["FeatureManagement:Checkout"], "true", StringComparison.OrdinalIgnoreCase)""")]
    [InlineData("""config["FeatureManagement:Checkout"].Equals("true")""", """Checkout: bool config["FeatureManagement:Checkout"].Equals("true")""")]
    [InlineData("""bool.Parse(config["FeatureManagement:Checkout"])""", """Checkout: bool bool.Parse(config["FeatureManagement:Checkout"])""")]
    [InlineData("""bool.TryParse(config["FeatureManagement:Checkout"], out var on) && on""", """Checkout: bool bool.TryParse(config["FeatureManagement:Checkout"], out var on) && on""")]
    public void A_key_of_the_configuration(string read, string expected) => Assert.Equal(expected.Trim(), PrintedReads.Of(InShop(read), References.Net10));

    [Theory]
    [InlineData("""config.GetValue<bool>("Checkout:Fast")""")]
    [InlineData("""config.GetValue<bool>("FeatureManagement:Checkout:EnabledFor")""")]
    [InlineData("""section.GetValue<bool>("FeatureManagement:Checkout")""")]
    [InlineData("""config["FeatureManagement:Checkout"] == "dark" """)]
    [InlineData("""new Dictionary<string, string>()["FeatureManagement:Checkout"] == "true" """)]
    [InlineData("""bool.TryParse(config["FeatureManagement:Checkout"], out var on) || on""")]
    public void Other_keys_are_no_flags(string read) => Assert.Equal("nothing", PrintedReads.Of(InShop(read), References.Net10));

    [Fact]
    public void Prefixes_are_an_option() =>
        Assert.Equal("""Checkout: bool config.GetValue<bool>("Toggles:Checkout")""", PrintedReads.Of(InShop("""config.GetValue<bool>("Toggles:Checkout")"""), References.Net10, ("seaworthy.flags.config_prefixes", "Features:, Toggles:")));

    [Theory]
    [InlineData("""AppContext.TryGetSwitch("Shop.Checkout", out var on) && on""", """Shop.Checkout: bool AppContext.TryGetSwitch("Shop.Checkout", out var on) && on""")]
    [InlineData("""AppContext.TryGetSwitch("Shop.Checkout", out bool on) ? on : true""", """Shop.Checkout: bool AppContext.TryGetSwitch("Shop.Checkout", out bool on) ? on : true""")]
    [InlineData("""AppContext.TryGetSwitch("Shop.Checkout", out var on) && !on""", """Shop.Checkout: bool AppContext.TryGetSwitch("Shop.Checkout", out var on) && !on, negated""")]
    [InlineData("""!AppContext.TryGetSwitch("Shop.Checkout", out var on) || on""", """Shop.Checkout: bool !AppContext.TryGetSwitch("Shop.Checkout", out var on) || on""")]
    [InlineData("""AppContext.TryGetSwitch("Shop.Checkout", out var on) && on && on""", "nothing")]
    [InlineData("""AppContext.TryGetSwitch("Shop.Checkout", out _)""", "nothing")]
    public void A_switch_of_the_runtime(string read, string expected) => Assert.Equal(expected, PrintedReads.Of(InShop(read), References.Net10));

    [Theory]
    [InlineData("""Environment.GetEnvironmentVariable("FEATURE_CHECKOUT") == "1" """, """CHECKOUT: bool Environment.GetEnvironmentVariable("FEATURE_CHECKOUT") == "1" """)]
    [InlineData("""Environment.GetEnvironmentVariable("FEATURE_CHECKOUT") is not "true" """, """CHECKOUT: bool Environment.GetEnvironmentVariable("FEATURE_CHECKOUT") is not "true", negated""")]
    [InlineData("""Environment.GetEnvironmentVariable("PATH") == "1" """, "nothing")]
    public void A_variable_of_the_environment(string read, string expected)
    {
        Assert.Equal(expected.Trim(), PrintedReads.Of(InShop(read), References.Net10, ("seaworthy.flags.environment_prefixes", "FEATURE_")));
        Assert.Equal("nothing", PrintedReads.Of(InShop(read), References.Net10));
    }

    [Theory]
    [InlineData("Switches.NewMenu", "Shop.NewMenu: bool Switches.NewMenu, key Switches.NewMenu")]
    [InlineData("Switches.Plain", "nothing")]
    [InlineData("nameof(Switches.NewMenu).Length > 0", "nothing")]
    [InlineData("options.Value.UseNew", "new-checkout: bool options.Value.UseNew, key CheckoutOptions.UseNew")]
    [InlineData("options?.Value.UseNew == true", "new-checkout: bool options?.Value.UseNew, key CheckoutOptions.UseNew, unless options is null")]
    [InlineData("options?.Value?.UseNew == true", "nothing")]
    [InlineData("options.Value?.UseNew == true", "new-checkout: bool options.Value?.UseNew, key CheckoutOptions.UseNew, unless options.Value is null")]
    [InlineData("Load().UseNew", "new-checkout: bool Load().UseNew, key CheckoutOptions.UseNew, keeps Load()")]
    [InlineData("options.Value.UseOld", "UseOld: bool options.Value.UseOld, key CheckoutOptions.UseOld")]
    [InlineData("(Load().UseNew = true)", "nothing")]
    public void A_property(string read, string expected) =>
        Assert.Equal(expected, PrintedReads.Of(InShop(read), References.Net10, ("seaworthy.flags.read_properties", "CheckoutOptions.UseNew flag=new-checkout | P:CheckoutOptions.UseOld")));

    private static string InShop(string read) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Diagnostics.CodeAnalysis;
        using Microsoft.Extensions.Configuration;
        using Microsoft.Extensions.Options;

        public static class Keys { public const string Path = "FeatureManagement:Checkout"; }

        public sealed class CheckoutOptions { public bool UseNew { get; set; } public bool UseOld { get; set; } }

        internal static class Switches
        {
            [FeatureSwitchDefinition("Shop.NewMenu")] internal static bool NewMenu => true;
            internal static bool Plain => true;
        }

        public sealed class Shop(IConfiguration config, IOptions<CheckoutOptions> options)
        {
            public int Count()
            {
                var section = config.GetSection("FeatureManagement");
                return ({{read}}) ? 1 : 2;
            }

            private CheckoutOptions Load() => options.Value;
        }
        """;
}
