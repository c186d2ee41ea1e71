namespace Seaworthy.CodeFixes.Retry;

/// <summary>Proves that a rewrite adds no error and no warning of the compiler, in any project that has the file.</summary>
internal sealed class LoopProof(Document document)
{
    private readonly Dictionary<DocumentId, Dictionary<string, int>> _before = [];

    public async Task<bool> HoldsAsync(Document changed, CancellationToken cancellationToken)
    {
        if (!await AddsNothingAsync(document, changed, cancellationToken).ConfigureAwait(false))
            return false;

        var linked = document.GetLinkedDocumentIds();
        if (linked.IsEmpty)
            return true;

        var text = await changed.GetTextAsync(cancellationToken).ConfigureAwait(false);
        foreach (var id in linked)
        {
            var solution = document.Project.Solution;
            if (solution.GetDocument(id) is { } before
                && solution.WithDocumentText(id, text).GetDocument(id) is { } after
                && !await AddsNothingAsync(before, after, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }
        }

        return true;
    }

    private async Task<bool> AddsNothingAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        if (!_before.TryGetValue(before.Id, out var known))
            _before[before.Id] = known = await CountAsync(before, cancellationToken).ConfigureAwait(false);

        var found = await CountAsync(after, cancellationToken).ConfigureAwait(false);
        return found.All(diagnostic => known.TryGetValue(diagnostic.Key, out var count) && diagnostic.Value <= count);
    }

    private static async Task<Dictionary<string, int>> CountAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(group => group.Key, group => group.Count());
    }
}
