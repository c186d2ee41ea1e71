using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Lets the failure of the last attempt reach the caller.</summary>
internal static class LastFailure
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        var edits = new SourceEdits(context.Root);
        return loop.Exhaustion.Swallows && loop.Exhaustion.Kind switch
        {
            ExhaustionKind.LeavesFromHandler => ReplaceExit(loop, edits),
            ExhaustionKind.FallsThrough or ExhaustionKind.LastResult => AddThrows(context, edits),
            _ => false,
        } && edits.Apply(context.CancellationToken) is { } root
            ? new LoopRewrite("Rethrow the last failure", root)
            : null;
    }

    private static bool ReplaceExit(RetryLoop loop, SourceEdits edits)
    {
        if (loop.Exhaustion.Statement is not { } exit || !loop.Handlers.Any(handler => handler.Syntax == exit.FirstAncestorOrSelf<CatchClauseSyntax>()))
            return false;

        edits.Replace(exit.Span, "throw;");
        return true;
    }

    private static bool AddThrows(LoopContext context, SourceEdits edits)
    {
        var loop = context.Loop;
        if (loop.Handlers.IsEmpty || !NextAttempt.IsLimitedByHead(loop))
            return false;

        var writer = new StatementEdits(edits, context.Layout);
        var places = new PausePlaces(loop);
        foreach (var handler in loop.Handlers)
        {
            if (places.LeavesByCounter(handler))
                continue;

            var block = handler.Syntax.Block;
            var wait = block.Statements.FirstOrDefault(statement => loop.Pause.Waits.Any(wait => statement.Span.Contains(wait.Syntax.Span)));
            var before = wait ?? block.Statements.LastOrDefault(statement => statement is ContinueStatementSyntax);
            var place = new FailurePlace(before?.SpanStart ?? block.CloseBraceToken.SpanStart, handler.Syntax, Jumps: before is ContinueStatementSyntax);
            if (NextAttempt.Find(loop, place, withResult: false) is not { } test)
                return false;

            if (block.Statements.Count is 0 && context.Language >= LanguageVersion.CSharp6)
                FilterEdits.Add(context, edits, handler.Syntax, test.Text, isDisjunction: false);
            else if (before is IfStatementSyntax { Else: null } choice && before == block.Statements.Last() && choice.Condition.ToString() == test.Text)
                writer.AddElse(choice, "throw;");
            else if (before is null)
                writer.Append(block, context.Layout.If(test.Negated, "throw;"));
            else if (!writer.InsertBefore(before, context.Layout.If(test.Negated, "throw;")))
                return false;
        }

        return true;
    }
}
