using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Assignments of several variables at once, such as <c>(_a, _b) = (a, b);</c>.</summary>
internal static class Tuples
{
    /// <summary>What a component on the left is given; null where it isn't one.</summary>
    public static ArgumentSyntax? Assigned(ArgumentSyntax component) =>
        component.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: TupleExpressionSyntax values } assignment } targets
        && assignment.Left == targets
        && values.Arguments.Count == targets.Arguments.Count
        && UseSite.IsAlone(assignment)
            ? values.Arguments[targets.Arguments.IndexOf(component)]
            : null;

    /// <summary>The variable that a component on the right is for.</summary>
    public static ExpressionSyntax? Target(ArgumentSyntax value) =>
        value.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax { Left: TupleExpressionSyntax targets } assignment } values
        && assignment.Right == values
        && targets.Arguments.Count == values.Arguments.Count
            ? targets.Arguments[values.Arguments.IndexOf(value)].Expression
            : null;

    /// <summary>Takes components out; the last one left stands alone.</summary>
    public static void Remove(RemovedText text, TupleExpressionSyntax tuple, Predicate<SyntaxNode> isGone)
    {
        var kept = tuple.Arguments.Where(argument => !isGone(argument)).ToList();
        if (kept.Count is 1)
            text.Replace(tuple.Span, kept[0].Expression.ToString());
        else
            ListEdits.Remove(text, tuple.Arguments, isGone);
    }
}
