using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Seaworthy.Tests.Catalog;

namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>One piece of code, what was reported in it, and the fixes that were tried on it.</summary>
internal sealed class Trial(Document document, SyntaxNode root, ImmutableArray<Diagnostic> reported, Findings findings)
{
    private static readonly HashSet<string> OwnIds = [.. RuleCatalog.Rules.Select(rule => rule.Id)];

    private bool? _compiles;

    public ImmutableArray<Diagnostic> Reported => reported;

    public Findings Findings => findings;

    public Diagnostic? Nearest(int position) =>
        reported.Where(diagnostic => RuleCatalog.HasFix(diagnostic.Id)).MinBy(diagnostic => Math.Abs(diagnostic.Location.SourceSpan.Start - position));

    /// <summary>What rules of other packages might report here that our fixes are registered for: any log call or argument of one.</summary>
    public IReadOnlyList<Diagnostic> Foreign()
    {
        var ids = RuleCatalog.Fixes.SelectMany(fix => fix.FixableDiagnosticIds).Where(id => !OwnIds.Contains(id)).Distinct().ToList();
        return
        [
            .. from span in LogCalls.Spans(root)
               from id in ids
               let rule = new DiagnosticDescriptor(id, "Elsewhere", "Elsewhere", "Elsewhere", DiagnosticSeverity.Warning, isEnabledByDefault: true)
               select Diagnostic.Create(rule, Location.Create(root.SyntaxTree, span)),
        ];
    }

    /// <summary>Applies every action offered for the diagnostic, alone and, if asked, wherever the same is reported.</summary>
    public async Task Fix(Diagnostic diagnostic, bool everywhere, CancellationToken cancellationToken)
    {
        foreach (var fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
        {
            var place = $"{fix.GetType().Name} for {diagnostic.Id} at {diagnostic.Location.SourceSpan}";
            try
            {
                var actions = new List<CodeAction>();
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken)).ConfigureAwait(false);
                foreach (var action in actions)
                    await Apply(action, $"{place}, '{action.Title}'", cancellationToken).ConfigureAwait(false);

                if (everywhere && actions is [var first, ..])
                    await FixAll(fix, diagnostic, first, $"{place}, everywhere", cancellationToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // That nothing throws is what is tested.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                findings.Add($"{place} threw {exception}");
            }
        }
    }

    private async Task FixAll(CodeFixProvider fix, Diagnostic diagnostic, CodeAction first, string place, CancellationToken cancellationToken)
    {
        var same = reported.Where(other => other.Id == diagnostic.Id).Append(diagnostic).DistinctBy(other => other.Location.SourceSpan).ToImmutableArray();
        var context = new FixAllContext(document, fix, FixAllScope.Document, first.EquivalenceKey, [diagnostic.Id], new Given(same), cancellationToken);
        if (await fix.GetFixAllProvider()!.GetFixAsync(context).ConfigureAwait(false) is { } action)
            await Apply(action, place, cancellationToken).ConfigureAwait(false);
    }

    private async Task Apply(CodeAction action, string place, CancellationToken cancellationToken)
    {
        findings.Actions++;
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        if (operations.OfType<ApplyChangesOperation>().SingleOrDefault() is not { } change || !Compiles(cancellationToken))
            return;

        findings.Compiled++;
        var changed = change.ChangedSolution.GetDocument(document.Id)!;
        var compilation = await changed.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        if (FirstError(compilation!, cancellationToken) is { } error)
            findings.Add($"{place} adds {error}\n{await changed.GetTextAsync(cancellationToken).ConfigureAwait(false)}");
    }

    private bool Compiles(CancellationToken cancellationToken) =>
        _compiles ??= !root.ContainsErrors()
            && document.Project.TryGetCompilation(out var compilation)
            && FirstError(compilation, cancellationToken) is null;

    /// <summary>Statements of a program are fine in what is compiled as a library here (CS8805), and the bodies that a generator would write are missing (CS8795).</summary>
    private static Diagnostic? FirstError(Compilation compilation, CancellationToken cancellationToken) =>
        compilation.GetDiagnostics(cancellationToken).FirstOrDefault(diagnostic => diagnostic is { Severity: DiagnosticSeverity.Error, Id: not ("CS8805" or "CS8795") });

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
