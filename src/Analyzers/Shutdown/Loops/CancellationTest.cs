using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Filters that ask for nothing but the type of the exception.</summary>
internal static class CancellationTest
{
    /// <returns>True where only cancellations come in, false where all but those do, null for every other filter.</returns>
    public static bool? Of(ExpressionSyntax filter, SemanticModel model, CancellationToken cancellationToken) => filter switch
    {
        ParenthesizedExpressionSyntax parenthesized => Of(parenthesized.Expression, model, cancellationToken),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } negation => !Of(negation.Operand, model, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Right: TypeSyntax type } => IsCancellation(type, model, cancellationToken) ? true : null,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either => Both(true, either.Left, either.Right, model, cancellationToken),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Both(false, both.Left, both.Right, model, cancellationToken),
        IsPatternExpressionSyntax test => OfPattern(test.Pattern, model, cancellationToken),
        _ => null,
    };

    private static bool? Both(bool value, ExpressionSyntax left, ExpressionSyntax right, SemanticModel model, CancellationToken cancellationToken) =>
        Of(left, model, cancellationToken) == value && Of(right, model, cancellationToken) == value ? value : null;

    private static bool? OfPattern(PatternSyntax pattern, SemanticModel model, CancellationToken cancellationToken) => pattern switch
    {
        ParenthesizedPatternSyntax parenthesized => OfPattern(parenthesized.Pattern, model, cancellationToken),
        UnaryPatternSyntax negation => !OfPattern(negation.Pattern, model, cancellationToken),
        TypePatternSyntax { Type: var type } => IsCancellation(type, model, cancellationToken) ? true : null,
        ConstantPatternSyntax { Expression: TypeSyntax type } => IsCancellation(type, model, cancellationToken) ? true : null,
        DeclarationPatternSyntax { Type: var type } => IsCancellation(type, model, cancellationToken) ? true : null,
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => OfPattern(either.Left, model, cancellationToken) is true && OfPattern(either.Right, model, cancellationToken) is true ? true : null,
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both => OfPattern(both.Left, model, cancellationToken) is false && OfPattern(both.Right, model, cancellationToken) is false ? false : null,
        _ => null,
    };

    private static bool IsCancellation(ExpressionSyntax type, SemanticModel model, CancellationToken cancellationToken) => model.GetTypeInfo(type, cancellationToken).Type.IsCancellation();
}
