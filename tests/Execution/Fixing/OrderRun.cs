using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Tests.Catalog;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>Fixes everything in a project with one rule after the other, as one run of <c>dotnet format</c> for each id does.</summary>
internal sealed class OrderRun(CaseProject start, IReadOnlyList<Actor> order, CancellationToken cancellationToken)
{
    /// <summary>What one fix makes of the code may be the business of a rule that has had its turn.</summary>
    private const int MostRounds = 3;

    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        [.. RuleCatalog.Analyzers.Where(analyzer => analyzer is not DiagnosticSuppressor && analyzer.SupportedDiagnostics.Any(rule => rule.Category.EndsWith("Logging", StringComparison.Ordinal)))];

    private readonly List<string> _problems = [];
    private CaseProject _current = start;
    private ImmutableArray<Diagnostic>? _findings;

    /// <summary>The fixed project, and what went wrong on the way.</summary>
    public async Task<(CaseProject Fixed, IReadOnlyList<string> Problems, IReadOnlyList<Diagnostic> Left)> RunAsync()
    {
        for (var round = 1; ; round++)
        {
            var before = _current;
            foreach (var actor in order)
            {
                // A run that has repaired something is made again, and has nothing left to do.
                if (await Act(actor).ConfigureAwait(false) is { Count: > 0 } && await Act(actor).ConfigureAwait(false) is { Count: > 0 } changed)
                    _problems.Add($"A second run of {actor} changes {string.Join(", ", changed)}");
            }

            if (_current == before)
                break;

            if (round == MostRounds)
            {
                _problems.Add("The fixes never come to an end");
                break;
            }
        }

        return (_current, _problems, await Findings().ConfigureAwait(false));
    }

    /// <summary>The documents that change when all findings of a rule are repaired.</summary>
    private async Task<IReadOnlyList<string>> Act(Actor actor)
    {
        var findings = (await Findings().ConfigureAwait(false)).Where(finding => finding.Id == actor.Rule).Select(finding => As(finding, actor.ReportedAs)).ToImmutableArray();
        if (findings.IsEmpty)
            return [];

        var before = _current;
        foreach (var fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(actor.ReportedAs)))
        {
            var key = await Key(fix, findings).ConfigureAwait(false);
            var context = new FixAllContext(_current.Project, fix, FixAllScope.Project, key, [actor.ReportedAs], new Found(findings), cancellationToken);
            if (await fix.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false) is not { } action)
                continue;

            var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
            var solution = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution;
            var changes = solution.GetProject(_current.Project.Id)!.GetChanges(before.Project).GetChangedDocuments(onlyGetDocumentsWithTextChanges: true).ToList();
            if (changes.Count is 0)
                continue;

            _current = _current.With(solution.GetProject(_current.Project.Id)!);
            _findings = null;
            return [.. changes.Select(document => before.Cases[document].Id)];
        }

        return [];
    }

    private async Task<string?> Key(CodeFixProvider fix, ImmutableArray<Diagnostic> findings)
    {
        CodeAction? first = null;
        foreach (var finding in findings)
        {
            var document = _current.Project.GetDocument(finding.Location.SourceTree)!;
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => first ??= action, cancellationToken)).ConfigureAwait(false);
            if (first is not null)
                break;
        }

        return first?.EquivalenceKey;
    }

    private async Task<ImmutableArray<Diagnostic>> Findings()
    {
        if (_findings is { } known)
            return known;

        var compilation = await _current.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var analyzed = compilation!.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => throw new InvalidOperationException("An analyzer failed.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        var found = await analyzed.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
        _findings =
        [
            .. from finding in found
               let document = _current.Project.GetDocumentId(finding.Location.SourceTree)
               where finding.Severity > DiagnosticSeverity.Hidden && document is not null && _current.Cases.ContainsKey(document)
               orderby finding.Location.SourceTree!.FilePath, finding.Location.SourceSpan.Start
               select finding,
        ];
        return _findings.Value;
    }

    /// <summary>The finding as the rule of another package would report it: some mark the whole call.</summary>
    private static Diagnostic As(Diagnostic finding, string id)
    {
        if (finding.Id == id)
            return finding;

        var node = finding.Location.SourceTree!.GetRoot().FindNode(finding.Location.SourceSpan, getInnermostNodeForTie: true);
        var location = id is "S6667" or "S6668" ? node.FirstAncestorOrSelf<InvocationExpressionSyntax>()!.GetLocation() : finding.Location;
        return Diagnostic.Create(new DiagnosticDescriptor(id, "Elsewhere", "Elsewhere", "Elsewhere", DiagnosticSeverity.Warning, isEnabledByDefault: true), location);
    }

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult(diagnostics.Where(diagnostic => document.Project.GetDocumentId(diagnostic.Location.SourceTree) == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
