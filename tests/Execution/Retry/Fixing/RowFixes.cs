using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Execution.Retry.Cases;

namespace Seaworthy.Tests.Execution.Retry.Fixing;

/// <summary>What became of a row when it was asked for an action.</summary>
/// <param name="Title">The title of the action that was applied.</param>
/// <param name="Problems">What is wrong, apart from what the code does.</param>
internal sealed record FixedRow(Row Row, Expectation Expectation, string Name, string Before, string After, string? Title, IReadOnlyList<string> Problems);

/// <summary>Asks the package's fixes for the actions that rows name, and applies each to a copy of the row of its own.</summary>
internal sealed class RowFixes(CancellationToken cancellationToken)
{
    public async Task<IReadOnlyList<FixedRow>> ApplyAll(IEnumerable<Row> rows)
    {
        var results = new List<FixedRow>();
        foreach (var group in rows.GroupBy(row => row.HasUserInterface))
        {
            var project = RowProject.Create(group.Key);
            var copies = group.SelectMany(row => row.Expectations.Select((expectation, index) => (Row: row, Expectation: expectation, Name: $"{row.Id}_{index + 1}")))
                .Select(copy => (copy.Row, copy.Expectation, copy.Name, Text: RowProject.Write(copy.Name, copy.Row.Code)))
                .Select(copy => (copy.Row, copy.Expectation, copy.Name, copy.Text, Document: project.Add(copy.Name, copy.Text)))
                .ToList();
            var found = await Diagnostics(project.Project).ConfigureAwait(false);
            foreach (var (row, expectation, name, text, id) in copies)
            {
                var document = project.Project.GetDocument(id)!;
                var problems = new List<string>();
                var (title, after) = await Apply(document, expectation, [.. found[id]], problems).ConfigureAwait(false);
                results.Add(new FixedRow(row, expectation, name, text, after ?? text, title, problems));
            }
        }

        return results;
    }

    private async Task<(string? Title, string? After)> Apply(Document document, Expectation expectation, List<Diagnostic> found, List<string> problems)
    {
        var actions = new List<CodeAction>();
        foreach (var diagnostic in found.Where(diagnostic => diagnostic.Id == expectation.Rule))
        {
            foreach (var fix in RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(diagnostic.Id)))
                await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken)).ConfigureAwait(false);
        }

        var offered = actions.Find(action => action.Title.StartsWith(expectation.Action, StringComparison.Ordinal));
        if (expectation.Differences is null)
        {
            if (offered is not null)
                problems.Add($"'{offered.Title}' is offered");
            if (found.TrueForAll(diagnostic => diagnostic.Id != expectation.Rule))
                problems.Add($"{expectation.Rule} is not reported, only: {List(found)}");

            return (offered?.Title, null);
        }

        if (offered is null)
        {
            problems.Add($"no action '{expectation.Action}' is offered for {expectation.Rule}, only: {string.Join(" | ", actions.Select(action => action.Title))}; reported: {List(found)}");
            return (null, null);
        }

        var operations = await offered.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        var left = (await Diagnostics(changed.Project, changed).ConfigureAwait(false))[document.Id].Count(diagnostic => diagnostic.Id == expectation.Rule);
        if (left >= found.Count(diagnostic => diagnostic.Id == expectation.Rule))
            problems.Add($"still reported: {expectation.Rule}");

        return (offered.Title, (await changed.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString());
    }

    private async Task<ILookup<DocumentId, Diagnostic>> Diagnostics(Project project, Document? only = null)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var analyzed = compilation.WithAnalyzers([.. RuleCatalog.Analyzers], new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions, (exception, _, _) => throw new InvalidOperationException("An analyzer failed.", exception), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
        IEnumerable<Diagnostic> found = only is null
            ? await analyzed.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false)
            : await analyzed.GetAnalyzerSemanticDiagnosticsAsync((await only.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!, filterSpan: null, cancellationToken).ConfigureAwait(false);
        return found.Where(diagnostic => diagnostic.Location.IsInSource)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ToLookup(diagnostic => project.GetDocumentId(diagnostic.Location.SourceTree)!);
    }

    private static string List(List<Diagnostic> found) => found.Count is 0 ? "nothing" : string.Join(" | ", found.Select(diagnostic => $"{diagnostic.Id} {diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
}
