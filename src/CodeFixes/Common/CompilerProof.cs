namespace Seaworthy.CodeFixes.Common;

/// <summary>Proves that a rewrite adds no error and no warning of the compiler, in any project that has the file.</summary>
/// <param name="known">The counts of diagnostics that an earlier proof has found in the document, by project.</param>
internal sealed class CompilerProof(Document document, IReadOnlyDictionary<DocumentId, Dictionary<string, int>>? known = null)
{
    private readonly Dictionary<DocumentId, Dictionary<string, int>> _before = known?.ToDictionary(count => count.Key, count => count.Value) ?? [];

    /// <summary>The counts of diagnostics in the document that was proved last.</summary>
    public Dictionary<DocumentId, Dictionary<string, int>> After { get; private set; } = [];

    /// <summary>The names of the other projects that mind the change which was proved last; the document's own does not.</summary>
    public List<string> Broken { get; } = [];

    public async Task<bool> HoldsAsync(Document changed, CancellationToken cancellationToken)
    {
        After = [];
        Broken.Clear();
        if (!await CountsNoMoreAsync(document, changed, cancellationToken).ConfigureAwait(false))
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
                && !await CountsNoMoreAsync(before, after, cancellationToken).ConfigureAwait(false))
            {
                Broken.Add(before.Project.Name);
            }
        }

        return Broken.Count is 0;
    }

    /// <summary>Whether the second document has no more of any kind of diagnostic than the first.</summary>
    public static async Task<bool> AddsNothingAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        var counted = await CountAsync(before, cancellationToken).ConfigureAwait(false);
        var found = await CountAsync(after, cancellationToken).ConfigureAwait(false);
        return AddsNothing(counted, found);
    }

    private async Task<bool> CountsNoMoreAsync(Document before, Document after, CancellationToken cancellationToken)
    {
        if (!_before.TryGetValue(before.Id, out var counted))
            _before[before.Id] = counted = await CountAsync(before, cancellationToken).ConfigureAwait(false);

        var found = After[before.Id] = await CountAsync(after, cancellationToken).ConfigureAwait(false);
        return AddsNothing(counted, found);
    }

    private static bool AddsNothing(Dictionary<string, int> before, Dictionary<string, int> after) =>
        after.All(diagnostic => before.TryGetValue(diagnostic.Key, out var count) && diagnostic.Value <= count);

    private static async Task<Dictionary<string, int>> CountAsync(Document document, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model!.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed)
            .GroupBy(diagnostic => diagnostic.Id)
            .ToDictionary(group => group.Key, group => group.Count());
    }
}
