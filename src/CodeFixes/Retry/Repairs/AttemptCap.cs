using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Ends a loop that goes on for ever: after ten attempts, the last failure is thrown.</summary>
internal static class AttemptCap
{
    private const int Attempts = 10;

    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        var edits = new SourceEdits(context.Root);
        if (loop.Limit.Unenforced is { } comparison)
            return Enforce(context, edits, comparison);

        if (new PausePlaces(loop).Find() is not { Count: > 0 } places || new FailureNumber(context, edits).Declare() is not { } attempt)
            return null;

        var writer = new StatementEdits(edits, context.Layout);
        var types = new TypeNames(context, edits);
        foreach (var place in places)
        {
            var exit = place.Failure.Handler is null ? $"throw new {types.Write("System", "InvalidOperationException")}(\"Failed after {Attempts} attempts.\");" : "throw;";
            var lines = context.Layout.If($"++{attempt} >= {Attempts}", exit);

            // Whatever is logged is still logged for the last failure, but nothing waits after it.
            if (FindWait(loop, place) is { } wait ? !writer.InsertBefore(wait, lines) : place.Guard is not null || !place.Write(writer, lines))
                return null;
        }

        return edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite($"Cap at {Attempts} attempts", root) : null;
    }

    /// <summary>The limit is there and only looked at: where it is, the failure is thrown.</summary>
    private static LoopRewrite? Enforce(LoopContext context, SourceEdits edits, ExpressionSyntax comparison)
    {
        if (comparison.FirstAncestorOrSelf<IfStatementSyntax>() is not { Statement: BlockSyntax branch } statement
            || !statement.Condition.Span.Contains(comparison.Span)
            || !context.Loop.Handlers.Any(handler => handler.Syntax == statement.FirstAncestorOrSelf<CatchClauseSyntax>()))
        {
            return null;
        }

        new StatementEdits(edits, context.Layout).Append(branch, "throw;");
        return edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Rethrow where the limit is reached", root) : null;
    }

    private static StatementSyntax? FindWait(RetryLoop loop, PausePlace place)
    {
        if (place.Failure.Handler is not { } handler)
            return null;

        foreach (var statement in handler.Block.Statements)
        {
            if (loop.Pause.Waits.Any(wait => statement.Span.Contains(wait.Syntax.Span)))
                return statement;
        }

        return null;
    }
}
