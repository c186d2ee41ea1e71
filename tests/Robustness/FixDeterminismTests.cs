using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Robustness.Checking;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness;

/// <summary>The same code is repaired the same way, in whatever order its files come and however many repairs run at a time.</summary>
public sealed class FixDeterminismTests
{
    /// <summary>Snippets that can be files of one project: none declares a type that another has.</summary>
    private static readonly IReadOnlyList<Snippet> Files = [.. Compatible(Corpus.Files.Where(snippet => snippet.Kind is SourceCodeKind.Regular))];

    [Fact]
    public async Task Repairs_do_not_depend_on_order_or_threads()
    {
        var expected = await Repair(Files, concurrent: false);
        Assert.True(expected.Count(repair => repair.Value.Length > 0) >= 20, string.Join(", ", expected.Where(repair => repair.Value.Length > 0).Select(repair => repair.Key)));
        Assert.All(["SEA1", "SEA2", "SEA3", "SEA4"], family => Assert.Contains(expected, repair => repair.Key.StartsWith(family, StringComparison.Ordinal) && repair.Value.Length > 0));

        var shuffled = Files.ToArray();
        new Random(1).Shuffle(shuffled);
        var actual = await Repair(shuffled, concurrent: true);
        Assert.All(expected, repair => Assert.Equal(repair.Value, actual[repair.Key]));
    }

    /// <summary>What Fix All makes of the whole project, for each rule: the changed files in the order of their names.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> Repair(IReadOnlyList<Snippet> files, bool concurrent)
    {
        var token = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, files);
        var analyzed = (await project.GetCompilationAsync(token))!.WithAnalyzers(
            [.. RuleCatalog.Analyzers],
            new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (exception, _, _) => Assert.Fail(exception.ToString()), concurrent, logAnalyzerExecutionTime: false));
        var reported = await analyzed.GetAnalyzerDiagnosticsAsync(token);

        var repairs = reported.Where(diagnostic => diagnostic.Location.IsInSource).GroupBy(diagnostic => diagnostic.Id).Where(same => RuleCatalog.HasFix(same.Key)).OrderBy(same => same.Key, StringComparer.Ordinal).ToList();
        var texts = new Dictionary<string, string>();
        if (concurrent)
        {
            foreach (var (id, text) in await Task.WhenAll(repairs.Select(same => Task.Run(async () => (same.Key, await RepairAll(project, [.. same], token)), token))))
                texts.Add(id, text);
        }
        else
        {
            foreach (var same in repairs)
                texts.Add(same.Key, await RepairAll(project, [.. same], token));
        }

        return texts;
    }

    private static async Task<string> RepairAll(Project project, ImmutableArray<Diagnostic> same, CancellationToken token)
    {
        foreach (var diagnostic in same.OrderBy(diagnostic => diagnostic.Location.SourceTree!.FilePath, StringComparer.Ordinal).ThenBy(diagnostic => diagnostic.Location.SourceSpan))
        {
            foreach (var fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            {
                var actions = new List<CodeAction>();
                await fix.RegisterCodeFixesAsync(new CodeFixContext(project.GetDocument(diagnostic.Location.SourceTree)!, diagnostic, (action, _) => actions.Add(action), token));
                if (actions is not [var first, ..] || fix.GetFixAllProvider() is not { } everywhere || !everywhere.GetSupportedFixAllScopes().Contains(FixAllScope.Project))
                    continue;

                var context = new FixAllContext(project, fix, FixAllScope.Project, first.EquivalenceKey, [diagnostic.Id], new Given(same), token);
                return await everywhere.GetFixAsync(context) is { } action ? first.Title + "\n" + await Changed(project, action, token) : "";
            }
        }

        return "";
    }

    private static async Task<string> Changed(Project project, CodeAction action, CancellationToken token)
    {
        var operations = await action.GetOperationsAsync(token);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        var changed = solution.GetChanges(project.Solution).GetProjectChanges()
            .SelectMany(changes => changes.GetChangedDocuments().Concat(changes.GetChangedAdditionalDocuments()))
            .Select(id => (TextDocument?)solution.GetDocument(id) ?? solution.GetAdditionalDocument(id)!)
            .OrderBy(document => document.FilePath, StringComparer.Ordinal);
        var texts = new List<string>();
        foreach (var document in changed)
            texts.Add($"== {document.FilePath}\n{await document.GetTextAsync(token)}");

        return string.Concat(texts);
    }

    private static Project Project(AdhocWorkspace workspace, IEnumerable<Snippet> files)
    {
        var id = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Snippets", "Snippets", LanguageNames.CSharp)
                .WithParseOptions(Corpus.Parse)
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
                .WithMetadataReferences(References.Net10.Metadata))
            .AddAdditionalDocument(DocumentId.CreateNewId(id), "featureflags.json", SourceText.From(FlagFile.Text), filePath: "/snippets/featureflags.json")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".globalconfig", SourceText.From(FlagFile.Date), filePath: "/snippets/.globalconfig");
        foreach (var file in files)
            solution = solution.AddDocument(DocumentId.CreateNewId(id), file.Name + ".cs", SourceText.From(file.Text), filePath: $"/snippets/{file.Name}.cs");

        return solution.GetProject(id)!;
    }

    private static IEnumerable<Snippet> Compatible(IEnumerable<Snippet> snippets)
    {
        var taken = new HashSet<string>();
        foreach (var snippet in snippets)
        {
            var root = CSharpSyntaxTree.ParseText(snippet.Text, snippet.ParseOptions).GetRoot();
            var types = root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
                .Select(node => node switch { BaseTypeDeclarationSyntax type => type.Identifier.ValueText, DelegateDeclarationSyntax type => type.Identifier.ValueText, _ => "" })
                .Where(name => name.Length > 0)
                .ToList();
            if (types.Count > 0 && !root.ChildNodes().Any(node => node is GlobalStatementSyntax) && !types.Exists(taken.Contains))
            {
                taken.UnionWith(types);
                yield return snippet;
            }
        }
    }

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
