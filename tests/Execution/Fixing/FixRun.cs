using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>Applies the package's fixes for log calls to a project of cases as <c>dotnet format</c> does, until nothing changes any more.</summary>
/// <param name="rules">The rules whose fixes run: a case may be code that another one has something to say about.</param>
internal sealed class FixRun(CaseProject start, IReadOnlyList<string> rules, CancellationToken cancellationToken)
{
    private const int MaximumPasses = 5;

    private readonly IReadOnlyList<CodeFixProvider> _fixes = [.. RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Any(rules.Contains))];

    private readonly Dictionary<string, List<string>> _complaints = [];
    private CaseProject _current = start;

    /// <summary>The fixed cases, and what went wrong on the way, by the id of the case.</summary>
    public async Task<(CaseProject Fixed, IReadOnlyDictionary<string, List<string>> Complaints)> RunAsync()
    {
        await CheckNothingIsOffered().ConfigureAwait(false);
        await ApplyChosenActions().ConfigureAwait(false);

        for (var pass = 1; pass <= MaximumPasses; pass++)
        {
            var before = _current;
            var ids = _fixes.SelectMany(fix => fix.FixableDiagnosticIds).Distinct().Order(StringComparer.Ordinal).ToList();
            foreach (var id in ids)
            {
                foreach (var fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(id)))
                    await FixAll(fix, id).ConfigureAwait(false);
            }

            var changed = _current.Project.GetChanges(before.Project).GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).ToList();
            foreach (var source in changed.Select(document => _current.Cases[document]).Where(source => source.OffersNothing))
                Complain(source, "Fix All changes it");

            if (changed.Count is 0)
                break;

            if (pass > 1)
            {
                foreach (var document in changed)
                    Complain(_current.Cases[document], $"run {pass} changes the fixed code again:\n{await _current.TextAsync(_current.Cases[document], cancellationToken).ConfigureAwait(false)}");
            }
        }

        return (_current, _complaints);
    }

    private async Task CheckNothingIsOffered()
    {
        foreach (var (diagnostic, source) in await Diagnostics(_ => true).ConfigureAwait(false))
        {
            if (!source.OffersNothing)
                continue;

            foreach (var (_, action) in await Actions(diagnostic).ConfigureAwait(false))
                Complain(source, $"'{action.Title}' is offered for {diagnostic.Id}");
        }
    }

    /// <summary>Actions that a case names are applied one by one.</summary>
    private async Task ApplyChosenActions()
    {
        foreach (var source in _current.Cases.Values.Where(source => source.Action is not null))
        {
            var (diagnostic, _) = (await Diagnostics(other => other == source).ConfigureAwait(false)).FirstOrDefault(found => IsAsked(found.Diagnostic, found.Case));
            var actions = diagnostic is null ? [] : await Actions(diagnostic).ConfigureAwait(false);
            var action = actions.FirstOrDefault(found => found.Action.Title.Contains(source.Action!, StringComparison.Ordinal)).Action;
            if (action is null)
                Complain(source, $"no action '{source.Action}' is offered, only: {string.Join(", ", actions.Select(found => found.Action.Title))}");
            else
                await Apply(action).ConfigureAwait(false);
        }
    }

    private async Task FixAll(CodeFixProvider fix, string id)
    {
        var diagnostics = (await Diagnostics(source => source.Action is null).ConfigureAwait(false))
            .Where(found => found.Diagnostic.Id == id && IsAsked(found.Diagnostic, found.Case))
            .Select(found => found.Diagnostic)
            .ToImmutableArray();
        if (diagnostics.IsEmpty)
            return;

        // The first diagnostic is asked for the action, even if it is one that has none: that must not keep the others from being fixed.
        var actions = await Actions(diagnostics[0]).ConfigureAwait(false);
        var key = actions.FirstOrDefault(found => found.Fix == fix).Action?.EquivalenceKey;
        var context = new FixAllContext(_current.Project, fix, FixAllScope.Project, key, [id], new Found(diagnostics), cancellationToken);
        if (await fix.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false) is { } action)
            await Apply(action).ConfigureAwait(false);
    }

    /// <summary>Another package's report counts only where the case says so.</summary>
    private bool IsAsked(Diagnostic diagnostic, Case source) =>
        source.ReportedAs is null ? rules.Contains(diagnostic.Id) : diagnostic.Id == source.ReportedAs;

    private async Task Apply(CodeAction action)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
        _current = _current.With(solution.GetProject(_current.Project.Id)!);
    }

    private async Task<List<(Diagnostic Diagnostic, Case Case)>> Diagnostics(Func<Case, bool> wanted)
    {
        var compilation = await _current.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var analyzed = compilation!.WithAnalyzers([.. RuleCatalog.Analyzers, new PeerAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw new InvalidOperationException("An analyzer failed.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. from diagnostic in found
               let document = _current.Project.GetDocumentId(diagnostic.Location.SourceTree)
               where document is not null && _current.Cases.ContainsKey(document)
               let source = _current.Cases[document]
               where wanted(source)
               orderby !source.OffersNothing, source.Id, diagnostic.Location.SourceSpan.Start
               select (diagnostic, source),
        ];
    }

    private async Task<List<(CodeFixProvider Fix, CodeAction Action)>> Actions(Diagnostic diagnostic)
    {
        var document = _current.Project.GetDocument(diagnostic.Location.SourceTree)!;
        var actions = new List<(CodeFixProvider, CodeAction)>();
        foreach (var fix in _fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add((fix, action)), cancellationToken)).ConfigureAwait(false);

        return actions;
    }

    private void Complain(Case source, string complaint)
    {
        if (!_complaints.TryGetValue(source.Id, out var complaints))
            _complaints.Add(source.Id, complaints = []);

        complaints.Add(complaint);
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = document.GetSyntaxTreeAsync(cancellationToken);
            return Task.FromResult(diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree.Result));
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
