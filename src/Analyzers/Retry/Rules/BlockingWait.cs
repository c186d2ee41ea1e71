using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Rules;

/// <summary>SEA1007: an async method blocks its thread between attempts.</summary>
internal static class BlockingWait
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1007",
        Family.Retry,
        Level.Warning,
        title: "Async retry loop blocks a thread while it waits",
        message: "'{0}' keeps a thread from other work until the next attempt; await Task.Delay instead",
        description: "A thread that sleeps in an async method serves nobody. When a dependency fails, all requests retry at once and the thread pool is used up by waiting, so that requests that need nothing of that dependency stop, too.");

    public static Diagnostic? Find(RetryLoop loop)
    {
        if (!loop.IsAsync)
            return null;

        foreach (var wait in loop.Pause.Waits)
        {
            if (wait is { Blocks: true, IsHelper: false } && !IsLocked(wait.Syntax, loop))
                return Rule.On(loop, wait.Syntax.GetLocation(), Rule.DefaultSeverity, wait.Syntax.Expression.ToString());
        }

        return null;
    }

    /// <summary>Nothing can be awaited under a lock.</summary>
    private static bool IsLocked(SyntaxNode wait, RetryLoop loop)
    {
        for (var node = wait; node is not null && node != loop.Function; node = node.Parent)
        {
            if (node is LockStatementSyntax)
                return true;
        }

        return false;
    }
}
