using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>
/// Removes retired flags from a solution, with all that they kept alive, and has the compiler look at the result. What it minds is
/// taken back: first the removal of what the flags kept alive, then the documents that have something new.
/// </summary>
internal static class FlagRemoval
{
    /// <summary>How often documents are taken out before nothing is changed at all.</summary>
    private const int Rounds = 4;

    /// <param name="keys">The flags to remove; null for every one that is retired.</param>
    /// <returns>The changed solution; null where nothing can be removed.</returns>
    public static async Task<Solution?> RunAsync(Solution solution, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken)
    {
        var left = new HashSet<DocumentId>();
        var level = LevelOf(solution);
        for (var round = 0; round < Rounds; round++)
        {
            var reads = await RetiredReads.FindAsync(solution, keys, left, cancellationToken).ConfigureAwait(false);
            if (reads.Keys.Count is 0)
                return null;

            var removed = await RemoveAsync(solution, reads, level, cancellationToken).ConfigureAwait(false);
            var (holds, guilty) = await RemovalProof.RunAsync(solution, removed, cancellationToken).ConfigureAwait(false);
            if (holds)
                return await RegistryEntries.RemoveAsync(removed, reads.Keys.Where(key => !reads.Kept.Contains(key)), cancellationToken).ConfigureAwait(false);

            if (level is not FixLevel.Fold)
                level = FixLevel.Fold;
            else if (!guilty.Any(left.Add))
                return null;
            else
                left.UnionWith(guilty);
        }

        return null;
    }

    private static async Task<Solution> RemoveAsync(Solution solution, RetiredReads reads, FixLevel level, CancellationToken cancellationToken)
    {
        var result = solution;
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents)
            {
                if (!document.SupportsSyntaxTree
                    || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
                    || !MayHold(document, root, reads, cancellationToken)
                    || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
                {
                    continue;
                }

                var folded = Folding.Fold(root, model, reads.Values, cancellationToken);
                if (!ReferenceEquals(folded.Root, root))
                    result = result.WithDocumentSyntaxRoot(document.Id, folded.Root);
            }
        }

        var touched = result.GetChanges(solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList();
        return await DeadDeclarations.RemoveAsync(solution, result, touched, reads.KeySymbols, level, cancellationToken).ConfigureAwait(false);
    }

    private static bool MayHold(Document document, SyntaxNode root, RetiredReads reads, CancellationToken cancellationToken) =>
        reads.Documents.Contains(document.Id) || (reads.Values.Symbols.Count > 0 && !GeneratedFiles.IsGenerated(document.FilePath ?? document.Name, root.SyntaxTree, cancellationToken));

    private static FixLevel LevelOf(Solution solution)
    {
        foreach (var project in solution.Projects)
        {
            foreach (var document in project.Documents)
            {
                if (document.TryGetSyntaxTree(out var tree) && tree is not null)
                    return FlagOptions.FixLevel.Read(project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree));
            }
        }

        return FixLevel.Cascade;
    }
}
