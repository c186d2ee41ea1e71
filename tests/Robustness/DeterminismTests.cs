using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Robustness.Checking;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness;

/// <summary>The same code gets the same diagnostics, in whatever order and on however many threads it is analyzed.</summary>
public sealed class DeterminismTests
{
    private static readonly IReadOnlyList<SyntaxTree> Trees = [.. Corpus.Files.Where(snippet => snippet.Kind is SourceCodeKind.Regular).Select(Parse)];

    [Fact]
    public async Task Diagnostics_do_not_depend_on_order_or_threads()
    {
        var expected = await Analyze(Trees, concurrent: false);
        Assert.NotEmpty(expected);
        Assert.All(["SEA4002", "SEA4003", "SEA4013"], id => Assert.Contains(expected, text => text.Contains(id, StringComparison.Ordinal)));

        for (var seed = 0; seed < 4; seed++)
        {
            var shuffled = Trees.ToArray();
            new Random(seed).Shuffle(shuffled);
            Assert.Equal(expected, await Analyze(shuffled, concurrent: seed % 2 is 0));
        }
    }

    [Fact]
    public async Task Analyzing_twice_with_the_same_instances_reports_the_same()
    {
        var compilation = Compile(Trees);
        Assert.Equal(await Analyze(compilation, concurrent: true), await Analyze(compilation, concurrent: true));
    }

    private static Task<IReadOnlyList<string>> Analyze(IEnumerable<SyntaxTree> trees, bool concurrent) => Analyze(Compile(trees), concurrent);

    private static CSharpCompilation Compile(IEnumerable<SyntaxTree> trees) => CSharpCompilation.Create(
        "Snippets", trees, References.Net10.Metadata, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, concurrentBuild: true));

    private static async Task<IReadOnlyList<string>> Analyze(Compilation compilation, bool concurrent)
    {
        var analyzed = compilation.WithAnalyzers(
            [.. RuleCatalog.Analyzers],
            new CompilationWithAnalyzersOptions(
                FlagFile.Options, (exception, _, _) => Assert.Fail(exception.ToString()), concurrentAnalysis: concurrent, logAnalyzerExecutionTime: false));
        var diagnostics = await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return [.. diagnostics.Select(Describe).Order(StringComparer.Ordinal)];
    }

    private static string Describe(Diagnostic diagnostic) =>
        $"{diagnostic} [{string.Join(", ", diagnostic.AdditionalLocations)}] {string.Join(", ", diagnostic.Properties.OrderBy(property => property.Key).Select(property => $"{property.Key}={property.Value}"))}";

    private static SyntaxTree Parse(Snippet snippet) => CSharpSyntaxTree.ParseText(snippet.Text, snippet.ParseOptions, path: snippet.Name + ".cs");
}
