using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>
/// Gives a loop exponential backoff with jitter and nothing else: the loop, its bound, its catches and its exits stay. A loop
/// without a pause gets one; a fixed or linear pause gets another length.
/// </summary>
internal static class BackoffRewriter
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        if (loop.Syntax.AncestorsAndSelf().TakeWhile(node => node != loop.Function).Any(node => node is LockStatementSyntax) || MustNotBlock(context))
            return null;

        var edits = new SourceEdits(context.Root);
        var types = new TypeNames(context, edits);
        var title = loop.Pause switch
        {
            { Kind: PauseKind.None } when Insert(context, edits, types) => "Wait before the next attempt (exponential backoff with jitter)",
            { Kind: PauseKind.Constant or PauseKind.Linear, HasJitter: false } when Replace(context, edits, types) => "Wait longer before every attempt (exponential backoff with jitter)",
            _ => null,
        };
        return title is not null && edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite(title, root) : null;
    }

    private static bool Insert(LoopContext context, SourceEdits edits, TypeNames types)
    {
        var loop = context.Loop;
        if (MayWait(loop) || (loop.IsAsync && !AwaitPlace.IsFree(loop.Body[loop.Body.Length - 1], context.Model, context.CancellationToken)))
            return false;

        var writer = new StatementEdits(edits, context.Layout);
        var number = new FailureNumber(context, edits);
        if (new PausePlaces(loop).Find() is not { Count: > 0 } places)
            return InsertAtTop(context, edits, types);

        if (new DelayMethod(context, edits, types).FindOrWrite(context.Settings.BaseDelay) is not { } method
            || number.At([.. places.Select(place => place.Failure)]) is not { } numbers)
        {
            return false;
        }

        for (var i = 0; i < places.Count; i++)
        {
            var wait = PauseText.Write(context, types, $"{method}({numbers[i]})");
            if (!places[i].Write(writer, places[i].Guard is { } guard ? context.Layout.If(guard.Text, wait) : [wait]))
                return false;
        }

        return true;
    }

    /// <summary>Whether something is called as if it waited, though it can't be seen what it does, as in code that doesn't compile yet.</summary>
    private static bool MayWait(RetryLoop loop) => loop.Body.SelectMany(LoopContext.DescendantsHere).OfType<InvocationExpressionSyntax>()
        .Where(call => loop.Try is null || !loop.Try.Block.Span.Contains(call.Span))
        .Select(call => (call.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (call.Expression as SimpleNameSyntax)?.Identifier.ValueText ?? "")
        .Any(name => name is "Delay" or "DelayAsync" or "Sleep" or "SleepAsync" or "Wait" or "WaitAsync" or "WaitOne" or "WaitOrThrow" || name.IndexOf("backoff", StringComparison.OrdinalIgnoreCase) >= 0);

    /// <summary>The way to the next attempt branches too much: the pause goes in front of every attempt but the first.</summary>
    private static bool InsertAtTop(LoopContext context, SourceEdits edits, TypeNames types)
    {
        var loop = context.Loop;
        if (LoopHead.Body(loop) is not BlockSyntax body || NextAttempt.IsAttempt(loop))
            return false;

        var existing = LoopCounter.All(loop).FirstOrDefault(counter => counter.Step is 1 && counter.Advance is { } advance && CounterAt.IsBeforeAttempt(loop, advance));
        if ((existing?.Name ?? new FailureNumber(context, edits).Declare()) is not { } attempt
            || new DelayMethod(context, edits, types).FindOrWrite(context.Settings.BaseDelay) is not { } method)
        {
            return false;
        }

        // What is advanced further down reads one less here.
        var first = existing is null ? 0 : CounterAt.IsInHead(loop, existing.Advance!) || CounterAt.IsInCondition(loop, existing.Advance!) ? existing.First : existing.First - 1;
        var number = first is 0 ? attempt : first > 0 ? $"{attempt} - {first}" : $"{attempt} + {-first}";
        var pause = context.Layout.If($"{attempt} > {first}", PauseText.Write(context, types, $"{method}({number})"));
        new StatementEdits(edits, context.Layout).Prepend(body, pause.Append("").Concat(existing is null ? [$"{attempt}++;"] : []).ToArray());
        return true;
    }

    /// <summary>Whether the loop makes a task without being able to await one.</summary>
    private static bool MustNotBlock(LoopContext context) =>
        !context.Loop.IsAsync
        && context.Model.GetEnclosingSymbol(context.Loop.Body[0].SpanStart, context.CancellationToken) is IMethodSymbol { ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask" } };

    private static bool Replace(LoopContext context, SourceEdits edits, TypeNames types)
    {
        var loop = context.Loop;
        var places = new List<FailurePlace>();
        foreach (var wait in loop.Pause.Waits)
        {
            if (wait is not { IsHelper: false, Duration.Parent: ArgumentSyntax })
                return false;

            var handler = loop.Handlers.FirstOrDefault(candidate => candidate.Syntax.Span.Contains(wait.Syntax.Span));
            places.Add(new FailurePlace(wait.Duration.SpanStart, handler?.Syntax, Jumps: false));
        }

        if (places.Count is 0 || new FailureNumber(context, edits).At(places) is not { } numbers)
            return false;

        var delays = new DelayMethod(context, edits, types);
        for (var i = 0; i < places.Count; i++)
        {
            var wait = loop.Pause.Waits[i];
            if (PauseText.FirstPause(context, types, wait) is not { } first || delays.FindOrWrite(first.Milliseconds) is not { } method)
                return false;

            edits.Replace(wait.Duration!.Parent!.Span, first.Milliseconds is null ? $"{method}({numbers[i]}, {first.Expression})" : $"{method}({numbers[i]})");
            if (PauseText.MissingToken(context, wait) is { } token)
                edits.Insert(wait.Syntax.ArgumentList.CloseParenToken.SpanStart, ", " + token);
        }

        return true;
    }
}
