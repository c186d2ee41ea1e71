using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Removes the declarations whose last use a change has taken away, with everything that only they kept alive. What was unused before stays.</summary>
internal static class DeadDeclarations
{
    private const int Rounds = 8;

    public static Task<Solution> RemoveAsync(Solution before, Solution after, IReadOnlyCollection<DocumentId> touched, IReadOnlyCollection<ISymbol> keys, FixLevel level, CancellationToken cancellationToken) =>
        RemoveAsync(before, after, touched, keys, [], level, cancellationToken);

    /// <param name="touched">The documents in which the two solutions differ.</param>
    /// <param name="keys">What names the retired flags, as declared in the first solution: it may go although it is public.</param>
    /// <param name="locked">Documents from which nothing goes.</param>
    /// <param name="keepsUsings">Documents whose usings stay as they are.</param>
    /// <param name="level">With <see cref="FixLevel.Fold"/>, only locals and local functions go.</param>
    public static async Task<Solution> RemoveAsync(Solution before, Solution after, IReadOnlyCollection<DocumentId> touched, IReadOnlyCollection<ISymbol> keys, IReadOnlyCollection<DocumentId> locked, FixLevel level, CancellationToken cancellationToken, IReadOnlyCollection<DocumentId>? keepsUsings = null)
    {
        var names = new HashSet<string>(keys.Select(DeclarationKey.Of).OfType<string>());
        var documents = new HashSet<DocumentId>(touched);
        var old = await SolutionView.ReadAsync(before, documents, locked, cancellationToken).ConfigureAwait(false);
        for (var round = 0; round < Rounds; round++)
        {
            var view = await SolutionView.ReadAsync(after, documents, locked, cancellationToken).ConfigureAwait(false);
            var changed = RemoveOnce(old, view, documents, names, level);
            if (changed is null)
                break;

            after = changed;
            old = view;
        }

        if (level is FixLevel.Fold)
            return after;

        return await UnneededUsings.RemoveAsync(before, after, [.. documents.Except(locked).Except(keepsUsings ?? [])], cancellationToken).ConfigureAwait(false);
    }

    /// <returns>Null where nothing has lost its last use.</returns>
    private static Solution? RemoveOnce(SolutionView before, SolutionView after, HashSet<DocumentId> documents, HashSet<string> keys, FixLevel level)
    {
        var search = new UseSearch(after);
        var candidates = new Candidates(after, search, level, keys);
        var dead = new Sweep(after, search, candidates).Run(LostUses.Find(before, after, documents.ToList()));
        if (dead.Count is 0)
            return null;

        var solution = after.Solution;
        var texts = new Dictionary<DocumentId, string>();
        foreach (var pair in new DeadEdits(after, candidates).Write(dead))
        {
            if (after.EditableDocument(pair.Key) is not { } id)
                return null;

            texts[id] = pair.Value.ToString();
            documents.Add(id);
            solution = solution.WithDocumentText(id, pair.Value);
        }

        // A file of several projects has one text.
        foreach (var id in texts.Keys.ToList())
        {
            foreach (var linked in after.Solution.GetDocument(id)!.GetLinkedDocumentIds())
            {
                if (!texts.TryGetValue(linked, out var other) || other != texts[id])
                    return null;
            }
        }

        return solution;
    }
}
