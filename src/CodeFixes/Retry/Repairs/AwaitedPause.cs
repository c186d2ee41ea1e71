using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Gives the thread back during the pauses of an asynchronous loop.</summary>
internal static class AwaitedPause
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        if (!context.Loop.IsAsync)
            return null;

        var edits = new SourceEdits(context.Root);
        var types = new TypeNames(context, edits);
        var any = false;
        foreach (var wait in context.Loop.Pause.Waits)
        {
            if (!wait.Blocks)
                continue;

            if (wait is not { Statement: { } statement, Duration: { } duration, IsHelper: false } || !IsSleep(wait) && !IsDelay(wait))
                return null;

            if (statement.Ancestors().TakeWhile(node => node != context.Loop.Function).Any(node => node is LockStatementSyntax) || !AwaitPlace.IsFree(statement, context.Model, context.CancellationToken))
                return null;

            any = true;
            var token = wait.Token?.ToString() ?? context.Loop.Token.InReach;
            edits.Replace(statement.Expression.Span, PauseText.Await(context, types, duration.ToString(), token));
        }

        return any && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Await the pause", root) : null;
    }

    private static bool IsSleep(WaitCall wait) => wait.Method is { Name: "Sleep" } method && method.ContainingType.Is("System.Threading", "Thread");

    private static bool IsDelay(WaitCall wait) => wait.Method is { Name: "Delay" } method && method.ContainingType.Is("System.Threading.Tasks", "Task");
}
