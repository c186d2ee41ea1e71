using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

public sealed class RuntimeTemplateWithValuesTests
{
    private readonly RuleTest<LogCallAnalyzer, LogTemplateFix> _rule = new(RuntimeTemplateWithValues.Rule, References.Net10);

    [Fact]
    public Task Each_hole_becomes_a_placeholder_between_those_that_are_there() => _rule.Fixes(
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id, string carrier, string place) => log.LogInformation([|$"Order {{OrderId}} goes with {carrier} to {{Place}}"|], id, place);
        }
        """,
        """
        using Microsoft.Extensions.Logging;

        class Shop(ILogger<Shop> log)
        {
            void Ship(int id, string carrier, string place) => log.LogInformation("Order {OrderId} goes with {Carrier} to {Place}", id, carrier, place);
        }
        """);

    [Theory]
    [InlineData("Microsoft.Extensions.Logging.ILogger<Shop>", "LogInformation", "throw a FormatException")]
    [InlineData("Serilog.ILogger", "Information", "give its arguments to the wrong placeholders")]
    [InlineData("NLog.Logger", "Info", "give its arguments to the wrong placeholders")]
    public async Task Message_names_the_value_and_what_its_brace_does(string logger, string method, string consequence) => Assert.Equal(
        [$"A brace in 'carrier.Trim()' makes this call {consequence}; use a constant template and pass the value as an argument"],
        await Messages(
            $$$"""
            using Microsoft.Extensions.Logging;

            class Shop({{{logger}}} log)
            {
                void Ship(int id, string carrier) => log.{{{method}}}($"Order {{OrderId}} goes with {carrier.Trim()}", id);
            }
            """));

    private static async Task<IEnumerable<string>> Messages(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(code, RuleTestOptions.Parse, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Orders", [tree], References.Net10.Metadata, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        var diagnostics = await compilation.WithAnalyzers([new LogCallAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return diagnostics.Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));
    }
}
