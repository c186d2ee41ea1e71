using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Retry;
using Seaworthy.CodeFixes.Retry.Pipelines;
using Seaworthy.Retry;
using Seaworthy.Tests.Harness;

namespace Seaworthy.Tests.Retry.Pipelines;

/// <summary>
/// Rewrites the first loop of a file to a pipeline with the loop's own timing, or with a better one, and compares the text. The
/// new file has no error and no warning that the old one did not have.
/// </summary>
internal sealed record PipelineTest
{
    private PipelineTiming Timing { get; init; }

    private CSharpParseOptions Parse { get; init; } = RuleTestOptions.Parse;

    private NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    private ReferenceSet References { get; init; } = Harness.References.Net10;

    private AnalyzerConfigOptions Options { get; init; } = EmptyOptions.Instance;

    public static PipelineTest Exact { get; } = new() { Timing = PipelineTiming.Exact };

    public static PipelineTest Improved { get; } = new() { Timing = PipelineTiming.BackoffWithJitter };

    public PipelineTest WithLanguage(LanguageVersion language) => this with { Parse = Parse.WithLanguageVersion(language) };

    public PipelineTest WithoutNullable() => this with { Nullable = NullableContextOptions.Disable };

    public PipelineTest WithReferences(ReferenceSet references) => this with { References = references };

    public PipelineTest With(AnalyzerConfigOptions options) => this with { Options = options };

    public void Rewrites(string before, string after, string? title = null)
    {
        var rewrite = Rewrite(before, out var old);
        Assert.NotNull(rewrite);
        var text = rewrite.Root.ToFullString();
        Assert.Equal(after.ReplaceLineEndings("\n"), text.ReplaceLineEndings("\n"));
        if (title is not null)
            Assert.Equal("Rewrite as a Polly pipeline (" + title + ")", rewrite.Title);

        var fresh = CSharpSyntaxTree.ParseText(text, Parse);
        Assert.True(rewrite.Root.IsEquivalentTo(fresh.GetRoot()), "The new tree is another one than its text stands for.");
        Assert.Empty(Problems(Compile(fresh)).Except(Problems(old)));
    }

    /// <summary>The title of the action, for rewrites whose code other tests show.</summary>
    public string Title(string before) => Rewrite(before, out _)?.Title ?? "none";

    /// <summary>The loop is one, but no pipeline behaves as it does.</summary>
    public void Declines(string code) => Assert.Null(Rewrite(code, out _)?.Root.ToFullString());

    private static IEnumerable<string> Problems(Compilation compilation) => compilation.GetDiagnostics(TestContext.Current.CancellationToken)
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not "CS1701")
        .Select(diagnostic => diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));

    private CSharpCompilation Compile(SyntaxTree tree)
    {
        var isProgram = ((CompilationUnitSyntax)tree.GetRoot()).Members.OfType<GlobalStatementSyntax>().Any();
        var options = new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Parse.LanguageVersion < LanguageVersion.CSharp8 ? NullableContextOptions.Disable : Nullable, allowUnsafe: true);
        return CSharpCompilation.Create("Test", [tree], References.Metadata, options);
    }

    private LoopRewrite? Rewrite(string code, out CSharpCompilation compilation)
    {
        var token = TestContext.Current.CancellationToken;
        var tree = CSharpSyntaxTree.ParseText(code, Parse, cancellationToken: token);
        compilation = Compile(tree);
        Assert.DoesNotContain(compilation.GetDiagnostics(token), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

        var root = (CompilationUnitSyntax)tree.GetRoot(token);
        var symbols = RetrySymbols.Find(compilation)!;
        var settings = new RetrySettings(Options);
        var recogniser = new RetryLoopRecogniser(symbols, settings, token);
        var model = compilation.GetSemanticModel(tree);
        var loop = root.DescendantNodes()
            .Where(node => node is StatementSyntax or MethodDeclarationSyntax)
            .Select(node => recogniser.TryMatch(node, model))
            .FirstOrDefault(found => found is not null);
        Assert.NotNull(loop);
        return PipelineRewriter.TryRewrite(loop, root, symbols, settings, Timing, token);
    }
}
