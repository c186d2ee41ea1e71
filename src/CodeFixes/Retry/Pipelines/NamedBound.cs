using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The constant field that a loop compares its counter with, so that the pipeline can keep its name.</summary>
internal static class NamedBound
{
    /// <summary>The number of retries, said with the constant.</summary>
    public static string? Find(RehearsedLoop rehearsed, int attempts) =>
        FindName(rehearsed, attempts) is { } all ? all + " - 1" : FindName(rehearsed, attempts - 1);

    /// <summary>The constant of this value.</summary>
    public static string? FindName(RehearsedLoop rehearsed, long number)
    {
        var model = rehearsed.Loop.Model;
        var comparisons = rehearsed.Site.Region
            .SelectMany(statement => statement.DescendantNodes())
            .OfType<BinaryExpressionSyntax>()
            .Where(rehearsed.Variables.ReadsChanging)
            .SelectMany(comparison => comparison.DescendantNodes())
            .OfType<ExpressionSyntax>();
        foreach (var expression in comparisons)
        {
            if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax })
                || expression.Parent is MemberAccessExpressionSyntax
                || model.GetSymbolInfo(expression).Symbol is not IFieldSymbol { HasConstantValue: true, ConstantValue: int value, ContainingType.TypeKind: not TypeKind.Enum })
            {
                continue;
            }

            if (value == number)
                return expression.WithoutTrivia().ToString();
        }

        return null;
    }
}
