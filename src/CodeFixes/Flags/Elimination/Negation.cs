using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>The opposite of a condition, as one would write it.</summary>
internal static class Negation
{
    public static ExpressionSyntax Of(ExpressionSyntax condition)
    {
        var bare = Literals.Bare(condition);
        return bare switch
        {
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => Literals.Of(false).WithTriviaFrom(bare),
            LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } => Literals.Of(true).WithTriviaFrom(bare),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => Literals.Bare(not.Operand).WithLeadingTrivia(not.GetLeadingTrivia()),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression } equals => Compare(equals, SyntaxKind.NotEqualsExpression, SyntaxKind.ExclamationEqualsToken),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.NotEqualsExpression } equals => Compare(equals, SyntaxKind.EqualsExpression, SyntaxKind.EqualsEqualsToken),
            IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax } not } match => match.WithPattern(not.Pattern.WithTriviaFrom(not)),
            IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax constant } match =>
                match.WithPattern(UnaryPattern(Token(SyntaxKind.NotKeyword).WithTrailingTrivia(Space), constant.WithoutTrivia()).WithTriviaFrom(constant)),
            _ => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Literals.Operand(bare.WithoutTrivia(), 14, allowEqual: true)).WithTriviaFrom(bare),
        };
    }

    private static BinaryExpressionSyntax Compare(BinaryExpressionSyntax comparison, SyntaxKind kind, SyntaxKind token) =>
        BinaryExpression(kind, comparison.Left, Token(token).WithTriviaFrom(comparison.OperatorToken), comparison.Right);
}
