using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Retry.Editing;
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
            if (NextAttempt.Find(loop, new FailurePlace(statement.SpanStart, handler?.Syntax, Jumps: false), canSucceed) is not { } test || !writer.Guard(statement, test.Text))
                return null;
        }

        return any && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Don't wait after the last attempt", root) : null;
    }

    private static int EndOfAttempt(RetryLoop loop) =>
        loop.Try?.Block.Span.End ?? (loop.AttemptStatements.IsEmpty ? 0 : loop.AttemptStatements[loop.AttemptStatements.Length - 1].SpanStart);
}
