using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Writes what a counter reads after a failure as an expression over the number that Polly passes on.</summary>
internal static class CounterText
{
    /// <param name="values">What it reads after the first failure, the second, and so on.</param>
    /// <param name="arguments">The name of the callback's parameter.</param>
    public static string? From(IReadOnlyList<object?> values, string arguments)
    {
        if (values.Count is 0 || values[0] is not long first)
            return null;

        var step = values.Count is 1 ? 1 : values[1] is long second ? second - first : 0;
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not long value || value != first + (step * index))
                return null;
        }

        var number = arguments + ".AttemptNumber";
        return (step, first) switch
        {
            (1, 0) => number,
            (1, > 0) => number + " + " + Text(first),
            (1, < 0) => number + " - " + Text(-first),
            (-1, _) => Text(first) + " - " + number,
            _ => null,
        };
    }

    /// <summary>Puts the text in place of the name, joined with a constant that the code adds to it.</summary>
    public static void Put(IdentifierNameSyntax name, string text, Dictionary<SyntaxNode, string> replacements)
    {
        ExpressionSyntax place = name;
        if (name.Parent is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression or (int)SyntaxKind.SubtractExpression, Right: LiteralExpressionSyntax { Token.Value: int added } } sum && sum.Left == name && Join(text, sum.IsKind(SyntaxKind.AddExpression) ? added : -added) is { } joined)
        {
            place = sum.Parent is ParenthesizedExpressionSyntax outer ? outer : sum;
            text = joined;
        }

        var needsParentheses = text.Contains(' ') && place.Parent is not (ArgumentSyntax or InterpolationSyntax or EqualsValueClauseSyntax or ParenthesizedExpressionSyntax);
        replacements[place] = needsParentheses ? "(" + text + ")" : text;
    }

    /// <summary>The sum of a text that ends in a number, or is one, and a number.</summary>
    private static string? Join(string text, int added)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            return Text(whole + added);

        var parts = text.Split(' ');
        long offset = 0;
        if (parts.Length is not 1 && (parts.Length is not 3 || parts[1] is not ("+" or "-") || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out offset)))
            return null;

        var sum = (parts.Length is 3 && parts[1] is "-" ? -offset : offset) + added;
        return sum switch
        {
            0 => parts[0],
            > 0 => parts[0] + " + " + Text(sum),
            _ => parts[0] + " - " + Text(-sum),
        };
    }

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
