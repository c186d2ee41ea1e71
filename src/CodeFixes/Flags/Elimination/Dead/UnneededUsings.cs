using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Removes the usings that were needed before a change and are not any more.</summary>
internal static class UnneededUsings
{
    private const string Unneeded = "CS8019";

    public static async Task<Solution> RemoveAsync(Solution before, Solution after, IReadOnlyCollection<DocumentId> documents, CancellationToken cancellationToken)
    {
        var solution = after;
        var seen = new HashSet<DocumentId>();
        foreach (var id in documents)
        {
            // A file of several projects is asked about once.
            if (!seen.Add(id) || before.GetDocument(id) is not { } old || after.GetDocument(id) is not { } current)
                continue;

            seen.UnionWith(current.GetLinkedDocumentIds());
            var lost = await LostAsync(old, current, cancellationToken).ConfigureAwait(false);
            foreach (var linked in current.GetLinkedDocumentIds())
            {
                if (lost.Count > 0 && before.GetDocument(linked) is { } oldLinked && after.GetDocument(linked) is { } currentLinked)
                    lost.IntersectWith(await LostAsync(oldLinked, currentLinked, cancellationToken).ConfigureAwait(false));
            }

            if (lost.Count is 0 || await current.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
                continue;

            var text = new RemovedText(await current.GetTextAsync(cancellationToken).ConfigureAwait(false));
            foreach (var directive in root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<UsingDirectiveSyntax>().Where(directive => lost.Contains(directive.ToString())))
                text.Remove(OwnText.Of(directive));

            var changed = text.Apply();
            foreach (var each in current.GetLinkedDocumentIds().Add(id))
                solution = solution.WithDocumentText(each, changed);
        }

        return solution;
    }

    private static async Task<HashSet<string>> LostAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var unneeded = await UnneededAsync(after, cancellationToken).ConfigureAwait(false);
        if (unneeded.Count > 0)
            unneeded.ExceptWith(await UnneededAsync(before, cancellationToken).ConfigureAwait(false));

        if (unneeded.Count > 0)
            unneeded.IntersectWith((await before.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!.DescendantNodes().OfType<UsingDirectiveSyntax>().Select(directive => directive.ToString()));

        return unneeded;
    }

    private static async Task<HashSet<string>> UnneededAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return [];

        // The compiler only tells where it reads documentation comments: they need usings, too.
        if (model.SyntaxTree.Options.DocumentationMode is DocumentationMode.None)
        {
            var options = ((CSharpParseOptions)model.SyntaxTree.Options).WithDocumentationMode(DocumentationMode.Parse);
            var tree = CSharpSyntaxTree.ParseText(await document.GetTextAsync(cancellationToken).ConfigureAwait(false), options, model.SyntaxTree.FilePath, cancellationToken);
            model = model.Compilation.ReplaceSyntaxTree(model.SyntaxTree, tree).GetSemanticModel(tree);
        }

        var diagnostics = model.GetDiagnostics(cancellationToken: cancellationToken);
        if (diagnostics.Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error))
            return [];

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        return [.. diagnostics
            .Where(diagnostic => diagnostic.Id is Unneeded)
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<UsingDirectiveSyntax>())
            .Where(directive => directive is not null && directive.GlobalKeyword.RawKind is 0 && !directive.GetLeadingTrivia().Any(trivia => trivia.IsDirective))
            .Select(directive => directive!.ToString())];
    }
}
