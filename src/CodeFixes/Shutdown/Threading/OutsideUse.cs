using Seaworthy.Shutdown.Threading;

namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>Other assemblies may call, or implement, what is not private.</summary>
internal static class OutsideUse
{
    public static bool IsPossible(TokenlessMethod method) =>
        method.IsContract || (method.Symbol.DeclaredAccessibility is Accessibility.Internal && method.Symbol.ContainingAssembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "InternalsVisibleToAttribute"));

    /// <summary>The documents of other projects that name a method of the chain.</summary>
    public static async Task<IReadOnlyList<DocumentId>> FindAsync(Solution solution, IReadOnlyList<ChainLink> chain, CancellationToken cancellationToken)
    {
        var found = new List<DocumentId>();
        var names = chain.Select(link => link.Method).Where(IsPossible).Select(method => method.Symbol.Name).Distinct().ToList();
        if (names.Count is 0 || solution.GetDocument(chain[0].Method.Declaration.SyntaxTree) is not { Project: var own })
            return found;

        foreach (var id in solution.GetProjectDependencyGraph().GetProjectsThatTransitivelyDependOnThisProject(own.Id))
        {
            foreach (var document in solution.GetProject(id)!.Documents)
            {
                var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
                if (names.Exists(text.Contains))
                    found.Add(document.Id);
            }
        }

        return found;
    }
}
