namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Puts decided values into a tree, and drops what they decide against.</summary>
internal static class Folding
{
    /// <returns>The changed tree; the same where nothing known is in it.</returns>
    public static FoldedTree Fold(SyntaxNode root, SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
    {
        var places = KnownPlaces.Find(root, model, known, cancellationToken);
        if (places.IsEmpty)
            return new(root, IsComplete: true);

        var folder = new Folder(model, known, places, cancellationToken);
        var folded = folder.Visit(root)!;
        return new(Labels.WithoutUnused(folded, root), folder.IsComplete);
    }

    /// <summary>The value of an expression that a decision makes known; null for every other, a constant of the code among them.</summary>
    public static object? Evaluate(ExpressionSyntax expression, SemanticModel model, DecidedValues known, CancellationToken cancellationToken)
    {
        var scope = expression.FirstAncestorOrSelf<MemberDeclarationSyntax>() ?? expression.SyntaxTree.GetRoot(cancellationToken);
        var places = KnownPlaces.Find(scope, model, known, cancellationToken);
        return places.Contains(expression) ? new Folder(model, known, places, cancellationToken).Fold(expression) is { NullableReceiver: null, Constant: { } constant } ? constant : null : null;
    }
}

/// <param name="IsComplete">Whether every known value is in.</param>
internal sealed record FoldedTree(SyntaxNode Root, bool IsComplete);
