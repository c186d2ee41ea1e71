namespace Seaworthy.CodeFixes.Flags;

/// <summary>Asks the compiler whether a removal is sound: no new error anywhere, and in the files that it changes no new warning.</summary>
internal static class RemovalProof
{
    /// <summary>Left by an <c>async</c> method without an <c>await</c>, which has to stay one for the sake of its exceptions.</summary>
    private const string AsyncWithoutAwait = "CS1998";

    /// <returns>The documents that have something new; empty where the removal is sound. A project may have new errors that are in none of its documents.</returns>
    public static async Task<(bool Holds, HashSet<DocumentId> Documents)> RunAsync(Solution before, Solution after, CancellationToken cancellationToken)
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
            var old = await CountAsync(before, id, touched, cancellationToken).ConfigureAwait(false);
            var now = await CountAsync(after, id, touched, cancellationToken).ConfigureAwait(false);
            foreach (var count in now)
            {
                if (old.TryGetValue(count.Key, out var known) && count.Value <= known)
                    continue;

                holds = false;
                if (count.Key.Document is { } document)
                    guilty.Add(document);
            }
        }

        return (holds, guilty);
    }

    private static async Task<Dictionary<(DocumentId? Document, string Id), int>> CountAsync(Solution solution, ProjectId id, HashSet<DocumentId> touched, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<(DocumentId?, string), int>();
        var project = solution.GetProject(id)!;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return counts;

        foreach (var diagnostic in compilation.GetDiagnostics(cancellationToken))
        {
            if (diagnostic.Severity < DiagnosticSeverity.Warning || diagnostic.IsSuppressed || diagnostic.Id is AsyncWithoutAwait && diagnostic.Severity is DiagnosticSeverity.Warning)
                continue;

            var document = solution.GetDocument(diagnostic.Location.SourceTree)?.Id;
            if (diagnostic.Severity is DiagnosticSeverity.Error || (document is not null && touched.Contains(document)))
            {
                var key = (document, diagnostic.Id);
                counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
            }
        }

        return counts;
    }
}
