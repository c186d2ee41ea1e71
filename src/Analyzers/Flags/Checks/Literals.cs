using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Checks;

/// <summary>Comparisons with <c>true</c> and <c>false</c>.</summary>
internal static class Literals
{
    /// <summary>What is compared, and whether the comparison holds where that is true; null for other expressions.</summary>
    public static (ExpressionSyntax Compared, bool IsTrue)? Compared(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary:
                var isEqual = binary.IsKind(SyntaxKind.EqualsExpression);
                return Of(binary.Right) is { } right ? (binary.Left, right == isEqual)
                    : Of(binary.Left) is { } left ? (binary.Right, left == isEqual)
                    : null;

            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } test when Of(constant) is { } value:
                return (test.Expression, value);

            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax { Expression: var constant } } } test when Of(constant) is { } value:
                return (test.Expression, !value);

            default:
                return null;
        }
    }

    private static bool? Of(ExpressionSyntax expression) => (SyntaxKind)expression.Unwrap().RawKind switch
    {
        SyntaxKind.TrueLiteralExpression => true,
        SyntaxKind.FalseLiteralExpression => false,
        _ => null,
    };
}
