using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>Around a text that is a word for on or off: what makes a bool of it, such as <c>== "true"</c> or <c>bool.Parse(...)</c>.</summary>
internal readonly record struct WordComparison(ExpressionSyntax Expression, bool IsNegated)
{
    /// <returns>Null where the text is used in another way.</returns>
    public static WordComparison? Find(ExpressionSyntax text, SemanticModel model, CancellationToken cancellationToken)
    {
        var outer = text;
        while (outer.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression })
            outer = (ExpressionSyntax)outer.Parent;

        switch (outer.Parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } binary:
                return Of(binary, binary.Left == outer ? binary.Right : binary.Left, binary.IsKind(SyntaxKind.NotEqualsExpression), model, cancellationToken);

            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax pattern } test:
                return Of(test, pattern.Expression, false, model, cancellationToken);

            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: ConstantPatternSyntax pattern } } test:
                return Of(test, pattern.Expression, true, model, cancellationToken);

            case ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax call } arguments } argument:
                return OfArgument(call, arguments.Arguments, arguments.Arguments.IndexOf(argument), model, cancellationToken);

            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Equals", Parent: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 or 2 } arguments } call } access when access.Expression == outer:
                return Of(call, arguments[0].Expression, false, model, cancellationToken);

            case ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Equals" }, ArgumentList.Arguments: { Count: 1 or 2 } arguments } } conditional when conditional.Expression == outer:
                return Of(conditional, arguments[0].Expression, false, model, cancellationToken);

            default:
                return null;
        }
    }

    private static WordComparison? OfArgument(InvocationExpressionSyntax call, SeparatedSyntaxList<ArgumentSyntax> arguments, int index, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (CalledName.Of(call)?.Identifier.ValueText)
        {
            case "Equals" when arguments.Count is 2 or 3 && index < 2 && IsMethodOf(call, SpecialType.System_String, model, cancellationToken):
                return Of(call, arguments[1 - index].Expression, false, model, cancellationToken);

            case "Parse" when arguments.Count is 1 && IsMethodOf(call, SpecialType.System_Boolean, model, cancellationToken):
            case "ToBoolean" when arguments.Count is 1 && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType: var type } && type.Is("System", "Convert"):
                return new(call, false);

            case "TryParse" when arguments.Count is 2 && index is 0 && IsMethodOf(call, SpecialType.System_Boolean, model, cancellationToken) && TestedPair.Find(call, model, cancellationToken) is { } pair:
                return new(pair.Expression, pair.IsNegated);

            default:
                return null;
        }
    }

    private static bool IsMethodOf(InvocationExpressionSyntax call, SpecialType type, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.SpecialType: var container } && container == type;

    private static WordComparison? Of(ExpressionSyntax whole, ExpressionSyntax word, bool isNegated, SemanticModel model, CancellationToken cancellationToken)
    {
        // Most texts are not compared with anything of the kind.
        if (model.GetConstantValue(word, cancellationToken) is not { HasValue: true, Value: string text })
            return null;

        return text.ToUpperInvariant() switch
        {
            "TRUE" or "1" or "ON" or "YES" => new WordComparison(whole, isNegated),
            "FALSE" or "0" or "OFF" or "NO" => new WordComparison(whole, !isNegated),
            _ => null,
        };
    }
}
