namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Replaces all calls of a document, project or solution in one pass: the parts of a type agree on the names of its methods, and equal calls share one.</summary>
internal sealed class GeneratedLoggingFixAll(string title) : FixAllProvider
{
    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var projects = fixAllContext.Scope is FixAllScope.Solution ? fixAllContext.Solution.Projects.Where(project => project.Language is LanguageNames.CSharp) : [fixAllContext.Project];
        var solution = fixAllContext.Solution;
        var changed = new HashSet<DocumentId>();
        foreach (var project in projects)
        {
            var diagnostics = fixAllContext is { Scope: FixAllScope.Document, Document: { } document }
                ? await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            solution = await RewriteAsync(project, diagnostics, solution, changed, fixAllContext.CancellationToken).ConfigureAwait(false);
        }

        return changed.Count is 0 ? null : CodeAction.Create(title, _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private static async Task<Solution> RewriteAsync(Project project, ImmutableArray<Diagnostic> diagnostics, Solution solution, HashSet<DocumentId> changed, CancellationToken cancellationToken)
    {
        var methods = new GeneratedMethods();
        Compilation? compilation = null;
        foreach (var document in project.Documents)
        {
            if (changed.Contains(document.Id) || await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree)
                continue;

            var own = diagnostics.Where(diagnostic => diagnostic.Location.SourceTree == tree).ToList();
            if (own.Count is 0)
                continue;

            compilation ??= await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            if (await GeneratedLoggingDocument.RewriteAsync(document, own, methods, compilation, cancellationToken).ConfigureAwait(false) is not { } rewritten)
                continue;

            compilation = compilation!.ReplaceSyntaxTree(tree, rewritten);
            var text = await rewritten.GetTextAsync(cancellationToken).ConfigureAwait(false);
            foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
            {
                changed.Add(id);
                solution = solution.WithDocumentText(id, text);
            }
        }

        return solution;
    }
}
