using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Reads of flags about which the decision has been made.</summary>
public sealed class RetiredFlagTests
{
    private readonly RuleTest<FlagReadAnalyzer, EmptyCodeFixProvider> _rule = new RuleTest<FlagReadAnalyzer, EmptyCodeFixProvider>(RetiredFlag.Rule, References.Net10).WithFile("featureflags.json", Registry);

    [Theory]
    [InlineData("""if ([|await fm.IsEnabledAsync("new-checkout")|]) Log(1);""")]
    [InlineData("""if ([|await fm.IsEnabledAsync("NEW-CHECKOUT").ConfigureAwait(false)|]) Log(1);""")]
    [InlineData("""if ([|await fm.IsEnabledAsync(nameof(Flag.NewCheckout))|]) Log(1);""")]
    [InlineData("""if (![|fm.IsEnabledAsync("old-menu").Result|]) Log(1);""")]
    [InlineData("""var task = [|fm.IsEnabledAsync("old-menu")|]; Log(task);""")]
    [InlineData("""if ([|Has("old-menu")|]) Log(1);""")]
    [InlineData("""if ([|config.GetValue<bool>("FeatureManagement:old-menu")|]) Log(1);""")]
    [InlineData("""if ([|config["FeatureManagement:old-menu"] == "true"|]) Log(1);""")]
    public Task A_retired_flag_is_read(string statement) => _rule.Reports(InMethod(statement));

    [Theory]
    [InlineData("""if (await fm.IsEnabledAsync("dark-mode")) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync("kill-payments")) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync("theme")) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync("unheard-of")) Log(1);""")]
    [InlineData("""if (await fm.IsEnabledAsync(name)) Log(1);""")]
    [InlineData("""Log("old-menu"); Log(new Dictionary<string, bool>()["old-menu"]);""")]
    public Task Other_flags_and_other_texts_stay(string statement) => _rule.IsSilent(InMethod(statement));

    [Fact]
    public Task Without_a_flag_file_an_option_says_it() =>
        new RuleTest<FlagReadAnalyzer, EmptyCodeFixProvider>(RetiredFlag.Rule, References.Net10).With("seaworthy.flags.retired = new-checkout:on").Reports(InMethod("""if ([|await fm.IsEnabledAsync("new-checkout")|]) Log(1);"""));

    [Fact]
    public Task Excluded_keys_stay() => _rule.With("seaworthy.flags.exclude = new-*").IsSilent(InMethod("""if (await fm.IsEnabledAsync("new-checkout")) Log(1);"""));

    [Fact]
    public Task Test_projects_stay() => _rule.WithGlobal("build_property.IsTestProject = true").IsSilent(InMethod("""if (await fm.IsEnabledAsync("new-checkout")) Log(1);"""));

    [Fact]
    public Task Test_projects_are_looked_at_on_demand() =>
        _rule.WithGlobal("build_property.IsTestProject = true").With("seaworthy.flags.include_tests = true").Reports(InMethod("""if ([|await fm.IsEnabledAsync("new-checkout")|]) Log(1);"""));

    [Theory]
    [InlineData("o is { [|UseNew: true|] }")]
    [InlineData("o is { [|UseNew: false|], Count: > 1 }")]
    [InlineData("[|o.UseNew|]")]
    [InlineData("[|o?.UseNew|] == true")]
    public Task A_property_is_a_flag(string condition) =>
        _rule.With("seaworthy.flags.read_properties = Options.UseNew flag=new-checkout").Reports($$"""
            internal sealed class Options { public bool UseNew { get; set; } public int Count { get; set; } }

            internal static class Shop { public static int Run(Options o) => {{condition}} ? 1 : 2; }
            """);

    [Fact]
    public Task A_property_is_an_alias() =>
        _rule.Reports("""
            namespace Acme;

            internal sealed class MenuOptions { public bool UseOld { get; set; } }

            internal static class Shop { public static int Run(MenuOptions o) => [|o.UseOld|] ? 1 : 2; }
            """);

    [Fact]
    public Task A_property_says_so_itself() =>
        _rule.Reports("""
            using System;

            [AttributeUsage(AttributeTargets.All)]
            internal sealed class FeatureFlagAttribute : Attribute { public string State { get; set; } = ""; }

            internal sealed class Options { [FeatureFlag(State = "on")] public bool UseNew { get; set; } }

            internal static class Shop { public static int Run(Options o) => [|o.UseNew|] ? 1 : 2; }
            """);

    [Theory]
    [InlineData("""[FeatureGate([|"old-menu"|])]""")]
    [InlineData("""[FeatureGate(RequirementType.Any, [|"old-menu"|], "dark-mode")]""")]
    [InlineData("""[FeatureGate(negate: true, [|"new-checkout"|])]""")]
    [InlineData("""[FeatureGate([|Flag.NewCheckout|], Flag.Other)]""")]
    public Task A_gate_asks_for_a_retired_flag(string attribute) => (_rule with { References = References.Web }).Reports($$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;

        internal enum Flag { NewCheckout, Other }

        internal class Orders : ControllerBase
        {
            {{attribute}} public IActionResult Place() => Ok();
            [FeatureGate(RequirementType.All, false, "dark-mode")] public IActionResult Show() => Ok();
        }
        """);

    [Fact]
    public Task An_endpoint_asks_for_a_retired_flag() => (_rule with { References = References.Web }).WithProgram().Reports("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.AspNetCore;

        var app = WebApplication.Create(args);
        app.MapGet("/new", () => "new").WithFeatureGate([|"new-checkout"|]);
        app.MapGet("/both", () => "b").WithFeatureGate([|"new-checkout"|], "dark-mode").WithMetadata("t");
        app.UseForFeature([|"old-menu"|], branch => branch.UseRouting());
        app.UseForFeature("dark-mode", branch => branch.UseRouting());
        app.Run();
        """);

    private const string Registry = """
        {
          "version": 1,
          "complete": false,
          "flags": {
            "new-checkout": { "state": "on", "retired": "2026-05-20", "ticket": "PAY-123", "aliases": ["NewCheckout"] },
            "old-menu": { "state": "off", "aliases": ["Acme.MenuOptions.UseOld"] },
            "theme": { "state": "value", "type": "string", "value": "dark" },
            "dark-mode": { "state": "active" },
            "kill-payments": { "state": "permanent" }
          }
        }
        """;

    private static string InMethod(string statement) => $$"""
        using System.Collections.Generic;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Configuration;
        using Microsoft.FeatureManagement;

        internal enum Flag { Menu, NewCheckout }

        internal sealed class Shop(IFeatureManager fm, IConfiguration config)
        {
            public async Task Run(string name)
            {
                await Task.Yield();
                {{statement}}
                Log(config); Log(name); Log(Has(name));
            }

            private bool Has(string key) => fm.IsEnabledAsync(key).Result;

            private static void Log(object what) { }
        }
        """;
}
