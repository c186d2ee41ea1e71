using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Corpus.Analysis;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Fixing;

/// <summary>Runs Fix All of one rule over an untouched solution, and finds out what it did to it.</summary>
internal sealed class FixRun(string root, Solution untouched, AnalysisRun before, TimeSpan limit)
{
    /// <summary>How many findings are asked for an action until one offers some; Fix All then starts from that.</summary>
    private const int Asked = 25;

    /// <summary>What is worth reading: new errors, exceptions, what is changed again.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>The solution after the last run; null if it changed nothing.</summary>
    public Solution? After { get; private set; }

    public async Task<FixCounts> RunAsync(string id)
    {
        After = null;
        var diagnostics = before.Diagnostics.ToDictionary(project => project.Key, project => project.Value.Where(diagnostic => diagnostic.Id == id && diagnostic.Location.IsInSource).ToImmutableArray());
        var counts = new FixCounts { Found = Distinct(diagnostics.Values.SelectMany(found => found)).Count };
        using var patience = new CancellationTokenSource(limit);
        try
        {
            return await RunAsync(id, Rules.FixOf(id)!, diagnostics, counts, patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            Notes.Add($"{id}: not done within {limit.TotalSeconds:0} s");
            return counts with { TimedOut = true };
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // A fix may throw anything; to find out is what this is for.
            Notes.Add($"{id}: {e}");
            return counts with { Exceptions = 1 };
        }
    }

    private async Task<FixCounts> RunAsync(string id, CodeFixProvider fix, Dictionary<ProjectId, ImmutableArray<Diagnostic>> found, FixCounts counts, CancellationToken cancellationToken)
    {
        var key = await KeyAsync(fix, found, cancellationToken);
        var after = await FixAllAsync(untouched, fix, id, key, found, cancellationToken);
        if (after is null || new SolutionDelta(untouched, after) is not { Documents.Count: > 0 } changes)
            return counts;

        After = after;
        var errors = await new ErrorComparison(root, before.Compiler).CompareAsync(changes, cancellationToken);
        Notes.AddRange(errors.New.Select(error => $"{id}: new {error}"));

        var left = await FindAgainAsync(id, changes, found, cancellationToken);
        var elsewhere = found.SelectMany(project => project.Value.Where(diagnostic => !changes.Touches(project.Key, diagnostic)));
        var again = await FixAllAsync(after, fix, id, key, left, cancellationToken);
        var changedAgain = again is null ? [] : new SolutionDelta(after, again).Paths;
        Notes.AddRange(changedAgain.Select(path => $"{id}: changed again {Path.GetRelativePath(root, path)}"));

        return counts with
        {
            Fixed = counts.Found - Distinct(left.Values.SelectMany(one => one).Concat(elsewhere)).Count,
            ChangedFiles = changes.Paths.Count,
            ErrorsBefore = errors.Before,
            ErrorsAfter = errors.After,
            NewErrors = errors.New.Count(error => error.Severity is DiagnosticSeverity.Error),
            NewWarnings = errors.New.Count(error => error.Severity is DiagnosticSeverity.Warning),
            ChangedAgain = changedAgain.Count,
        };
    }

    /// <summary>The key of the action that is offered first, as <c>dotnet format</c> takes it.</summary>
    private async Task<string?> KeyAsync(CodeFixProvider fix, Dictionary<ProjectId, ImmutableArray<Diagnostic>> found, CancellationToken cancellationToken)
    {
        foreach (var diagnostic in found.Values.SelectMany(one => one).Take(Asked))
        {
            if (untouched.GetDocument(diagnostic.Location.SourceTree) is not { } document)
                continue;

            var actions = new List<CodeAction>();
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken));
            if (actions.Count > 0)
                return actions[0].EquivalenceKey;
        }

        return null;
    }

    private static async Task<Solution?> FixAllAsync(Solution solution, CodeFixProvider fix, string id, string? key, Dictionary<ProjectId, ImmutableArray<Diagnostic>> diagnostics, CancellationToken cancellationToken)
    {
        var first = diagnostics.FirstOrDefault(project => !project.Value.IsEmpty);
        if (first.Key is null || fix.GetFixAllProvider() is not { } provider)
            return null;

        var context = new FixAllContext(solution.GetProject(first.Key)!, fix, FixAllScope.Solution, key, [id], new KnownDiagnostics(diagnostics), cancellationToken);
        if (await provider.GetFixAsync(context) is not { } action)
            return null;

        var operations = await action.GetOperationsAsync(cancellationToken);
        return operations.OfType<ApplyChangesOperation>().FirstOrDefault() is { } applied
            ? await SolutionDelta.SpreadAsync(solution, applied.ChangedSolution, cancellationToken)
            : null;
    }

    /// <summary>What the rule still finds in the projects that were changed: again in the changed files, and what it found in the others.</summary>
    private async Task<Dictionary<ProjectId, ImmutableArray<Diagnostic>>> FindAgainAsync(string id, SolutionDelta changes, Dictionary<ProjectId, ImmutableArray<Diagnostic>> found, CancellationToken cancellationToken)
    {
        var result = new Dictionary<ProjectId, ImmutableArray<Diagnostic>>();
        var analyzers = Rules.Of(id);
        foreach (var (projectId, documents) in changes.Documents)
        {
            var project = changes.After.GetProject(projectId)!;
            var compilation = (await project.GetCompilationAsync(cancellationToken))!;
            var options = new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (exception, analyzer, _) => Notes.Add($"{id}: after the fix: {analyzer.GetType().Name} {exception}"), concurrentAnalysis: true, logAnalyzerExecutionTime: false);
            var withAnalyzers = new CompilationWithAnalyzers(compilation, analyzers, options);
            var left = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var document in documents.Select(changes.After.GetDocument).OfType<Document>())
            {
                var model = compilation.GetSemanticModel((await document.GetSyntaxTreeAsync(cancellationToken))!);
                left.AddRange(await withAnalyzers.GetAnalyzerSyntaxDiagnosticsAsync(model.SyntaxTree, cancellationToken));
                left.AddRange(await withAnalyzers.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, cancellationToken));
            }

            result[projectId] =
            [
                .. left.Where(diagnostic => diagnostic.Id == id && !diagnostic.IsSuppressed && diagnostic.Location.IsInSource).Distinct(),
                .. found.GetValueOrDefault(projectId, []).Where(diagnostic => !changes.Touches(projectId, diagnostic)),
            ];
        }

        return result;
    }

    private SortedSet<Finding> Distinct(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(diagnostic => Finding.From(diagnostic, root))];

    private sealed class KnownDiagnostics(Dictionary<ProjectId, ImmutableArray<Diagnostic>> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics.GetValueOrDefault(project.Id, []));

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return diagnostics.GetValueOrDefault(document.Project.Id, []).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
