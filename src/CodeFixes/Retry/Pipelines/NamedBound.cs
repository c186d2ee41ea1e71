using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The constant field that a loop compares its counter with, so that the pipeline can keep its name.</summary>
internal static class NamedBound
{
    public static string? Find(RehearsedLoop rehearsed, int attempts)
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

            var text = expression.WithoutTrivia().ToString();
            switch (attempts - value)
            {
                case 0:
                    return text + " - 1";
                case 1:
                    return text;
            }
        }

        return null;
    }
}
