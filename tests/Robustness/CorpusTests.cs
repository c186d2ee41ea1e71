using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Tests.Robustness.Checking;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness;

/// <summary>What the mutants are made from.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Files => [.. Corpus.Files.Select(snippet => snippet.Name)];

    public static TheoryData<string> Names => [.. Corpus.All.Select(snippet => snippet.Name)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Snippet_compiles(string name)
    {
        var snippet = Corpus.Files.Single(snippet => snippet.Name == name);
        var tree = CSharpSyntaxTree.ParseText(snippet.Text, snippet.ParseOptions, cancellationToken: TestContext.Current.CancellationToken);
        var kind = tree.GetRoot(TestContext.Current.CancellationToken).ChildNodes().Any(node => node.IsKind(SyntaxKind.GlobalStatement)) && snippet.Kind is SourceCodeKind.Regular
            ? OutputKind.ConsoleApplication
            : OutputKind.DynamicallyLinkedLibrary;
        var compilation = CSharpCompilation.Create("Snippet", [tree], References.Net10.Metadata, new CSharpCompilationOptions(kind, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Fixes_keep_the_snippet_compiling(string name)
    {
        var token = TestContext.Current.CancellationToken;
        var snippet = Corpus.All.Single(snippet => snippet.Name == name);
        var trial = await Workbench.For(snippet).Analyze(snippet.Text, token);
        foreach (var diagnostic in trial.Reported.Concat(trial.Foreign()))
            await trial.Fix(diagnostic, everywhere: true, token);

        Assert.True(trial.Findings.Failures is [], string.Join('\n', trial.Findings.Failures));
    }

    [Fact]
    public void The_tests_of_the_rules_add_their_code() => Assert.NotEmpty(Corpus.FromTests);

    [Fact]
    public void Names_are_unique() => Assert.Equal(Corpus.All.Count, Corpus.All.Select(snippet => snippet.Name).Distinct().Count());
}
