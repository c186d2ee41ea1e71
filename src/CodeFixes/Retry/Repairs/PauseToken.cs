using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Lets a token that is in reach end the pause.</summary>
internal static class PauseToken
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var edits = new SourceEdits(context.Root);
        var any = false;
        foreach (var wait in context.Loop.Pause.Waits)
        {
            if (PauseText.MissingToken(context, wait) is not { } token)
                continue;

            any = true;
            edits.Insert(wait.Syntax.ArgumentList.CloseParenToken.SpanStart, ", " + token);
        }

        return any && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Let cancellation end the pause", root) : null;
    }
}
