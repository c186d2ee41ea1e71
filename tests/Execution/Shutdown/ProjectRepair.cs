using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Tests.Catalog;

namespace Seaworthy.Tests.Execution.Shutdown;

/// <summary>Repairs a project as runs of <c>dotnet format</c> do, one rule after the other, until nothing is left to repair.</summary>
internal sealed class ProjectRepair(Project start, CancellationToken cancellationToken)
{
    /// <summary>What one fix makes of the code may be the business of a rule that has had its turn.</summary>
    private const int MostRounds = 3;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. RuleCatalog.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => rule.Family() is Seaworthy.Common.Family.Shutdown))];

    private readonly SortedSet<string> _rules = new(StringComparer.Ordinal);
    private Project _current = start;

    /// <summary>The repaired project, the rules that had something to say about it, and what they still say.</summary>
    public async Task<(Project Repaired, IReadOnlyCollection<string> Rules, IReadOnlyList<string> Left)> RunAsync()
    {
        for (var round = 1; ; round++)
        {
            var findings = await Findings(_current).ConfigureAwait(false);
            _rules.UnionWith(findings.Select(finding => finding.Id));
            var before = _current;
            foreach (var rule in findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal))
                await Repair(rule).ConfigureAwait(false);

            if (_current == before || round == MostRounds)
                return (_current, _rules, [.. (await Findings(_current).ConfigureAwait(false)).Select(finding => finding.ToString())]);
        }
    }

    private async Task Repair(string rule)
    {
        var findings = (await Findings(_current).ConfigureAwait(false)).Where(finding => finding.Id == rule).ToImmutableArray();
        foreach (var fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(rule)))
        {
            if (await Key(fix, findings).ConfigureAwait(false) is not { } key)
                continue;

            var context = new FixAllContext(_current, fix, FixAllScope.Project, key, [rule], new Found(Findings), cancellationToken);
            if (await fix.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false) is not { } action)
                continue;

            var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
            var repaired = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(_current.Id)!;
            if (repaired.GetChanges(_current).GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).Any())
                _current = repaired;
        }
    }

    /// <summary>The key of the first action on offer: what is applied everywhere.</summary>
    private async Task<string?> Key(CodeFixProvider fix, ImmutableArray<Diagnostic> findings)
    {
        var actions = new List<CodeAction>();
        foreach (var finding in findings.TakeWhile(_ => actions.Count is 0))
        {
            var document = _current.GetDocument(finding.Location.SourceTree)!;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), cancellationToken)).ConfigureAwait(false);
        }

        return actions.FirstOrDefault()?.EquivalenceKey;
    }

    private async Task<ImmutableArray<Diagnostic>> Findings(Project project)
    {
        if (Analyzers.IsEmpty)
            return [];

        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var analyzed = compilation!.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw new InvalidOperationException("An analyzer failed.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        return
        [
            .. (await analyzed.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false))
                .Where(finding => finding.Severity > DiagnosticSeverity.Hidden)
                .OrderBy(finding => finding.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(finding => finding.Location.SourceSpan.Start),
        ];
    }

    private sealed class Found(Func<Project, Task<ImmutableArray<Diagnostic>>> find) : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await find(project).ConfigureAwait(false);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            (await find(document.Project).ConfigureAwait(false)).Where(finding => document.Project.GetDocumentId(finding.Location.SourceTree) == document.Id);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
