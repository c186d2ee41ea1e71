using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Tests.Catalog;

/// <summary>The samples of the guides: a block of C# that says <c>silent</c> or <c>reports</c> and ids compiles, and gets these reports.</summary>
public sealed class GuideSampleTests
{
    public static TheoryData<string, int> Samples =>
    [
        .. from guide in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md").Select(Path.GetFileName).Order(StringComparer.Ordinal)
           from number in Enumerable.Range(0, Read(guide!).Count)
           select (guide, number),
    ];

    [Theory, MemberData(nameof(Samples))]
    public async Task Sample_compiles_and_is_reported_as_the_guide_says(string guide, int number)
    {
        var (kind, code) = Read(guide)[number];
        var tree = CSharpSyntaxTree.ParseText(code, RuleTestOptions.Parse, cancellationToken: TestContext.Current.CancellationToken);
        var isProgram = tree.GetCompilationUnitRoot(TestContext.Current.CancellationToken).Members.Any(SyntaxKind.GlobalStatement);
        var isWeb = code.Contains("using Microsoft.AspNetCore.", StringComparison.Ordinal);
        var compilation = CSharpCompilation.Create(
            "Guide",
            [tree],
            (isWeb ? References.Web : References.Net10).Metadata,
            new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));

        var reported = await compilation.WithAnalyzers([.. RuleCatalog.Analyzers]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        Assert.Equal(
            kind is "silent" ? [] : kind.Split(' ')[1..],
            reported.Where(diagnostic => diagnostic.Severity > DiagnosticSeverity.Hidden).Select(diagnostic => diagnostic.Id).Distinct().Order(StringComparer.Ordinal));
    }

    private static List<(string Kind, string Code)> Read(string guide) =>
    [
        .. new RulePage("", Repository.Read("docs", guide)).Samples
            .Where(sample => sample is { Language: "csharp", Kind.Length: > 0 })
            .Select(sample => (sample.Kind, sample.Code)),
    ];
}
