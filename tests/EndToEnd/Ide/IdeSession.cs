using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Host;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.MSBuild;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Ide;

/// <summary>What an editor underlines.</summary>
internal sealed record Squiggle(string Id, TextSpan Span, DiagnosticSeverity Severity, string HelpLink);

/// <summary>An entry of the light bulb's menu.</summary>
/// <param name="Scopes">Where else the editor offers to do the same.</param>
internal sealed record LightBulbEntry(string Id, CodeAction Action, ImmutableArray<FixAllScope> Scopes, object Collection)
{
    public string Title => Action.Title;
}

/// <summary>
/// A project opened as Visual Studio and VS Code open it: by Roslyn's own diagnostic and code-fix services, from packages alone
/// and without a window. Those services are internal: see <see cref="Internals"/>.
/// </summary>
internal sealed class IdeSession : IDisposable
{
    private static readonly Assembly Workspaces = Assembly.Load("Microsoft.CodeAnalysis.Workspaces");
    private static readonly Assembly Features = Assembly.Load("Microsoft.CodeAnalysis.Features");
    private static readonly Type DiagnosticService = Internals.Type(Features, "Microsoft.CodeAnalysis.Diagnostics.IDiagnosticAnalyzerService");
    private static readonly Type FixService = Internals.Type(Features, "Microsoft.CodeAnalysis.CodeFixes.ICodeFixService");

    private readonly MSBuildWorkspace _workspace;
    private readonly object _diagnostics;
    private readonly object _fixes;

    private IdeSession(MefHostServices host)
    {
        _workspace = MSBuildWorkspace.Create(host);
        _diagnostics = Internals.CallGeneric(_workspace.Services, typeof(HostWorkspaceServices), nameof(HostWorkspaceServices.GetService), DiagnosticService)!;
        var exports = host.GetType().GetInterfaces().Single(type => type.Name is "IMefHostExportProvider");
        var export = ((IEnumerable<object>)Internals.CallGeneric(host, exports, "GetExports", FixService)!).Single();
        _fixes = Internals.Get(export, "Value")!;
    }

    public Project Project { get; private set; } = null!;

    public static async Task<IdeSession> Open(string project)
    {
        string[] parts = ["Microsoft.CodeAnalysis.CSharp.Workspaces", "Microsoft.CodeAnalysis.CSharp.Features", "Microsoft.CodeAnalysis.Workspaces.MSBuild"];
        var session = new IdeSession(MefHostServices.Create([Workspaces, Features, .. parts.Select(Assembly.Load)]));
        session.Project = await session._workspace.OpenProjectAsync(project);
        Assert.DoesNotContain(session._workspace.Diagnostics, problem => problem.Kind is WorkspaceDiagnosticKind.Failure);
        return session;
    }

    public Document Document(string name) => Project.Documents.Single(document => document.Name == name);

    /// <summary>What is underlined while the document is being edited.</summary>
    public async Task<IReadOnlyList<Squiggle>> Squiggles(Document document)
    {
        var everyRule = Internals.Get(Internals.Type(Workspaces, "Microsoft.CodeAnalysis.Diagnostics.DiagnosticIdFilter"), "All");
        var everyKind = Enum.ToObject(Internals.Type(Workspaces, "Microsoft.CodeAnalysis.Diagnostics.DiagnosticKind"), 0);
        var task = Internals.Call(_diagnostics, DiagnosticService, "GetDiagnosticsForSpanAsync", document, null, everyRule, null, everyKind, CancellationToken.None);
        var lines = (await document.GetTextAsync()).Lines;
        return
        [
            .. from data in await Internals.Results(task)
               let place = (FileLinePositionSpan)Internals.Get(Internals.Get(data, "DataLocation")!, "UnmappedFileSpan")!
               select new Squiggle(
                   (string)Internals.Get(data, "Id")!,
                   lines.GetTextSpan(place.Span),
                   (DiagnosticSeverity)Internals.Get(data, "Severity")!,
                   (string?)Internals.Get(data, "HelpLink") ?? ""),
        ];
    }

    /// <summary>The menu of the light bulb at a squiggle, in its order: editors put what has a higher priority first.</summary>
    public async Task<IReadOnlyList<LightBulbEntry>> LightBulb(Document document, Squiggle squiggle)
    {
        var stream = Internals.Call(_fixes, FixService, "StreamFixesAsync", document, squiggle.Span, null, CancellationToken.None);
        return
        [
            .. from collection in await Internals.Stream(stream)
               let ids = Internals.List(collection, "Diagnostics").Cast<Diagnostic>().Select(diagnostic => diagnostic.Id)
               let scopes = (ImmutableArray<FixAllScope>)Internals.Get(collection, "SupportedScopes")!
               from fix in Internals.List(collection, "Fixes")
               let action = (CodeAction)Internals.Get(fix, "Action")!
               orderby action.Priority descending
               select new LightBulbEntry(ids.First(), action, scopes, collection),
        ];
    }

    /// <summary>The project after an entry has been chosen.</summary>
    public async Task<Project> Apply(LightBulbEntry entry) => await Apply(entry.Action);

    /// <summary>The project after an entry has been chosen for a whole scope.</summary>
    public async Task<Project> ApplyAll(LightBulbEntry entry, Document document, FixAllScope scope)
    {
        var state = Internals.Get(entry.Collection, "FixAllState")!;
        var provider = (FixAllProvider)Internals.Get(state, "FixAllProvider")!;
        var diagnostics = (FixAllContext.DiagnosticProvider)Internals.Get(state, "DiagnosticProvider")!;
        var fix = (CodeFixProvider)Internals.Get(entry.Collection, "Provider")!;
        var context = new FixAllContext(document, fix, scope, entry.Action.EquivalenceKey!, [entry.Id], diagnostics, CancellationToken.None);
        return await Apply((await provider.GetFixAsync(context))!);
    }

    public void Dispose() => _workspace.Dispose();

    private async Task<Project> Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(Project.Id)!;
    }
}
