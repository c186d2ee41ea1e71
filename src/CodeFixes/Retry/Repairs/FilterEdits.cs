using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Adds conditions to the filters of catch clauses.</summary>
internal static class FilterEdits
{
    private const int MaxWidth = 160;

    /// <summary>Writes the condition behind the filter that is there already, or as a new one.</summary>
    public static void Add(LoopContext context, SourceEdits edits, CatchClauseSyntax clause, string condition, bool isDisjunction)
    {
        if (clause.Filter is not { } filter)
        {
            var end = clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End;
            edits.Insert(end, Break(context, end, $" when ({condition})", wasBroken: false));
            return;
        }

        var existing = filter.FilterExpression;
        if (Binds(existing))
        {
            edits.Insert(existing.SpanStart, "(");
            edits.Insert(existing.Span.End, ")");
        }

        var isBroken = existing is BinaryExpressionSyntax { OperatorToken: var and } && context.Layout.IsFirstOnLine(and.SpanStart);
        edits.Insert(existing.Span.End, Break(context, existing.Span.End, " && " + (isDisjunction ? $"({condition})" : condition), isBroken));
    }

    /// <summary>The text on the same line, or on one of its own when that gets too long or the others are, too.</summary>
    private static string Break(LoopContext context, int position, string text, bool wasBroken)
    {
        var layout = context.Layout;
        if (!wasBroken && position - layout.LineStart(position) + text.Length <= MaxWidth)
            return text;

        return layout.NewLine + layout.IndentationAt(position) + (wasBroken ? "" : layout.Unit) + text.TrimStart();
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
