using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>
/// Removes retired flags from a solution, with all that they kept alive, and has the compiler look at the result. What it minds is
/// taken back, document by document: first the removal of what the flags kept alive, then all of it.
/// </summary>
internal static class FlagRemoval
{
    /// <summary>How often something is taken back before nothing is changed at all.</summary>
    private const int Rounds = 8;

    /// <param name="keys">The flags to remove; null for every one that is retired.</param>
    /// <returns>The changed solution; null where nothing can be removed.</returns>
    public static async Task<Solution?> RunAsync(Solution solution, IReadOnlyCollection<string>? keys, CancellationToken cancellationToken)
    {
        var left = new HashSet<DocumentId>();
        var plain = new HashSet<DocumentId>();
        var askedUnseen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var level = await LevelOfAsync(solution, cancellationToken).ConfigureAwait(false);
        var proof = new RemovalProof(solution);
        for (var round = 0; round < Rounds; round++)
        {
            var uses = await RemovedUses.FindAsync(solution, keys, left, askedUnseen, level, cancellationToken).ConfigureAwait(false);
            var reads = await RetiredReads.FindAsync(uses.Solution, keys, left, cancellationToken).ConfigureAwait(false);
            uses.Add(reads);
            if (uses.Keys.Count is 0)
                return null;

            var removed = await RemoveAsync(solution, uses, reads, level, plain, cancellationToken).ConfigureAwait(false);
            var (holds, guilty) = await proof.RunAsync(removed, cancellationToken).ConfigureAwait(false);
            if (holds && await UnseenUses.FindAsync(removed, uses.SetUp, cancellationToken).ConfigureAwait(false) is { Count: > 0 } more && more.Any(askedUnseen.Add))
                continue;

            if (holds)
                return await RegistryEntries.RemoveAsync(removed, uses.Keys.Where(key => !uses.Kept.Contains(key)), cancellationToken).ConfigureAwait(false);

            var isLess = false;
            foreach (var document in guilty)
                isLess |= level is not FixLevel.Fold && plain.Add(document) || (uses.Documents.Contains(document) && left.Add(document));

            // What is wrong stands where nothing was read: the reason is somewhere else.
            if (isLess)
                continue;

            if (level is FixLevel.Fold)
                return null;

            level = FixLevel.Fold;
        }

        return null;
    }

    private static async Task<Solution> RemoveAsync(Solution before, RemovedUses uses, RetiredReads reads, FixLevel level, HashSet<DocumentId> plain, CancellationToken cancellationToken)
    {
        var solution = uses.Solution;
        await MemberConstants.FindAsync(solution, reads.Values, level, cancellationToken).ConfigureAwait(false);
        var (result, stillRead) = await FoldAsync(solution, reads, cancellationToken).ConfigureAwait(false);
        while (stillRead.Count > 0)
        {
            reads.Values.Forget(stillRead);
            (result, stillRead) = await FoldAsync(solution, reads, cancellationToken).ConfigureAwait(false);
        }

        var touched = result.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()).ToList();
        if (plain.Count > 0)
            result = await DeadDeclarations.RemoveAsync(before, result, touched.FindAll(plain.Contains), uses.KeySymbols, FixLevel.Fold, cancellationToken).ConfigureAwait(false);

        touched.RemoveAll(plain.Contains);
        result = await DeadDeclarations.RemoveAsync(before, result, touched, uses.KeySymbols, plain, level, cancellationToken, uses.Gated).ConfigureAwait(false);
        return await AsyncPolicy.ApplyAsync(before, result, touched, cancellationToken).ConfigureAwait(false);
    }

    /// <returns>With the members that are still read somewhere, though they lose their value.</returns>
    private static async Task<(Solution Solution, List<ISymbol> StillRead)> FoldAsync(Solution solution, RetiredReads reads, CancellationToken cancellationToken)
    {
        var result = solution;
        var stillRead = new List<ISymbol>();
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
                stillRead.AddRange(folded.StillRead(model, reads.Values, cancellationToken));
                if (!ReferenceEquals(folded.Root, root))
                {
                    // The compiler is asked about the text, which is what will be there.
                    var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
                    result = result.WithDocumentText(document.Id, SourceText.From(folded.Root.ToFullString(), text.Encoding, text.ChecksumAlgorithm));
                }
            }
        }

        return (result, stillRead);
    }

    private static bool MayHold(Document document, SyntaxNode root, RetiredReads reads, CancellationToken cancellationToken) =>
        reads.Documents.Contains(document.Id) || (reads.Values.Symbols.Count > 0 && !GeneratedFiles.IsGenerated(document.FilePath ?? document.Name, root.SyntaxTree, cancellationToken));

    /// <summary>The level that the files of the solution are set to; the first that says something has the say.</summary>
    private static async Task<FixLevel> LevelOfAsync(Solution solution, CancellationToken cancellationToken)
    {
        foreach (var project in solution.Projects)
        {
            var first = project.Documents.FirstOrDefault(document => document.SupportsSyntaxTree);
            if (first is null || await first.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree)
                continue;

            var options = project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree);
            if (options.TryGetValue(FlagOptions.FixLevel.Key, out _))
                return FlagOptions.FixLevel.Read(options);
        }

        return FlagOptions.FixLevel.Default;
    }
}
