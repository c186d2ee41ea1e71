using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Lets cancellation through: the caller has given up, so no further attempt is wanted. A timeout of the attempt's own is still retried.</summary>
internal static class CancellationFilter
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        var token = loop.Token.Passed is { } passed && CallersToken.Is(passed, loop, context.CancellationToken) ? passed.ToString() : loop.Token.InReach;
        if (token is null || context.Language < LanguageVersion.CSharp6)
            return null;

        var edits = new SourceEdits(context.Root);
        var types = new TypeNames(context, edits);
        var any = false;
        foreach (var handler in loop.Handlers)
        {
            if (!FilterEdits.CatchesCancellation(handler))
                continue;

            any = true;
            if (FilterEdits.IsCancellation(handler))
            {
                FilterEdits.Add(context, edits, handler.Syntax, $"!{token}.IsCancellationRequested", isDisjunction: false);
                continue;
            }

            if (FilterEdits.NameException(context, edits, handler.Syntax, types.Write("System", "Exception")) is not { } name)
                return null;

            var type = types.Write("System", "OperationCanceledException");
            var isOther = context.Language >= LanguageVersion.CSharp9 ? $"{name} is not {type}" : $"!({name} is {type})";
            FilterEdits.Add(context, edits, handler.Syntax, $"{isOther} || !{token}.IsCancellationRequested", isDisjunction: true);
        }

        return any && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Don't retry when cancellation was requested", root) : null;
    }
}
