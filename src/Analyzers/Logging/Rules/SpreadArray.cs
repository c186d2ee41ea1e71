using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2007: an array is taken for the list of all values of a log call.</summary>
internal static class SpreadArray
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2007",
        Family.Logging,
        Level.Warning,
        title: "Array is spread into log arguments",
        message: "'{0}' is taken for the list of all values, so '{1}' {2}; cast it to object",
        description: "An array of references that is the only value of a log call is passed as the array of all values: the placeholder shows its first element, and the others are lost.");

    public static void Check(TemplateBinding template, NodeContext context)
    {
        if (Find(template) is { } value)
            context.ReportDiagnostic(Rule.At(value, value.ToString(), "{" + template.Holes[0].Content + "}", IsNothing(value) ? "gets none" : "shows only its first element"));
    }

    /// <summary>The array that one placeholder was meant to show.</summary>
    public static ExpressionSyntax? Find(TemplateBinding template)
    {
        if (template.Call is not { PassesArray: true, Values: { Length: 1 } values } || template.Holes.Length is not 1)
            return null;

        var value = values[0].Expression;
        return IsNothing(value) || IsArray(template.OperationOf(values[0])) ? value : null;
    }

    /// <summary><c>null</c> is no value, but the absence of all.</summary>
    private static bool IsNothing(ExpressionSyntax value) =>
        value.Unwrap().Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression;

    private static bool IsArray(IOperation? value)
    {
        value = value?.Unwrap();
        return value is { Type: IArrayTypeSymbol { Rank: 1, ElementType.IsReferenceType: true }, Syntax: not CollectionExpressionSyntax }
            && value is not IParameterReferenceOperation { Parameter.IsParams: true }
            && !IsOne(value)
            && !(value is ILocalReferenceOperation local && LocalText.FindInitializer(local)?.Unwrap() is { } initializer && IsOne(initializer));
    }

    /// <summary>Whether the author wrote down the list of values: one for the one placeholder.</summary>
    private static bool IsOne(IOperation value) =>
        value is IArrayCreationOperation { Initializer.ElementValues.Length: 1 };
}
