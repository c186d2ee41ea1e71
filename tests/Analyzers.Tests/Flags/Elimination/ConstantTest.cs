using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>Decides the reads of flag "X" in a file, and tells what else becomes constant.</summary>
internal static class ConstantTest
{
    private const string Library = """
        using System.Threading.Tasks;
        public interface IFlags { bool IsEnabled(string key); }
        public interface IFlagSource { Task<bool> IsEnabledAsync(string key); }
        """;

    /// <returns>The names of the members and parameters with their values, in the order of the alphabet.</returns>
    public static async Task<string> FindAsync(string code, bool value = true, FixLevel level = FixLevel.Cascade)
    {
        var (solution, known) = await DecideAsync(code, value, level);
        return string.Join(", ", known.Symbols.Select(symbol => $"{symbol.Key.Name}={symbol.Value}").Order(StringComparer.Ordinal));
    }

    /// <returns>The file without the flag, and without what it kept alive.</returns>
    public static async Task<string> RemoveAsync(string code, bool value = true, FixLevel level = FixLevel.Cascade)
    {
        var token = TestContext.Current.CancellationToken;
        var (solution, known) = await DecideAsync(code, value, level);
        var document = solution.Projects.Single().Documents.Single(document => document.Name is "Code.cs");
        var root = Folding.Fold((await document.GetSyntaxRootAsync(token))!, (await document.GetSemanticModelAsync(token))!, known, token).Root;
        var removed = await DeadDeclarations.RemoveAsync(solution, solution.WithDocumentSyntaxRoot(document.Id, root), [document.Id], [], level, token);
        Assert.DoesNotContain((await removed.GetDocument(document.Id)!.GetSemanticModelAsync(token))!.GetDiagnostics(cancellationToken: token), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        return (await removed.GetDocument(document.Id)!.GetTextAsync(token)).ToString();
    }

    private static async Task<(Solution Solution, DecidedValues Known)> DecideAsync(string code, bool value, FixLevel level)
    {
        var token = TestContext.Current.CancellationToken;
        var project = new AdhocWorkspace().AddProject("Orders", LanguageNames.CSharp)
            .WithMetadataReferences(References.Net10.Metadata)
            .WithParseOptions(RuleTestOptions.Parse)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .AddDocument("Flags.cs", SourceText.From(Library), filePath: "/Flags.cs").Project;
        var document = project.AddDocument("Code.cs", SourceText.From(code), filePath: "/Code.cs");
        Assert.DoesNotContain((await document.GetSemanticModelAsync(token))!.GetDiagnostics(cancellationToken: token), diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

        var known = new DecidedValues();
        foreach (var call in (await document.GetSyntaxRootAsync(token))!.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(IsRead))
        {
            if (call.Parent is AwaitExpressionSyntax awaited)
                known.Set(awaited, new Decided(value));
            else
                known.Set(call, new Decided(value) { Shape = call.ToString().Contains("Async", StringComparison.Ordinal) ? FlagReadShape.Task : FlagReadShape.Value });
        }

        await MemberConstants.FindAsync(document.Project.Solution, known, level, token);
        return (document.Project.Solution, known);
    }

    private static bool IsRead(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsEnabled" or "IsEnabledAsync" }, ArgumentList.Arguments: { Count: 1 } arguments } && arguments[0].ToString() is "\"X\"";
}
