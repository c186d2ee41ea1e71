using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Whether a known value matches a pattern; null where that can't be told.</summary>
internal static class Patterns
{
    public static bool? Matches(object value, PatternSyntax pattern, SemanticModel model, CancellationToken cancellationToken) => pattern switch
    {
        ConstantPatternSyntax constant => Equals(value, ConstantOf(constant.Expression, value, model, cancellationToken)),
        DiscardPatternSyntax => true,
        VarPatternSyntax { Designation: DiscardDesignationSyntax } => true,
        ParenthesizedPatternSyntax parenthesized => Matches(value, parenthesized.Pattern, model, cancellationToken),
        UnaryPatternSyntax not => !Matches(value, not.Pattern, model, cancellationToken),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => Or(Matches(value, either.Left, model, cancellationToken), Matches(value, either.Right, model, cancellationToken)),
        BinaryPatternSyntax both => And(Matches(value, both.Left, model, cancellationToken), Matches(value, both.Right, model, cancellationToken)),
        _ => null,
    };

    public static bool? Or(bool? left, bool? right) => left is true || right is true ? true : left is null || right is null ? null : false;

    public static bool? And(bool? left, bool? right) => left is false || right is false ? false : left is null || right is null ? null : true;

    private static object? ConstantOf(ExpressionSyntax expression, object value, SemanticModel model, CancellationToken cancellationToken)
    {
        var constant = model.GetConstantValue(expression, cancellationToken);
        if (!constant.HasValue || constant.Value is null)
            return null;

        // A whole number in a pattern takes the type of what it is compared with.
        return constant.Value is IConvertible number and not (string or bool or char) && value is IConvertible and not (string or bool)
            ? Convert.ChangeType(number, value.GetType(), System.Globalization.CultureInfo.InvariantCulture)
            : constant.Value;
    }
}
