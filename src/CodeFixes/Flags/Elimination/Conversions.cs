using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Keeps the type that a choice had when only one of its branches is left.</summary>
internal static class Conversions
{
    /// <param name="chosen">The branch as it was written.</param>
    /// <param name="kept">The same as it is kept.</param>
    public static ExpressionSyntax Keep(ExpressionSyntax whole, ExpressionSyntax chosen, ExpressionSyntax kept, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = model.GetTypeInfo(whole, cancellationToken).Type;
        var own = model.GetTypeInfo(chosen, cancellationToken).Type;
        if (type is null or IErrorTypeSymbol
            || chosen is ThrowExpressionSyntax or RefExpressionSyntax
            || SymbolEqualityComparer.Default.Equals(type, own)
            || IsSaidByContext(whole, type, model, cancellationToken))
        {
            return kept;
        }

        var name = ParseTypeName(type.ToMinimalDisplayString(model, whole.SpanStart));
        return CastExpression(name, Literals.Operand(kept.WithoutTrivia(), 14, allowEqual: true)).WithTriviaFrom(kept);
    }

    /// <summary>Whether the place converts to the same type by itself.</summary>
    private static bool IsSaidByContext(ExpressionSyntax whole, ITypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode outer = whole;
        while (outer.Parent is ParenthesizedExpressionSyntax)
            outer = outer.Parent;

        // A target-typed choice has the type of its place.
        if (model.GetConversion(whole, cancellationToken).IsConditionalExpression)
            return true;

        return outer.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } } =>
                !declaration.Type.IsVar && SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(declaration.Type, cancellationToken).Type, type),
            AssignmentExpressionSyntax assignment when assignment.Right == outer => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(assignment.Left, cancellationToken).Type, type),
            ReturnStatementSyntax or ArrowExpressionClauseSyntax when outer.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>() is null =>
                SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(whole, cancellationToken).ConvertedType, type),
            ArgumentSyntax argument when type.IsReferenceType => SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(whole, cancellationToken).ConvertedType, type) && argument.RefKindKeyword.RawKind is 0
                && model.GetSymbolInfo(argument.Parent!.Parent!, cancellationToken).Symbol is IMethodSymbol { IsGenericMethod: false },
            _ => false,
        };
    }
}
