using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Takes the filter of a catch clause apart: what counts attempts, and what asks for the kind of the failure.</summary>
internal static class FilterParts
{
    /// <summary>What <c>&amp;&amp;</c>, or another operator, joins.</summary>
    public static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax condition, SyntaxKind joined = SyntaxKind.LogicalAndExpression)
    {
        while (condition is ParenthesizedExpressionSyntax parenthesized)
            condition = parenthesized.Expression;

        if (condition is not BinaryExpressionSyntax binary || !binary.IsKind(joined))
        {
            yield return condition;
            yield break;
        }

        foreach (var part in Of(binary.Left, joined))
            yield return part;

        foreach (var part in Of(binary.Right, joined))
            yield return part;
    }

    public static (bool ReadsCounter, bool IsOnlyCounter) Examine(ExpressionSyntax part, LoopMeasure measure, SemanticModel model, CancellationToken cancellationToken)
    {
        var readsCounter = false;
        var counters = measure.Counters();
        if (model.GetValueOperation(part, cancellationToken) is not { } operation)
            return (false, false);

        var readsOthers = false;
        foreach (var node in operation.DescendantsAndSelf())
        {
            var symbol = node switch { ILocalReferenceOperation local => local.Local, IParameterReferenceOperation parameter => parameter.Parameter, IFieldReferenceOperation field => field.Field, _ => (ISymbol?)null };
            foreach (var counter in counters)
                readsCounter |= SymbolEqualityComparer.Default.Equals(counter.Symbol, symbol);

            readsOthers |= node is ILocalReferenceOperation { Local.Type: var type } && type.IsException();
        }

        var isComparison = false;
        foreach (var comparison in measure.Log.Comparisons)
            isComparison |= comparison.Comparison.Syntax == operation.Syntax;

        return (readsCounter, readsCounter && isComparison && !readsOthers);
    }
}
