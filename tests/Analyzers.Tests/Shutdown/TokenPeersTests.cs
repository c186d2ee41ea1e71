using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;

namespace Seaworthy.Tests.Shutdown;

/// <summary>What other analyzers say about tokens: our fix is there for those that have none, and bad advice is taken back.</summary>
public sealed class TokenPeersTests
{
    private readonly RuleTest<TokenPeer, ForwardTokenFix> _sonar = new(TokenPeer.Sonar, References.Net10);
    private readonly RuleTest<TokenPeer, ForwardTokenFix> _meziantou = new(TokenPeer.Meziantou, References.Net10);

    private static string In(string statements) =>
        $$"""
        using System;
        using System.Threading;
        using System.Threading.Tasks;

        sealed class Orders
        {
            public Task SaveAsync(string name, CancellationToken ct = default) => Task.CompletedTask;
            public Task CommitAsync(CancellationToken ct = default) => Task.CompletedTask;
        }

        class Shop(Orders orders)
        {
            public async Task RunAsync(CancellationToken ct)
            {
                {{statements}}
                await Task.Yield();
            }

            public Orders All => orders;
        }
        """;

    [Theory]
    [InlineData("""await [|orders.SaveAsync("a")|];""", """await orders.SaveAsync("a", ct);""")]
    [InlineData("""await [|orders.SaveAsync("a", default)|];""", """await orders.SaveAsync("a", ct);""")]
    public async Task Findings_without_a_fix_are_given_ours(string before, string after)
    {
        await _sonar.Fixes(In(before), In(after));
        await _meziantou.Fixes(In(before), In(after));
    }

    [Theory]
    [InlineData("""try { } finally { await [|orders.SaveAsync("release")|]; }""")]
    [InlineData("""try { } catch (OperationCanceledException) { await [|orders.SaveAsync("rollback")|]; }""")]
    [InlineData("""await [|orders.CommitAsync()|];""")]
    public Task But_not_in_cleanup(string code) => _sonar.ReportsWithoutFix(In(code));

    [Theory]
    [InlineData("""try { } finally { await orders.SaveAsync("release"); }""")]
    [InlineData("""try { } catch (OperationCanceledException) { await orders.SaveAsync("rollback"); }""")]
    [InlineData("""if (ct.IsCancellationRequested) { await orders.SaveAsync("a"); }""")]
    [InlineData("""ct.Register(() => orders.SaveAsync("a"));""")]
    [InlineData("""await orders.CommitAsync();""")]
    public async Task Advice_to_cancel_cleanup_is_taken_back(string code) => Assert.Equal(["CA2016", "", "MA0040", "MA0079", "S8949"], await Suppressed(In(code)));

    [Theory]
    [InlineData("""await orders.SaveAsync("a");""")]
    [InlineData("""try { } catch (Exception) { await orders.SaveAsync("a"); }""")]
    [InlineData("""if (!ct.IsCancellationRequested) { await orders.SaveAsync("a"); }""")]
    public async Task Other_advice_stands(string code) => Assert.All(await Suppressed(In(code)), found => Assert.Equal("", found));

    [Fact]
    public async Task A_word_of_ones_own_names_a_commit_point()
    {
        var code = In("""await orders.SaveAsync("a");""");

        Assert.All(await Suppressed(code), found => Assert.Equal("", found));
        Assert.Contains("CA2016", await Suppressed(code, ("seaworthy.shutdown.commit_point_names", "Save")));
    }

    /// <summary>The ids of the findings that are suppressed, in their order; empty texts for the others.</summary>
    private static async Task<string[]> Suppressed(string code, params (string Key, string Value)[] options)
    {
        var compilation = Source.Bind(code, References.Net10).Compilation;
        var analyzers = ImmutableArray.Create<DiagnosticAnalyzer>(new TokenPeer(), new CleanupTokenSuppressor());
        var run = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(new AnalyzerOptions([], new FixedOptions(options)), null, true, false, reportSuppressedDiagnostics: true));
        var found = await run.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. found.OrderBy(diagnostic => diagnostic.Id, StringComparer.Ordinal).Select(diagnostic => diagnostic.IsSuppressed ? diagnostic.Id : "")];
    }

    private sealed class FixedOptions((string Key, string Value)[] options) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new FixedTexts([]);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new FixedTexts(options);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class FixedTexts((string Key, string Value)[] options) : AnalyzerConfigOptions
    {
        #pragma warning disable CS8765 // Both this runtime and our own assembly have the attribute that it misses.
        public override bool TryGetValue(string key, out string value)
        {
            value = options.FirstOrDefault(option => option.Key == key).Value ?? "";
            return value.Length > 0;
        }
        #pragma warning restore CS8765
    }

    /// <summary>Reports calls without a token as others do, wherever they are.</summary>
#pragma warning disable RS1001, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008 // Only run by these tests.
    internal sealed class TokenPeer : DiagnosticAnalyzer
    {
        public static readonly DiagnosticDescriptor Sonar = Of("S8949");
        public static readonly DiagnosticDescriptor Meziantou = Of("MA0032");

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [Sonar, Meziantou, Of("CA2016"), Of("MA0040"), Of("MA0079")];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.RegisterSyntaxNodeAction(
                node =>
                {
                    if (node.Node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "SaveAsync" or "CommitAsync" } } call || call.ArgumentList.ToString().Contains("ct", StringComparison.Ordinal))
                        return;

                    foreach (var rule in SupportedDiagnostics)
                        node.ReportDiagnostic(Diagnostic.Create(rule, call.GetLocation()));
                },
                SyntaxKind.InvocationExpression);
        }

        private static DiagnosticDescriptor Of(string id) => new(id, "Pass the token", "Pass the token", "Usage", DiagnosticSeverity.Warning, isEnabledByDefault: true);
    }
#pragma warning restore RS1001, RS1025, RS1026, RS1036, RS1038, RS1041, RS2008
}
