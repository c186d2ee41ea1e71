using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Writes constants, and expressions with no more parentheses than they need.</summary>
internal static class Literals
{
    public static ExpressionSyntax Of(object constant) => constant switch
    {
        bool value => LiteralExpression(value ? SyntaxKind.TrueLiteralExpression : SyntaxKind.FalseLiteralExpression),
        string value => LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(value)),
        int value => Number(value < 0, Literal(value < 0 ? (value + "").Substring(1) : value.ToString(CultureInfo.InvariantCulture), value)),
        long value => Number(value < 0, Literal(value.ToString(CultureInfo.InvariantCulture).TrimStart('-') + "L", value)),
        float value => Number(value < 0, Literal(value.ToString("R", CultureInfo.InvariantCulture).TrimStart('-') + "F", value)),
        double value => Number(value < 0, Literal(Text(value), value)),
        decimal value => Number(value < 0, Literal(value.ToString(CultureInfo.InvariantCulture).TrimStart('-') + "M", value)),
        _ => throw new ArgumentOutOfRangeException(nameof(constant)),
    };

    public static bool IsTrue(ExpressionSyntax? expression) => expression?.IsKind(SyntaxKind.TrueLiteralExpression) is true;

    /// <summary>The expression as an operand: in parentheses where its own operator binds less than the one it goes into.</summary>
    public static ExpressionSyntax Operand(ExpressionSyntax expression, int strength, bool allowEqual)
    {
        var bare = Bare(expression);
        var own = Strength(bare);
        return own > strength || (own == strength && allowEqual)
            ? bare
            : ParenthesizedExpression(bare.WithoutTrivia()).WithTriviaFrom(bare);
    }

    /// <summary>The expression without parentheses around the whole; what stands around them stays.</summary>
    public static ExpressionSyntax Bare(ExpressionSyntax expression)
    {
        while (expression is ParenthesizedExpressionSyntax parenthesized && parenthesized.Expression is not (RefExpressionSyntax or DeclarationExpressionSyntax))
        {
            var inner = parenthesized.Expression;
            expression = inner
                .WithLeadingTrivia(Between(parenthesized.GetLeadingTrivia(), inner.GetLeadingTrivia()))
                .WithTrailingTrivia(Between(inner.GetTrailingTrivia(), parenthesized.GetTrailingTrivia()));
        }

        return expression;
    }

    /// <summary>How tightly the operator of an expression binds; a primary expression most of all.</summary>
    public static int Strength(ExpressionSyntax expression) => expression switch
    {
        AssignmentExpressionSyntax or LambdaExpressionSyntax or AnonymousMethodExpressionSyntax or ThrowExpressionSyntax or RefExpressionSyntax => 0,
        ConditionalExpressionSyntax => 1,
        BinaryExpressionSyntax binary => Strength(binary.Kind()),
        IsPatternExpressionSyntax => Strength(SyntaxKind.LessThanExpression),
        RangeExpressionSyntax => 13,
        SwitchExpressionSyntax or WithExpressionSyntax => 13,
        QueryExpressionSyntax => 0,
        PrefixUnaryExpressionSyntax or AwaitExpressionSyntax or CastExpressionSyntax => 14,
        ConditionalAccessExpressionSyntax => 15,
        _ => 16,
    };

    public static int Strength(SyntaxKind binary) => binary switch
    {
        SyntaxKind.CoalesceExpression => 2,
        SyntaxKind.LogicalOrExpression => 3,
        SyntaxKind.LogicalAndExpression => 4,
        SyntaxKind.BitwiseOrExpression => 5,
        SyntaxKind.ExclusiveOrExpression => 6,
        SyntaxKind.BitwiseAndExpression => 7,
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => 8,
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
            or SyntaxKind.IsExpression or SyntaxKind.AsExpression => 9,
        SyntaxKind.LeftShiftExpression or SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression => 10,
        SyntaxKind.AddExpression or SyntaxKind.SubtractExpression => 11,
        _ => 12,
    };

    private static ExpressionSyntax Number(bool isNegative, SyntaxToken magnitude)
    {
        var literal = LiteralExpression(SyntaxKind.NumericLiteralExpression, magnitude);
        return isNegative ? PrefixUnaryExpression(SyntaxKind.UnaryMinusExpression, literal) : literal;
    }

    private static string Text(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture).TrimStart('-');
        return text.IndexOfAny(['.', 'E', 'N', 'I']) < 0 ? text + "d" : text;
    }

    /// <summary>Both pieces, without the blanks that would stand twice.</summary>
    private static SyntaxTriviaList Between(SyntaxTriviaList first, SyntaxTriviaList second) =>
        second.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? first
        : first.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)) ? second
        : first.AddRange(second);
}
