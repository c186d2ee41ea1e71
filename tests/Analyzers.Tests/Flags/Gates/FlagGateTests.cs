using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Gates;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags.Gates;

/// <summary>The model of gates.</summary>
public sealed class FlagGateTests
{
    [Theory]
    [InlineData("""FeatureGate("A")""", "Attribute: all of A")]
    [InlineData("""FeatureGate("A", "B")""", "Attribute: all of A, B")]
    [InlineData("""FeatureGate(RequirementType.Any, "A", "B")""", "Attribute: any of A, B")]
    [InlineData("""FeatureGate(negate: true, "A")""", "Attribute: not all of A")]
    [InlineData("""FeatureGate(RequirementType.Any, true, "A", "B")""", "Attribute: not any of A, B")]
    [InlineData("""FeatureGate(new[] { "A", "B" })""", "Attribute: all of A, B")]
    [InlineData("""FeatureGate(new string[] { "A", "B" })""", "Attribute: all of A, B")]
    [InlineData("""FeatureGate(["A", "B"])""", "Attribute: all of A, B")]
    [InlineData("""FeatureGate(features: new[] { "A" })""", "Attribute: all of A")]
    [InlineData("""FeatureGate(Flag.A)""", "Attribute: all of A")]
    [InlineData("""FeatureGate(Flag.A, Flag.B)""", "Attribute: all of A, B")]
    [InlineData("""FeatureGate(RequirementType.Any, Flag.A, Flag.B)""", "Attribute: any of A, B")]
    [InlineData("""Microsoft.FeatureManagement.Mvc.FeatureGateAttribute(nameof(Flag.A))""", "Attribute: all of A")]
    [InlineData("""Acme.Gate("A")""", "Attribute: all of A")]
    [InlineData("""Acme.Late(2, "A")""", "Attribute: all of A")]
    [InlineData("""System.Obsolete("A")""", "nothing")]
    public void An_attribute(string attribute, string expected) => Assert.Equal(expected, Print($$"""
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.Mvc;

        public enum Flag { A, B }

        [{{attribute}}]
        public class Orders { }

        namespace Acme
        {
            public class GateAttribute(string key) : System.Attribute { public string Key => key; }

            public class LateAttribute(int order, string key) : System.Attribute { public string Key => key + order; }
        }
        """));

    [Theory]
    [InlineData("""app.MapGet("/a", () => 1).WithFeatureGate("A");""", "Endpoint: all of A")]
    [InlineData("""app.MapGet("/a", () => 1).WithFeatureGate(RequirementType.Any, "A", "B");""", "Endpoint: any of A, B")]
    [InlineData("""app.MapGroup("/a").WithFeatureGate(true, "A");""", "Endpoint: not all of A")]
    [InlineData("""app.MapGroup("/a").WithFeatureGate(RequirementType.Any, negate: false, "A");""", "Endpoint: any of A")]
    [InlineData("""app.UseForFeature("A", branch => { });""", "Branch: all of A")]
    [InlineData("""app.UseMiddlewareForFeature<Measure>("A");""", "Middleware: all of A")]
    [InlineData("""filters.AddForFeature<Count>("A");""", "Filter: all of A")]
    [InlineData("""filters.AddForFeature<Count>(RequirementType.Any, "A", "B");""", "Filter: any of A, B")]
    [InlineData("""app.UseForFeature(name, branch => { });""", "nothing")]
    public void A_call(string statement, string expected) => Assert.Equal(expected, Print($$"""
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Builder;
        using Microsoft.AspNetCore.Http;
        using Microsoft.AspNetCore.Mvc.Filters;
        using Microsoft.FeatureManagement;
        using Microsoft.FeatureManagement.AspNetCore;

        public class Measure(RequestDelegate next) { public Task InvokeAsync(HttpContext context) => next(context); }

        public class Count : IAsyncActionFilter { public Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) => next(); }

        public static class Setup
        {
            public static void Run(WebApplication app, FilterCollection filters, string name) { {{statement}} }
        }
        """));

    [Theory]
    [InlineData("on", true, true, false, true)]
    [InlineData("off", true, false, false, false)]
    [InlineData("on off", true, false, false, false)]
    [InlineData("on ?", true, null, false, null)]
    [InlineData("off ?", true, false, false, false)]
    [InlineData("on ?", false, true, false, true)]
    [InlineData("off ?", false, null, false, null)]
    [InlineData("off off", false, false, false, false)]
    [InlineData("on", true, true, true, false)]
    [InlineData("off ?", true, false, true, true)]
    public void Is_open_when(string states, bool requiresAll, bool? without, bool isNegated, bool? expected)
    {
        var words = states.Split(' ');
        var name = SyntaxOf("flag");
        var gate = new FlagGate(name, FlagGateKind.Attribute, [.. words.Select(word => new FlagGateKey(name, word, null))]) { RequiresAll = requiresAll };
        Assert.Equal(without, gate.IsOpen(Decide));
        Assert.Equal(expected, (gate with { IsNegated = isNegated }).IsOpen(Decide));

        static bool? Decide(FlagGateKey key) => key.Text switch { "on" => true, "off" => false, _ => null };
    }

    private static ExpressionSyntax SyntaxOf(string text) => Microsoft.CodeAnalysis.CSharp.SyntaxFactory.ParseExpression(text);

    private static string Print(string code)
    {
        var model = Source.Bind(code, References.Web);
        var options = new FixedOptions(("seaworthy.flags.read_attributes", "Acme.Gate | T:Acme.LateAttribute key=1")).GetOptions(model.SyntaxTree);
        var gates = new FlagGates();
        foreach (var node in model.SyntaxTree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes())
        {
            var gate = node switch
            {
                AttributeSyntax attribute => gates.TryMatch(attribute, model, options, TestContext.Current.CancellationToken),
                InvocationExpressionSyntax call => FlagGates.TryMatch(call, model, TestContext.Current.CancellationToken),
                _ => null,
            };
            if (gate is not null)
                return $"{gate.Kind}: {(gate.IsNegated ? "not " : "")}{(gate.RequiresAll ? "all" : "any")} of {string.Join(", ", gate.Keys.Select(key => key.Text))}";
        }

        return "nothing";
    }
}
