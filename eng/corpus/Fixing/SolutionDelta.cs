using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Fixing;

/// <summary>The documents in which one solution differs from another.</summary>
internal sealed class SolutionDelta
{
    public SolutionDelta(Solution before, Solution after)
    {
        (Before, After) = (before, after);
        foreach (var project in after.GetChanges(before).GetProjectChanges())
        {
            HashSet<DocumentId> changed = [.. project.GetChangedDocuments(onlyGetDocumentsWithTextChanges: true), .. project.GetAddedDocuments(), .. project.GetRemovedDocuments()];
            if (changed.Count > 0)
                Documents.Add(project.ProjectId, changed);
        }
    }

    public Solution Before { get; }

    public Solution After { get; }

    /// <summary>By project; documents that were added or removed are in only one of the two solutions.</summary>
    public Dictionary<ProjectId, HashSet<DocumentId>> Documents { get; } = [];

    /// <summary>A file that several projects share is in here once.</summary>
    public IReadOnlyCollection<string> Paths =>
    [
        .. Documents.Values.SelectMany(ids => ids)
            .Select(id => (After.GetDocument(id) ?? Before.GetDocument(id))?.FilePath)
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    public bool Touches(ProjectId project, Diagnostic diagnostic) =>
        Documents.TryGetValue(project, out var changed) && Before.GetDocumentId(diagnostic.Location.SourceTree) is { } id && changed.Contains(id);

    /// <summary>A file that several projects share is the same in all of them, as it is on disk.</summary>
    public static async Task<Solution> SpreadAsync(Solution before, Solution after, CancellationToken cancellationToken)
    {
        var result = after;
        foreach (var id in new SolutionDelta(before, after).Documents.Values.SelectMany(ids => ids))
        {
            if (after.GetDocument(id) is not { FilePath: not null } document)
                continue;

            var text = await document.GetTextAsync(cancellationToken);
            foreach (var linked in after.GetDocumentIdsWithFilePath(document.FilePath).Where(linked => linked != id))
            {
                if (result.GetDocument(linked) is { } other && !(await other.GetTextAsync(cancellationToken)).ContentEquals(text))
                    result = result.WithDocumentText(linked, text);
            }
        }

        return result;
    }
}
