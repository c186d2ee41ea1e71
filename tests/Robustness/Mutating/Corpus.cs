using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Robustness.Mutating;

/// <summary>Valid code to start from.</summary>
internal sealed record Snippet(string Name, string Text)
{
    public SourceCodeKind Kind => Text.StartsWith("// script", StringComparison.Ordinal) ? SourceCodeKind.Script : SourceCodeKind.Regular;

    public CSharpParseOptions ParseOptions => Corpus.Parse.WithKind(Kind);
}

/// <summary>The snippets: files of their own, and the code in the tests of the rules, so that each new test adds to it.</summary>
internal static class Corpus
{
    /// <summary>Preview, for syntax that the compiler of the day does not know yet.</summary>
    public static CSharpParseOptions Parse { get; } = new(LanguageVersion.Preview, DocumentationMode.Diagnose, preprocessorSymbols: ["DEBUG"]);

    public static IReadOnlyList<Snippet> Files { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Robustness", "Snippets"), "*.cs.txt")
            .Order(StringComparer.Ordinal)
            .Select(path => new Snippet(Path.GetFileName(path)[..^".cs.txt".Length], Read(path))),
    ];

    public static IReadOnlyList<Snippet> FromTests { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Analyzers.Tests"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(Extract),
    ];

    public static IReadOnlyList<Snippet> All { get; } = [.. Files, .. FromTests];

    private static IEnumerable<Snippet> Extract(string path)
    {
        var root = CSharpSyntaxTree.ParseText(Read(path)).GetRoot();
        var name = Path.GetFileNameWithoutExtension(path);
        var seen = new HashSet<string>();
        foreach (var literal in root.DescendantNodes().OfType<LiteralExpressionSyntax>().Where(node => node.IsKind(SyntaxKind.StringLiteralExpression)))
        {
            var text = literal.Token.ValueText.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal);
            if (text.Contains('\n', StringComparison.Ordinal) && IsCode(text) && seen.Add(text))
                yield return new Snippet(string.Create(CultureInfo.InvariantCulture, $"{name}-{seen.Count}"), text);
        }
    }

    private static bool IsCode(string text)
    {
        var tree = CSharpSyntaxTree.ParseText(text, Parse);
        return tree.GetDiagnostics().All(diagnostic => diagnostic.Severity is not DiagnosticSeverity.Error)
            && tree.GetRoot().DescendantNodes().Any(node => node is TypeDeclarationSyntax or BaseMethodDeclarationSyntax or InvocationExpressionSyntax);
    }

    private static string Read(string path) => File.ReadAllText(path).ReplaceLineEndings("\n");
}
