namespace Seaworthy.CodeFixes.Common;

/// <summary>Proves that changes of several documents add no error and no warning of the compiler, in any project that has one of the documents.</summary>
internal static class SolutionProof
{
    /// <param name="documents">Those that are changed, and those that could mind.</param>
    /// <returns>The changed solution, with the same change in the projects that share a document; null where there is something to say of it.</returns>
    public static async Task<Solution?> RunAsync(Solution before, Solution after, IReadOnlyCollection<DocumentId> documents, CancellationToken cancellationToken)
    {
        var all = new HashSet<DocumentId>(documents);
        foreach (var id in documents)
        {
            foreach (var linked in before.GetDocument(id)!.GetLinkedDocumentIds())
            {
                if (all.Add(linked))
                    after = after.WithDocumentText(linked, await after.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false));
            }
        }

        foreach (var id in all)
        {
            if (!await CompilerProof.AddsNothingAsync(before.GetDocument(id)!, after.GetDocument(id)!, cancellationToken).ConfigureAwait(false))
                return null;
        }

        return after;
    }
}
