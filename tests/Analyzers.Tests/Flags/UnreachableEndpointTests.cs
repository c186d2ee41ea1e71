using Microsoft.CodeAnalysis.Testing;
using Seaworthy.Flags;
using Seaworthy.Flags.Rules;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Gates that never open again.</summary>
public sealed class UnreachableEndpointTests
{
    private readonly RuleTest<FlagUseAnalyzer, EmptyCodeFixProvider> _rule =
        new RuleTest<FlagUseAnalyzer, EmptyCodeFixProvider>(UnreachableEndpoint.Rule, References.Web).With("seaworthy.flags.retired = new-checkout:on, old-menu:off");

    [Theory]
    [InlineData("""[[|FeatureGate|]("old-menu")]""")]
    [InlineData("""[[|FeatureGate|]("dark-mode", "old-menu")]""")]
    [InlineData("""[[|FeatureGate|](RequirementType.Any, "old-menu")]""")]
    [InlineData("""[HttpGet("1"), [|FeatureGate|](negate: true, "new-checkout")]""")]
    [InlineData("""[[|FeatureGate|](RequirementType.Any, true, "dark-mode", "new-checkout")]""")]
    public Task The_gate_is_closed_for_good(string attribute) => _rule.Reports(InController(attribute));

    [Theory]
    [InlineData("""[FeatureGate("new-checkout")]""")]
    [InlineData("""[FeatureGate("dark-mode")]""")]
    [InlineData("""[FeatureGate(RequirementType.Any, "old-menu", "dark-mode")]""")]
    [InlineData("""[FeatureGate(negate: true, "old-menu")]""")]
    [InlineData("""[FeatureGate(negate: true, "dark-mode", "new-checkout")]""")]
    public Task The_gate_may_open(string attribute) => _rule.IsSilent(InController(attribute));

    [Fact]
    public Task An_endpoint_of_a_minimal_api() => _rule.WithProgram().Reports("""
        using Microsoft.AspNetCore.Builder;
        using Microsoft.FeatureManagement.AspNetCore;

        var app = WebApplication.Create(args);
        app.MapGet("/old", () => "old").[|WithFeatureGate|]("old-menu");
        app.MapGet("/new", () => "new").WithFeatureGate("new-checkout");
        app.Run();
        """);

    [Fact]
    public Task An_attribute_of_ones_own() => _rule.With("seaworthy.flags.read_attributes = Acme.GateAttribute key=1").Reports("""
        namespace Acme;

        [System.AttributeUsage(System.AttributeTargets.All)]
        internal sealed class GateAttribute(int order, string key) : System.Attribute { public string Key => key + order; }

        [[|Gate|](1, "old-menu")]
        internal sealed class Orders;
        """);

    private static string InController(string attribute) => $$"""
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;

        internal class Orders : ControllerBase
        {
            {{attribute}} public IActionResult Place() => Ok(RequirementType.All);
        }
        """;
}
