using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>What a <c>foreach</c> runs through, when that is a range of numbers or a list that can be read.</summary>
internal static class ForEachValues
{
    private const int Most = 1000;

    public static IReadOnlyList<object?>? Find(ForEachStatementSyntax loop, SemanticModel model, LoopArithmetic arithmetic)
    {
        var source = loop.Expression.Unwrap();
        if (source is InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 2 } range } call && model.GetSymbolInfo(call).Symbol is IMethodSymbol { Name: "Range", ContainingType.Name: "Enumerable" })
        {
            return arithmetic.Evaluate(range[0].Expression) is long start && arithmetic.Evaluate(range[1].Expression) is long and >= 0 and <= Most and var count
                ? Enumerable.Range(0, (int)count).Select(index => (object?)(start + index)).ToList()
                : null;
        }

        return Elements(source, model) is { } elements ? elements.Select(arithmetic.Evaluate).ToList() : null;
    }

    private static List<ExpressionSyntax>? Elements(ExpressionSyntax source, SemanticModel model)
    {
        switch (source)
        {
            case ImplicitArrayCreationExpressionSyntax array:
                return array.Initializer.Expressions.ToList();

            case ArrayCreationExpressionSyntax { Initializer: { } initializer }:
                return initializer.Expressions.ToList();

            case InitializerExpressionSyntax initializer:
                return initializer.Expressions.ToList();

            case CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax):
                return collection.Elements.Select(element => ((ExpressionElementSyntax)element).Expression).ToList();

            // Elements of an array may be set anew; nobody does that to a list of pauses.
            case IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(source).Symbol is IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } declared }:
                return declared[0].SyntaxTree == source.SyntaxTree && declared[0].GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: var value } && value is not IdentifierNameSyntax and not MemberAccessExpressionSyntax ? Elements(value, model) : null;

            default:
                return null;
        }
    }
}
