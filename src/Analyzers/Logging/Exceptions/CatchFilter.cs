using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Exceptions;

/// <summary>What a filter does with the exception.</summary>
internal enum CatchFilterKind
{
    /// <summary>Nothing, or it lets some types pass by.</summary>
    None,

    /// <summary>It lets exceptions of certain types in.</summary>
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
        var kind = CatchFilterKind.None;
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
            if (LooksInside(tested) || (isLetIn && LetsExpectedIn(tested, model, settings, cancellationToken)))
                return CatchFilterKind.Looks;

            if (isLetIn)
                kind = CatchFilterKind.Narrows;
        }

        return kind;
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

    private static bool LetsExpectedIn(SyntaxNode tested, SemanticModel model, LoggingSettings settings, CancellationToken cancellationToken)
    {
        foreach (var node in tested.DescendantNodesAndSelf())
        {
            if (node is ExpressionSyntax type && model.GetSymbolInfo(type, cancellationToken).Symbol is ITypeSymbol named && ExceptionTypes.IsExpected(named, settings))
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
