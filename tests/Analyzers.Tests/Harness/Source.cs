using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Harness;

/// <summary>Binds a snippet, for the tests of models and engines that need no analyzer.</summary>
internal static class Source
{
    /// <summary>The model of the snippet, which has to compile.</summary>
    public static SemanticModel Bind(string code, ReferenceSet references, LanguageVersion language = LanguageVersion.Latest)
    {
        var tree = CSharpSyntaxTree.ParseText(code, RuleTestOptions.Parse.WithLanguageVersion(language), cancellationToken: TestContext.Current.CancellationToken);
        var options = new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true);
        var compilation = CSharpCompilation.Create("Test", [tree], references.Metadata, options);
        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        return compilation.GetSemanticModel(tree);
    }
}
