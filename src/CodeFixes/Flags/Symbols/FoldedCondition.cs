using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Symbols;

/// <summary>The condition of an <c>#if</c> with the symbols put in that are decided.</summary>
/// <param name="Value">Whether it holds for good; null where it still varies.</param>
/// <param name="Text">What is left of it where it varies.</param>
internal sealed record FoldedCondition(bool? Value, string Text, bool IsChanged)
{
    private bool IsSimple { get; init; } = true;

    /// <summary>The text where nothing else stands beside it.</summary>
    public string Alone { get => field ?? Text; init; }

    public static FoldedCondition Of(ExpressionSyntax condition, Func<string, bool?> decided)
    {
        switch (condition)
        {
            case IdentifierNameSyntax name when decided(name.Identifier.ValueText) is { } value:
                return new(value, "", IsChanged: true);

            case ParenthesizedExpressionSyntax parenthesized:
                var inner = Of(parenthesized.Expression, decided);
                return inner.Value is not null || (inner.IsChanged && inner.IsSimple) ? inner : new(null, inner.IsChanged ? $"({inner.Text})" : condition.ToString(), inner.IsChanged) { Alone = inner.Text };

            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                var operand = Of(not.Operand, decided);
                return operand.Value is { } known ? new(!known, "", IsChanged: true) : new(null, operand.IsChanged ? "!" + operand.Enclosed : condition.ToString(), operand.IsChanged);

            case BinaryExpressionSyntax binary:
                return OfBinary(binary, Of(binary.Left, decided), Of(binary.Right, decided));

            default:
                return new(null, condition.ToString(), IsChanged: false);
        }
    }

    private string Enclosed => IsSimple ? Text : $"({Text})";

    private static FoldedCondition OfBinary(BinaryExpressionSyntax binary, FoldedCondition left, FoldedCondition right)
    {
        if (!left.IsChanged && !right.IsChanged)
            return new(null, binary.ToString(), IsChanged: false) { IsSimple = false };

        var (known, other) = left.Value is { } value ? (value, right) : right.Value is { } second ? (second, left) : ((bool?)null, left);
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression when known is { } one:
                return one ? other with { IsChanged = true } : new(false, "", IsChanged: true);

            case SyntaxKind.LogicalOrExpression when known is { } one:
                return one ? new(true, "", IsChanged: true) : other with { IsChanged = true };

            case SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression when known is { } one:
                var isSame = one == binary.IsKind(SyntaxKind.EqualsExpression);
                return other.Value is { } both ? new(both == isSame, "", IsChanged: true) : isSame ? other with { IsChanged = true } : new(null, "!" + other.Enclosed, IsChanged: true);

            default:
                return new(null, $"{left.Text} {binary.OperatorToken.Text} {right.Text}", IsChanged: true) { IsSimple = false };
        }
    }
}
