using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Flags;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Flags;

/// <summary>Code in the middle of being typed: no analyzer of the family throws, whatever is missing.</summary>
public sealed class HalfTypedFlagTests
{
    [Theory]
    [InlineData("flags-reads")]
    [InlineData("flags-checks")]
    [InlineData("flags-setups")]
    public async Task The_end_is_missing(string snippet)
    {
        var code = await ReadAsync(snippet);
        var ends = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().Select(token => token.Span.End).ToList();
        for (var i = 0; i < ends.Count; i += 7)
            await CheckAsync(code[..ends[i]]);
    }

    [Theory]
    [InlineData("flags-reads")]
    [InlineData("flags-checks")]
    [InlineData("flags-setups")]
    public async Task A_token_is_missing(string snippet)
    {
        var code = await ReadAsync(snippet);
        var tokens = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens().ToList();
        for (var i = 3; i < tokens.Count; i += 7)
            await CheckAsync(code.Remove(tokens[i].SpanStart, tokens[i].Span.Length));
    }

    [Theory]
    [InlineData("flags-reads")]
    [InlineData("flags-checks")]
    [InlineData("flags-setups")]
    public async Task All_libraries_are_missing(string snippet) => await CheckAsync(await ReadAsync(snippet), References.Framework);

    private static Task<string> ReadAsync(string snippet) =>
        File.ReadAllTextAsync(Path.Combine(Repository.Root, "tests", "Robustness", "Snippets", snippet + ".cs.txt"), TestContext.Current.CancellationToken);

    private static async Task CheckAsync(string code, ReferenceSet? references = null)
    {
        var tree = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Test", [tree], (references ?? References.Net10).Metadata);
        var options = new AnalyzerOptions([], new FixedOptions(
            ("seaworthy.flags.retired", "new-checkout:on, old-menu:off, OldMenu:off, shop-menu:on, size:\"Big\", dark-mode:on"),
            ("seaworthy.flags.retired_symbols", "CHECKED_FLAGS:on"),
            ("seaworthy.flags.read_properties", "ShopOptions.UseNew flag=new-checkout"),
            ("seaworthy.flags.environment_prefixes", "FEATURE_")));
        DiagnosticAnalyzer[] analyzers = [new FlagReadAnalyzer(), new FlagCheckAnalyzer(), new FlagUseAnalyzer(), new FlagKeyAnalyzer(), new FlagConstantAnalyzer()];
        var found = await compilation.WithAnalyzers([.. analyzers], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.DoesNotContain(found, diagnostic => diagnostic.Id is "AD0001");
    }
}
