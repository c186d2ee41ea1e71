using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Leaves out the pause after the last attempt, which delays nothing but the failure.</summary>
internal static class LastPause
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        var edits = new SourceEdits(context.Root);
        var writer = new StatementEdits(edits, context.Layout);
        if (!loop.Pause.IsAfterLastFailure || loop.Pause.Waits.IsEmpty)
            return null;

        var any = false;
        foreach (var wait in loop.Pause.Waits)
        {
            // A method of the user's own may do more than wait, and what waits in front of the attempt waits for something else.
            if (wait.IsHelper || wait.Syntax.SpanStart < EndOfAttempt(loop))
                continue;

            if (wait.Statement is not { } statement)
                return null;

            any = true;
            var handler = loop.Handlers.FirstOrDefault(candidate => candidate.Syntax.Span.Contains(statement.Span));
            var canSucceed = handler is null && loop.Success.Kind is SuccessExitKind.Flag;
            var place = new FailurePlace(statement.SpanStart, handler?.Syntax, Jumps: false);
            if (NextAttempt.Find(loop, place, canSucceed) is { } test ? !writer.Guard(statement, test.Text) : !MoveBehindExit(loop, statement, writer))
                return null;
        }

        return any && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Don't wait after the last attempt", root) : null;
    }

    /// <summary>Moves the pause behind the statements that count and end the loop, where these are all that stands behind it.</summary>
    private static bool MoveBehindExit(RetryLoop loop, ExpressionStatementSyntax wait, StatementEdits writer)
    {
        if (wait.Parent is not BlockSyntax block)
            return false;

        var behind = block.Statements.SkipWhile(statement => statement != wait).Skip(1).ToList();
        var places = new PausePlaces(loop);
        if (!behind.Exists(places.IsCounterExit)
            || !behind.TrueForAll(statement => places.IsCounterExit(statement) || statement is ExpressionStatementSyntax { Expression: var expression } && loop.Counters.Any(counter => counter.Advance == expression)))
        {
            return false;
        }

        writer.Append(block, [.. writer.ShiftedWithComments(wait)]);
        return writer.Remove(wait);
    }

    private static int EndOfAttempt(RetryLoop loop) =>
        loop.Try?.Block.Span.End ?? (loop.AttemptStatements.IsEmpty ? 0 : loop.AttemptStatements[loop.AttemptStatements.Length - 1].SpanStart);
}
