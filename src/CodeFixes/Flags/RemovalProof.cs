namespace Seaworthy.CodeFixes.Flags;

/// <summary>Asks the compiler whether a removal is sound: no new error anywhere, and in the files that it changes no new warning.</summary>
internal sealed class RemovalProof(Solution before)
{
    /// <summary>Left by an <c>async</c> method without an <c>await</c>, which has to stay one for the sake of its exceptions.</summary>
    private const string AsyncWithoutAwait = "CS1998";

    private readonly Dictionary<ProjectId, Dictionary<(DocumentId? Document, string Id, bool IsError), int>> _before = [];

    /// <returns>The documents that have something new; empty where the removal is sound. A project may have new errors that are in none of its documents.</returns>
    public async Task<(bool Holds, HashSet<DocumentId> Documents)> RunAsync(Solution after, CancellationToken cancellationToken)
    {
        var changed = after.GetChanges(before).GetProjectChanges().ToList();
        var touched = new HashSet<DocumentId>(changed.SelectMany(project => project.GetChangedDocuments()));
        var affected = new HashSet<ProjectId>(changed.Where(project => project.GetChangedDocuments().Any()).Select(project => project.ProjectId));
        var graph = after.GetProjectDependencyGraph();
        foreach (var project in affected.ToList())
            affected.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));

        var guilty = new HashSet<DocumentId>();
        var holds = true;
        foreach (var id in affected)
        {
            if (!_before.TryGetValue(id, out var old))
                _before[id] = old = await CountAsync(before, id, cancellationToken).ConfigureAwait(false);

            foreach (var count in await CountAsync(after, id, cancellationToken).ConfigureAwait(false))
            {
                var isAsked = count.Key.IsError || (count.Key.Document is { } place && touched.Contains(place));
                if (!isAsked || (old.TryGetValue(count.Key, out var known) && count.Value <= known))
                    continue;

                holds = false;
                if (count.Key.Document is { } document)
                    guilty.Add(document);
            }
        }

        return (holds, guilty);
    }

    private static async Task<Dictionary<(DocumentId? Document, string Id, bool IsError), int>> CountAsync(Solution solution, ProjectId id, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<(DocumentId?, string, bool), int>();
        if (await solution.GetProject(id)!.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return counts;

        foreach (var diagnostic in compilation.GetDiagnostics(cancellationToken))
        {
            var isError = diagnostic.Severity is DiagnosticSeverity.Error;
            if (diagnostic.Severity < DiagnosticSeverity.Warning || diagnostic.IsSuppressed || (diagnostic.Id is AsyncWithoutAwait && !isError))
                continue;

            var key = (solution.GetDocument(diagnostic.Location.SourceTree)?.Id, diagnostic.Id, isError);
            counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
        }

        return counts;
    }
}
