using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Retry;

namespace Seaworthy.Tests.Retry.Fixes;

/// <summary>
/// Tests of the fixes for loops that have been found: <c>[|for|]</c> marks the keyword of a loop that has the finding, whatever
/// the rules think of it. Neither the code before nor the code after has a warning of the compiler.
/// </summary>
internal sealed record LoopFix(string Id)
{
    public ReferenceSet References { get; init; } = Harness.References.Framework;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Disable;

    public OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    public string Options { get; init; } = "";

    /// <summary>What is done: the first action, unless a key is given; to one loop as the action on it, to several as Fix All.</summary>
    public string Key { get; init; } = RetryRewrite.First;

    public async Task Makes(string before, string after)
    {
        Assert.Equal(after, await Apply(before));
    }

    public async Task IsNotOffered(string code)
    {
        Assert.Null(await Apply(code));
    }

    /// <summary>The titles of all actions that the first marked loop has, in their order.</summary>
    public async Task<string[]> Titles(string code)
    {
        using var workspace = new AdhocWorkspace();
        var (document, diagnostics) = await Open(code, workspace);
        return [.. (await Actions(document, diagnostics[0])).Select(action => action.Title)];
    }

    private async Task<string?> Apply(string marked)
    {
        using var workspace = new AdhocWorkspace();
        var (document, diagnostics) = await Open(marked, workspace);
        if (await Change(document, diagnostics) is not { } changed)
            return null;

        Assert.Empty(await Warnings(changed));
        return (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
    }

    private async Task<Document?> Change(Document document, ImmutableArray<Diagnostic> diagnostics)
    {
        if (diagnostics.Length > 1)
            return await RetryFixAll.FixAsync(document, diagnostics, Key, TestContext.Current.CancellationToken);

        if ((await Actions(document, diagnostics[0])).FirstOrDefault(action => action.EquivalenceKey == Key) is not { } chosen)
            return null;

        var operations = await chosen.GetOperationsAsync(TestContext.Current.CancellationToken);
        return Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetDocument(document.Id);
    }

    private static async Task<List<CodeAction>> Actions(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await new RetryFix().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private async Task<(Document Document, ImmutableArray<Diagnostic> Diagnostics)> Open(string marked, AdhocWorkspace workspace)
    {
        var parts = marked.Split(["[|", "|]"], StringSplitOptions.None);
        Assert.True(parts.Length >= 3, "The keyword of a loop has to be marked.");
        var project = workspace.AddProject("Orders", LanguageNames.CSharp)
            .WithMetadataReferences(References.Metadata)
            .WithParseOptions(RuleTestOptions.Parse.WithLanguageVersion(Language))
            .WithCompilationOptions(new CSharpCompilationOptions(Output).WithNullableContextOptions(Nullable));
        if (Options.Length > 0)
            project = project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n[*]\n" + Options), filePath: "/.editorconfig").Project;

        var document = project.AddDocument("Shop.cs", string.Concat(parts), filePath: "/Shop.cs");
        var tree = (await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
        Assert.Empty(await Warnings(document));
        var rule = new DiagnosticDescriptor(Id, Id, Id, "SeaworthyRetry", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        for (var (i, start) = (1, parts[0].Length); i < parts.Length; i++)
        {
            if (i % 2 is 1)
            {
                var location = Location.Create(tree, new TextSpan(start, parts[i].Length));
                diagnostics.Add(Diagnostic.Create(rule, location, [location]));
            }

            start += parts[i].Length;
        }

        return (document, diagnostics.ToImmutable());
    }

    private static async Task<IEnumerable<Diagnostic>> Warnings(Document document)
    {
        var model = await document.GetSemanticModelAsync(TestContext.Current.CancellationToken);
        return model!.GetDiagnostics().Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && diagnostic.Id is not "CS1701");
    }
}
