using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown;

namespace Seaworthy.Tests.Shutdown;

/// <summary>A file of several projects, as one that is built for several frameworks is.</summary>
public sealed class MissingTokenParameterProjectTests
{
    private const string WithToken = "public class Bank { public System.Threading.Tasks.Task AskAsync(System.Threading.CancellationToken token = default) => System.Threading.Tasks.Task.CompletedTask; }";
    private const string WithoutToken = "public class Bank { public System.Threading.Tasks.Task AskAsync() => System.Threading.Tasks.Task.CompletedTask; }";

    private const string Code = """
        using System.Threading;
        using System.Threading.Tasks;

        public class Shop
        {
            private readonly Bank _bank = new Bank();

            public Task RunAsync(CancellationToken token) => AskAsync();

            private Task AskAsync() => _bank.AskAsync();
        }
        """;

    [Fact]
    public async Task All_of_them_are_changed_alike()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, WithToken, WithToken);
        var action = Assert.Single(await Actions(solution));

        var changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken))).ChangedSolution;
        foreach (var project in changed.Projects)
        {
            var text = await Assert.Single(project.Documents).GetTextAsync(TestContext.Current.CancellationToken);
            Assert.Equal(Code.Replace("=> AskAsync()", "=> AskAsync(token)").Replace("Task AskAsync()", "Task AskAsync(CancellationToken cancellationToken)").Replace("_bank.AskAsync()", "_bank.AskAsync(cancellationToken)"), text.ToString());
        }
    }

    [Fact]
    public async Task What_would_break_one_of_them_is_not_offered()
    {
        using var workspace = new AdhocWorkspace();
        Assert.Empty(await Actions(Create(workspace, WithToken, WithoutToken)));
    }

    [Fact]
    public async Task Fix_All_reaches_every_project_once()
    {
        using var workspace = new AdhocWorkspace();
        var solution = Create(workspace, WithToken, WithToken);
        var fix = new MissingTokenParameterFix();
        var found = new Dictionary<ProjectId, ImmutableArray<Diagnostic>>();
        foreach (var project in solution.Projects)
            found[project.Id] = await Diagnostics(project);

        var context = new FixAllContext(solution.Projects.First().Documents.Single(), fix, FixAllScope.Solution, nameof(MissingTokenParameterFix), fix.FixableDiagnosticIds, new Found(found), TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);

        var changed = Assert.IsType<ApplyChangesOperation>(Assert.Single(await action!.GetOperationsAsync(TestContext.Current.CancellationToken))).ChangedSolution;
        foreach (var project in changed.Projects)
            Assert.Empty(await Diagnostics(project));
    }

    private static Solution Create(AdhocWorkspace workspace, params string[] libraries)
    {
        var solution = workspace.CurrentSolution;
        for (var number = 0; number < libraries.Length; number++)
        {
            var project = ProjectId.CreateNewId();
            solution = solution
                .AddProject(project, $"Orders{number}", $"Orders{number}", LanguageNames.CSharp)
                .WithProjectMetadataReferences(project, References.Net10.WithLibrary("Bank", libraries[number]).Metadata)
                .WithProjectCompilationOptions(project, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
                .AddDocument(DocumentId.CreateNewId(project), "Shop.cs", Code, filePath: "/orders/Shop.cs");
        }

        return solution;
    }

    private static async Task<ImmutableArray<Diagnostic>> Diagnostics(Project project)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!.WithAnalyzers([new TokenThreadingAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<CodeAction>> Actions(Solution solution)
    {
        var project = solution.Projects.First();
        var diagnostic = Assert.Single(await Diagnostics(project));
        var actions = new List<CodeAction>();
        await new MissingTokenParameterFix().RegisterCodeFixesAsync(new CodeFixContext(project.Documents.Single(), diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    private sealed class Found(IReadOnlyDictionary<ProjectId, ImmutableArray<Diagnostic>> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics[project.Id]);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => GetAllDiagnosticsAsync(document.Project, cancellationToken);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
