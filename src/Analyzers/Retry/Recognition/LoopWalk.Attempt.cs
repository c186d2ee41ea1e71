using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Runs a loop in thought: this part lets the attempt succeed or fail, and calls the handler.</summary>
internal sealed partial class LoopWalk
{
    private WalkState? Try(ITryOperation attempt, WalkState state)
    {
        var isAttempt = attempt.Syntax == _region.Try && _depth is 0;
        WalkState? end;
        if (!isAttempt)
        {
            var before = state.Clone();
            Forget(attempt.Body, before);
            end = Run(attempt.Body, state);
            foreach (var clause in attempt.Catches)
                end = WalkState.Merge(end, Run(clause.Handler, before.Clone()));
        }
        else if (_supposition is Supposition.Succeeds)
        {
            _inTry = true;
            MarkAttempt(state);
            end = Run(attempt.Body, state);
            _inTry = false;
        }
        else
        {
            Fail(attempt.Body.Operations, state);
            end = Handle(attempt, state);
        }

        return attempt.Finally is { } last ? Finish(last, end) : end;
    }

    /// <summary>A finally block also runs on the way out, where its effects no longer matter.</summary>
    private WalkState? Finish(IBlockOperation last, WalkState? end)
    {
        if (end is not null)
            return Run(last, end);

        foreach (var jump in _jumps.ToArray())
        {
            var count = _jumps.Count;
            _ = Run(last, jump.State);
            _jumps.RemoveRange(count, _jumps.Count - count);
        }

        return null;
    }

    /// <summary>Runs the attempt up to the last statement that can fail, of which only the counting is done.</summary>
    private void Fail(ImmutableArray<IOperation> operations, WalkState state)
    {
        var failing = operations.Length - 1;
        for (var i = operations.Length - 1; i >= 0; i--)
        {
            if (RetryCalls.CanFail(operations[i], _cancellationToken))
            {
                failing = i;
                break;
            }
        }

        _inTry = true;
        var jumps = _jumps.Count;
        WalkState? current = state.Clone();
        for (var i = 0; i < failing && current is not null; i++)
            current = Run(operations[i], current);

        _jumps.RemoveRange(jumps, _jumps.Count - jumps);
        var reached = current ?? state;
        if (failing >= 0)
            Count(operations[failing], reached);

        _inTry = false;
        state.Become(reached);
        MarkAttempt(state);
    }

    /// <summary>Does the <c>++</c> and <c>--</c> within an operation that fails, and nothing else of it.</summary>
    private void Count(IOperation operation, WalkState state)
    {
        if (operation is IIncrementOrDecrementOperation)
        {
            Visit(operation, state);
            return;
        }

        foreach (var child in operation.ChildOperations)
        {
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation))
                Count(child, state);
        }
    }

    private WalkState? Handle(ITryOperation attempt, WalkState state)
    {
        foreach (var clause in attempt.Catches)
        {
            if (clause.Syntax != _handler)
                continue;

            if (clause.Filter is { } filter)
            {
                var value = Evaluate(filter, state);
                if (value.Truth is false)
                    return Jumps(RoundEnd.Exit, ((CatchClauseSyntax)clause.Syntax).Filter, state);

                if (!value.IsKnown)
                    Log.UnknownConditions.Add(filter);
            }

            if (clause.ExceptionDeclarationOrExpression is IVariableDeclaratorOperation { Symbol: var caught })
                state.Values[caught] = new KnownValue(KnownKind.Object);

            _inHandler = true;
            var end = Run(clause.Handler, state);
            _inHandler = false;
            return end;
        }

        return null;
    }

    private void MarkAttempt(WalkState state)
    {
        if (_depth is 0)
            Log.Attempt(state);
    }

    private bool IsOwnCall(IOperation operation, [NotNullWhen(true)] out IInvocationOperation? call)
    {
        var unwrapped = operation.Unwrap();
        while (unwrapped is IAwaitOperation { Operation: var awaited })
            unwrapped = awaited.Unwrap();

        if (unwrapped is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } configured })
            unwrapped = configured.Unwrap();

        call = unwrapped as IInvocationOperation;
        return call is not null && _region.IsOwnName(call.TargetMethod.Name) && _region.IsOwn(call.TargetMethod);
    }

    /// <summary>The method calls itself: the next round begins with these arguments.</summary>
    private WalkState? Restart(IInvocationOperation call, WalkState state)
    {
        var arguments = EvaluateArguments(call.Arguments, null, state);
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter is { } parameter)
                state.Values[parameter.OriginalDefinition] = arguments[i];
        }

        return Jumps(RoundEnd.Next, call.Syntax, state);
    }
}
