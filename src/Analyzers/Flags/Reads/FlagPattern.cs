using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>A part of a property pattern that asks for a flag, as in <c>o is { UseNew: true }</c>.</summary>
/// <param name="Expected">The value that the part asks for.</param>
internal sealed record FlagPattern(SubpatternSyntax Subpattern, string Key, ISymbol? KeySymbol, ITypeSymbol ValueType, object Expected)
{
    /// <summary>Whether the part matches once the flag is decided; null where the decision can't be such a value.</summary>
    public bool? MatchesWhen(FlagValue decided) =>
        new FlagRead(SyntaxFactory.IdentifierName(Key), Key) { ValueType = ValueType }.ValueWhen(decided) is { } value ? value.Equals(Expected) : null;

    /// <summary>The last part of the name in front of the colon.</summary>
    public static SimpleNameSyntax? NameOf(SubpatternSyntax pattern) => pattern.ExpressionColon switch
    {
        NameColonSyntax colon => colon.Name,
        ExpressionColonSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        _ => null,
    };

    public static FlagPattern? TryMatch(SubpatternSyntax pattern, SimpleNameSyntax name, Func<IPropertySymbol, FlagKey?> find, SemanticModel model, CancellationToken cancellationToken)
    {
        return pattern.Pattern is ConstantPatternSyntax constant
            && model.GetConstantValue(constant.Expression, cancellationToken) is { HasValue: true, Value: { } expected }
            && model.GetSymbolInfo(name, cancellationToken).Symbol is IPropertySymbol property
            && find(property) is { } key
                ? new(pattern, key.Text, key.Symbol, property.Type, expected)
                : null;
    }
}
