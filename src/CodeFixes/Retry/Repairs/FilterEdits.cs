using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Retry.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Adds conditions to the filters of catch clauses.</summary>
internal static class FilterEdits
{
    /// <summary>Writes the condition behind the filter that is there already, or as a new one.</summary>
    public static void Add(SourceEdits edits, CatchClauseSyntax clause, string condition, bool isDisjunction)
    {
        if (clause.Filter is not { } filter)
        {
            var end = clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End;
            edits.Insert(end, $" when ({condition})");
            return;
        }

        var existing = filter.FilterExpression;
        if (Binds(existing))
        {
            edits.Insert(existing.SpanStart, "(");
            edits.Insert(existing.Span.End, ")");
        }

        edits.Insert(existing.Span.End, " && " + (isDisjunction ? $"({condition})" : condition));
    }

    /// <summary>The name of the caught exception, which gets one if it has none.</summary>
    /// <param name="clauseHead">Text that declares it, for a clause that catches everything.</param>
    public static string? NameException(LoopContext context, SourceEdits edits, CatchClauseSyntax clause, string clauseHead)
    {
        switch (clause.Declaration)
        {
            case { Identifier.ValueText: { Length: > 0 } } declaration:
                return declaration.Identifier.Text;

            case { } declaration:
                var name = context.FreeName("ex", "exception", "failure");
                edits.Insert(declaration.Type.Span.End, " " + name);
                return name;

            default:
                name = context.FreeName("ex", "exception", "failure");
                edits.Insert(clause.CatchKeyword.Span.End, $" ({clauseHead} {name})");
                return name;
        }
    }

    /// <summary>Whether the expression has to stand in parentheses to be an operand of <c>&amp;&amp;</c>.</summary>
    private static bool Binds(ExpressionSyntax expression) =>
        expression is ConditionalExpressionSyntax or AssignmentExpressionSyntax or LambdaExpressionSyntax
        || expression.IsKind(SyntaxKind.LogicalOrExpression) || expression.IsKind(SyntaxKind.CoalesceExpression);

    /// <summary>Whether the handler would catch the exceptions of cancellation.</summary>
    public static bool CatchesCancellation(FailureHandler handler) => handler.CatchesEverything || IsCancellation(handler);

    public static bool IsCancellation(FailureHandler handler) =>
        handler.Exception is { Name: "OperationCanceledException" or "TaskCanceledException" };
}
