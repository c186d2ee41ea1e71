using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Shutdown;

namespace Seaworthy.Tests.Shutdown;

/// <summary>The suppressor against reports as Sonar's analyzer makes them: at the name of a method with a loop without an end.</summary>
public sealed class EndedLoopSuppressorTests
{
    [Theory]
    [InlineData("while (true) { await Task.Delay(5, stoppingToken); }")]
    [InlineData("for (;;) { stoppingToken.ThrowIfCancellationRequested(); await Task.Yield(); }")]
    [InlineData("while (true) { try { await Task.Delay(5, stoppingToken); } catch (Exception) when (!stoppingToken.IsCancellationRequested) { } }")]
    [InlineData("using var linked = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken); while (true) { await Task.Delay(5, linked.Token); }")]
    public async Task A_token_ends_it(string body) => Assert.True(await IsSuppressed(body));

    [Theory]
    [InlineData("while (true) { await Task.Delay(5); }")]
    [InlineData("while (true) { try { await Task.Delay(5, stoppingToken); } catch (Exception) { } }")]
    [InlineData("while (true) { if (stoppingToken.IsCancellationRequested) await Task.Yield(); }")]
    [InlineData("await ExecuteAsync(stoppingToken);")]
    [InlineData("while (true) { await ExecuteAsync(stoppingToken); }")]
    [InlineData("while (true) { await Task.Delay(5, CancellationToken.None); }")]
    [InlineData("Task Run() { while (true) { stoppingToken.ThrowIfCancellationRequested(); } } await Task.Yield();")]
    public async Task Nothing_does(string body) => Assert.False(await IsSuppressed(body));

    private static async Task<bool> IsSuppressed(string body)
    {
        var compilation = Source.Bind(Service.Of(body), References.Net10).Compilation;
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new LoopPeer(), new EndedLoopSuppressor());
        var run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([]), null, true, false, reportSuppressedDiagnostics: true));
        return Assert.Single(await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken)).IsSuppressed;
    }

    /// <summary>Reports every method that is called <c>ExecuteAsync</c>.</summary>
#pragma warning disable RS1001, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008 // Only run by these tests.
    internal sealed class LoopPeer : DiagnosticAnalyzer
    {
        private static readonly DiagnosticDescriptor Endless = new("S2190", "Endless", "Endless", "Bug", DiagnosticSeverity.Warning, isEnabledByDefault: true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Endless];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(node => node.ReportDiagnostic(Diagnostic.Create(Endless, ((MethodDeclarationSyntax)node.Node).Identifier.GetLocation())), SyntaxKind.MethodDeclaration);
        }
    }
#pragma warning restore RS1001, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008
}
