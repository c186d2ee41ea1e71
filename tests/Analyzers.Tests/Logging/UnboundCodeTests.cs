using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Tests.Catalog;

namespace Seaworthy.Tests.Logging;

/// <summary>Code that misses a reference, or is being typed, may mean anything: nothing is said about such a call.</summary>
public sealed class UnboundCodeTests
{
    [Theory]
    [InlineData("log.LogInformation($\"Order {order.Missing}\");")]
    [InlineData("log.LogInformation($\"Order {Unknown.Get(order)}\");")]
    [InlineData("log.LogInformation(\"Order \" + missing);")]
    [InlineData("log.LogInformation($\"Order {order.Id} {{Carrier}}\", carrier.Name);")]
    [InlineData("Missing lost = null; log.LogInformation($\"Order {lost}\");")]
    [InlineData("var text = $\"Order {order.Missing}\"; log.LogInformation(text);")]
    [InlineData("var text = text; log.LogError(text);")]
    [InlineData("var text = $\"{other}\"; var other = $\"{text}\"; log.LogError(\"Order {Text}\", text, missing);")]
    public async Task Nothing_is_said_about(string statement)
    {
        var tree = CSharpSyntaxTree.ParseText(
            $$"""
            using Microsoft.Extensions.Logging;

            record Order(int Id);

            class Shop(ILogger<Shop> log)
            {
                void Ship(Order order) { {{statement}} }
            }
            """,
            cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Test", [tree], References.Net10.Metadata, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var analyzers = RuleCatalog.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Id.StartsWith("SEA2", StringComparison.Ordinal))).ToImmutableArray();

        Assert.Contains(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        Assert.Empty(await compilation.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }
}
