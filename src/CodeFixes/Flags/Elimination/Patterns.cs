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
        RelationalPatternSyntax relational => Compare(value, relational, model, cancellationToken),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either => Or(Matches(value, either.Left, model, cancellationToken), Matches(value, either.Right, model, cancellationToken)),
        BinaryPatternSyntax both => And(Matches(value, both.Left, model, cancellationToken), Matches(value, both.Right, model, cancellationToken)),
        _ => null,
    };

    /// <summary>Whether everything that a later pattern matches is taken by an earlier one; false where that can't be told.</summary>
    public static bool Covers(PatternSyntax earlier, PatternSyntax later, SemanticModel model, CancellationToken cancellationToken) => (earlier, later) switch
    {
        (DiscardPatternSyntax or VarPatternSyntax, _) => true,
        (_, ConstantPatternSyntax constant) when model.GetConstantValue(constant.Expression, cancellationToken) is { HasValue: true, Value: { } value } => Matches(value, earlier, model, cancellationToken) is true,
        (_, BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } either) => Covers(earlier, either.Left, model, cancellationToken) && Covers(earlier, either.Right, model, cancellationToken),
        (_, BinaryPatternSyntax { RawKind: (int)SyntaxKind.AndPattern } both) => Covers(earlier, both.Left, model, cancellationToken) || Covers(earlier, both.Right, model, cancellationToken),
        (DeclarationPatternSyntax or TypePatternSyntax, DeclarationPatternSyntax or TypePatternSyntax or RecursivePatternSyntax { Type: not null }) =>
            TypeOf(earlier, model, cancellationToken) is { } wide && TypeOf(later, model, cancellationToken) is { } narrow && model.Compilation.ClassifyConversion(narrow, wide) is { IsImplicit: true, IsUserDefined: false },
        _ => SyntaxFactory.AreEquivalent(earlier, later),
    };

    private static ITypeSymbol? TypeOf(PatternSyntax pattern, SemanticModel model, CancellationToken cancellationToken) => pattern switch
    {
        DeclarationPatternSyntax declaration => model.GetTypeInfo(declaration.Type, cancellationToken).Type,
        TypePatternSyntax type => model.GetTypeInfo(type.Type, cancellationToken).Type,
        RecursivePatternSyntax { Type: { } type } => model.GetTypeInfo(type, cancellationToken).Type,
        _ => null,
    };

    private static bool? Compare(object value, RelationalPatternSyntax relational, SemanticModel model, CancellationToken cancellationToken)
    {
        if (value is not IConvertible number || value is string or bool || ConstantOf(relational.Expression, value, model, cancellationToken) is not IConvertible bound)
            return null;

        var order = Convert.ToDouble(number, null).CompareTo(Convert.ToDouble(bound, null));
        return relational.OperatorToken.Kind() switch
        {
            SyntaxKind.LessThanToken => order < 0,
            SyntaxKind.LessThanEqualsToken => order <= 0,
            SyntaxKind.GreaterThanToken => order > 0,
            _ => order >= 0,
        };
    }

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
