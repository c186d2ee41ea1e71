using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Joins a number that is now known with the text around it: <c>"after " + 3 + " attempts"</c>, <c>$"after {3} attempts"</c>.</summary>
internal static class NumberText
{
    public static void Join(Dictionary<SyntaxNode, string> replacements)
    {
        foreach (var place in replacements.Keys.ToList())
        {
            if (place is not ExpressionSyntax expression || !long.TryParse(replacements[place], out _))
                continue;

            if (expression.Parent is InterpolationSyntax { AlignmentClause: null, FormatClause: null, Parent: InterpolatedStringExpressionSyntax text } hole)
                JoinInterpolation(text, hole, expression, replacements);
            else
                JoinSum(expression, replacements);
        }
    }

    private static void JoinInterpolation(InterpolatedStringExpressionSyntax text, InterpolationSyntax hole, ExpressionSyntax number, Dictionary<SyntaxNode, string> replacements)
    {
        var others = text.Contents.Where(content => content != hole);
        var isPlain = text.StringStartToken.IsKind(SyntaxKind.InterpolatedStringStartToken) && others.All(content => content is InterpolatedStringTextSyntax own && !own.ToString().Contains('{') && !own.ToString().Contains('}'));
        if (isPlain)
        {
            replacements[text] = "\"" + string.Concat(text.Contents.Select(content => content == hole ? replacements[number] : content.ToString())) + "\"";
            replacements.Remove(number);
            return;
        }

        replacements[hole] = replacements[number];
        replacements.Remove(number);
    }

    private static void JoinSum(ExpressionSyntax number, Dictionary<SyntaxNode, string> replacements)
    {
        if (number.Parent is not BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Left: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } left } sum || sum.Right != number || !IsOnOneLine(sum))
            return;

        var value = left.Token.ValueText + replacements[number];
        var whole = sum;
        if (sum.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } right } outer && outer.Left == sum && IsOnOneLine(outer))
        {
            value += right.Token.ValueText;
            whole = outer;
        }

        replacements.Remove(number);
        replacements[whole] = SyntaxFactory.Literal(value).ToString();
    }

    private static bool IsOnOneLine(SyntaxNode node) => !node.ToString().Contains('\n');
}
