using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Exceptions;

/// <summary>What a filter does with the exception.</summary>
internal enum CatchFilterKind
{
    /// <summary>Nothing, or it lets some types pass by.</summary>
    None,

    /// <summary>It lets exceptions of certain types in, each of which says what has happened, or attempts that are followed by another.</summary>
    Narrows,

    /// <summary>It reads the exception, hands it on, or lets in what nobody has to hear of.</summary>
    Looks,
}

/// <summary>Reads the filter of a catch clause: <c>when (ex is not OperationCanceledException)</c>.</summary>
internal static class CatchFilter
{
    public static CatchFilterKind Read(CatchClauseSyntax clause, SemanticModel model, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (clause.Filter?.FilterExpression is not { } filter)
            return CatchFilterKind.None;

        var name = clause.Declaration?.Identifier.ValueText;
        var kind = CountsAttempts(clause, filter) ? CatchFilterKind.Narrows : CatchFilterKind.None;
        foreach (var node in filter.DescendantNodesAndSelf())
        {
            if (node is not IdentifierNameSyntax identifier)
                continue;

            if (identifier.Identifier.ValueText is "IsCancellationRequested" && !IsNegated(identifier, filter))
                return CatchFilterKind.Looks;

            if (string.IsNullOrEmpty(name) || identifier.Identifier.ValueText != name || identifier.Parent is MemberAccessExpressionSyntax { Name: var member } && member == identifier)
                continue;

            if (identifier.Parent is not ExpressionSyntax test || FindTestedTypes(identifier, test) is not var (tested, isNegated))
                return CatchFilterKind.Looks;

            var isLetIn = isNegated == IsNegated(identifier, filter);
            if (LooksInside(tested) || (isLetIn && Names(tested, type => ExceptionTypes.IsExpected(type, settings), model, cancellationToken)))
                return CatchFilterKind.Looks;

            if (isLetIn && !Names(tested, ExceptionTypes.IsBroad, model, cancellationToken))
                kind = CatchFilterKind.Narrows;
        }

        return kind;
    }

    /// <summary>Whether the clause is one of a loop, and the filter lets the failure of the last attempt pass: <c>when (attempt &lt; limit)</c>.</summary>
    private static bool CountsAttempts(CatchClauseSyntax clause, ExpressionSyntax filter)
    {
        var compares = false;
        foreach (var node in filter.DescendantNodesAndSelf())
            compares |= node.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression;

        for (var parent = compares ? clause.Parent : null; parent is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); parent = parent.Parent)
        {
            if (parent is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax)
                return true;
        }

        return false;
    }

    /// <summary>The types that the exception is compared with, and whether they are those that stay out; null when it isn't compared.</summary>
    private static (SyntaxNode Types, bool IsNegated)? FindTestedTypes(IdentifierNameSyntax exception, ExpressionSyntax test) => test switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression } binary when binary.Left == exception => (binary.Right, false),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax not } => (not.Pattern, true),
        IsPatternExpressionSyntax pattern => (pattern.Pattern, false),
        _ => null,
    };

    /// <summary>Names and properties within a pattern are looks at the exception.</summary>
    private static bool LooksInside(SyntaxNode tested)
    {
        foreach (var node in tested.DescendantNodesAndSelf())
        {
            if (node is VariableDesignationSyntax and not DiscardDesignationSyntax or PropertyPatternClauseSyntax or PositionalPatternClauseSyntax)
                return true;
        }

        return false;
    }

    private static bool Names(SyntaxNode tested, Func<ITypeSymbol, bool> isWanted, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in tested.DescendantNodesAndSelf())
        {
            if (node is ExpressionSyntax type && model.GetSymbolInfo(type, cancellationToken).Symbol is ITypeSymbol named && isWanted(named))
                return true;
        }

        return false;
    }

    private static bool IsNegated(SyntaxNode node, ExpressionSyntax filter)
    {
        var isNegated = false;
        for (SyntaxNode? current = node; current is not null && current != filter.Parent; current = current.Parent)
            isNegated ^= current.IsKind(SyntaxKind.LogicalNotExpression);

        return isNegated;
    }
}
