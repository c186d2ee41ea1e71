using Seaworthy.CodeFixes.Flags.Elimination.Members;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Puts decided values into a tree, and drops what they decide against.</summary>
internal static class Folding
{
    /// <returns>The changed tree; the same where nothing known is in it.</returns>
    public static FoldedTree Fold(SyntaxNode root, SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
    {
        var places = KnownPlaces.Find(root, model, known, cancellationToken);
        if (places.IsEmpty)
            return new(root, []);

        var folder = new Folder(model, known, places, cancellationToken);
        var folded = folder.Visit(root)!;
        return new(Labels.WithoutUnused(folded, root), [.. folder.Left, .. places.Irreplaceable]);
    }

    /// <summary>The value of an expression that a decision makes known; null for every other, a constant of the code among them.</summary>
    public static object? Evaluate(ExpressionSyntax expression, SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
    {
        var scope = expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? expression.SyntaxTree.GetRoot(cancellationToken);
        var places = KnownPlaces.Find(scope, model, known, cancellationToken);
        return places.Contains(expression) ? new Folder(model, known, places, cancellationToken).Fold(expression) is { NullableReceiver: null, Constant: { } constant } ? constant : null : null;
    }
}

/// <param name="Left">The places of the tree as it was in which a known value could not be put.</param>
internal sealed record FoldedTree(SyntaxNode Root, IReadOnlyList<SyntaxNode> Left)
{
    public bool IsComplete => Left.Count is 0;

    /// <summary>The fields and properties that are still read in what is left, though the writes of them went.</summary>
    public IEnumerable<ISymbol> StillRead(SemanticModel model, DecidedValues known, CancellationToken cancellationToken) =>
        from place in Left
        from name in place.DescendantNodesAndSelf().OfType<SimpleNameSyntax>()
        let symbol = model.GetSymbolInfo(name, cancellationToken).Symbol
        where symbol is IFieldSymbol || (symbol is IPropertySymbol property && !Wrappers.HasBody(property))
        where known.Find(symbol) is not null
        select symbol;
}
