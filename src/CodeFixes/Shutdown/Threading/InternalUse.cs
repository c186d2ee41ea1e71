namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>Assemblies that another one has made its friends may call its internal methods.</summary>
internal static class InternalUse
{
    public static bool IsPossible(IMethodSymbol method) =>
        method.DeclaredAccessibility is Accessibility.Internal && method.ContainingAssembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name is "InternalsVisibleToAttribute");

    /// <summary>The documents of other projects that name a method of the chain.</summary>
    public static async Task<IReadOnlyList<DocumentId>> FindAsync(Solution solution, IReadOnlyList<ChainLink> chain, CancellationToken cancellationToken)
    {
        var found = new List<DocumentId>();
        var names = chain.Select(link => link.Method.Symbol).Where(IsPossible).Select(method => method.Name).Distinct().ToList();
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
