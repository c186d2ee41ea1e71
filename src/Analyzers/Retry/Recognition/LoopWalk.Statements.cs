using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Runs a loop in thought: this part runs statements.</summary>
internal sealed partial class LoopWalk
{
    /// <summary>What is known behind the statement; null when its end is not reached.</summary>
    private WalkState? Run(IOperation? operation, WalkState? state)
    {
        if (state is null || operation is null || --_budget < 0)
            return state;

        if (operation.Syntax == _region.AttemptStart && _depth is 0)
            MarkAttempt(state);

        switch (operation)
        {
            case IBlockOperation block:
                return RunAll(block.Operations, state);

            case IVariableDeclarationGroupOperation group:
                foreach (var declaration in group.Declarations)
                    Declare(declaration, state);

                return state;

            case IExpressionStatementOperation { Operation: IThrowOperation thrown }:
                return Throw(thrown, state);

            case IExpressionStatementOperation expression:
                if (_inHandler && IsOwnCall(expression.Operation, out var again))
                    return Restart(again, state);

                Visit(expression.Operation, state);
                return state;

            case IThrowOperation thrown:
                return Throw(thrown, state);

            case IConditionalOperation choice:
                return Choose(choice, state);

            // An iterator goes on behind it.
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielded:
                Visit(yielded.ReturnedValue, state);
                return state;

            case IReturnOperation returned:
                if (_inHandler && returned.ReturnedValue is { } result && IsOwnCall(result, out var call))
                    return Restart(call, state);

                if (_depth is 0)
                    Visit(returned.ReturnedValue, state);

                return Jumps(RoundEnd.Exit, returned.Syntax, state);

            case IBranchOperation branch:
                return Branch(branch, state);

            case ILabeledOperation label:
                return Run(label.Operation, state);

            case IUsingOperation usage:
                return Run(usage.Body, Run(usage.Resources, state));

            case IUsingDeclarationOperation usage:
                return Run(usage.DeclarationGroup, state);

            case ILockOperation locked:
                Visit(locked.LockedValue, state);
                return Run(locked.Body, state);

            case ITryOperation attempt:
                return Try(attempt, state);

            case ISwitchOperation choice:
                return Switch(choice, state);

            case ILoopOperation loop:
                return Inner(loop, state);

            case ILocalFunctionOperation or IEmptyOperation:
                return state;

            default:
                Visit(operation, state);
                return state;
        }
    }

    private WalkState? RunAll(ImmutableArray<IOperation> operations, WalkState? state)
    {
        foreach (var operation in operations)
        {
            state = Run(operation, state);
            if (state is null)
                break;
        }

        return state;
    }

    private void Declare(IVariableDeclarationOperation declaration, WalkState state)
    {
        foreach (var declarator in declaration.Declarators)
        {
            if ((declarator.Initializer ?? declaration.Initializer)?.Value is not { } value)
                continue;

            var known = Evaluate(value, state);
            state.Values[declarator.Symbol] = known.IsKnown || !AssumesResults ? known : AssumeResult(value);
        }
    }

    private WalkState? Throw(IThrowOperation thrown, WalkState state)
    {
        Visit(thrown.Exception, state);
        return Jumps(RoundEnd.Exit, thrown.Syntax.FirstAncestorOrSelf<StatementSyntax>(), state);
    }

    private WalkState? Choose(IConditionalOperation choice, WalkState state)
    {
        var condition = Evaluate(choice.Condition, state);
        switch (condition.Truth)
        {
            case true:
                return Run(choice.WhenTrue, state);

            case false:
                return Run(choice.WhenFalse, state);
        }

        if (_depth is 0)
            Log.UnknownConditions.Add(choice.Condition);

        var other = state.Clone();
        Learn(choice.Condition, holds: true, state);
        Learn(choice.Condition, holds: false, other);
        var whenTrue = Run(choice.WhenTrue, state);
        var whenFalse = Run(choice.WhenFalse, other);
        return WalkState.Merge(whenTrue, whenFalse);
    }

    /// <summary>A boolean variable that was tested is known from there on.</summary>
    private static void Learn(IOperation condition, bool holds, WalkState state)
    {
        switch (condition.Unwrap())
        {
            case ILocalReferenceOperation local:
                state.Values[local.Local] = KnownValue.Of(holds);
                break;

            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation:
                Learn(negation.Operand, !holds, state);
                break;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalAnd } both when holds:
                Learn(both.LeftOperand, true, state);
                Learn(both.RightOperand, true, state);
                break;

            case IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either when !holds:
                Learn(either.LeftOperand, false, state);
                Learn(either.RightOperand, false, state);
                break;
        }
    }

    private WalkState? Jumps(RoundEnd end, SyntaxNode? statement, WalkState state)
    {
        _jumps.Add(new Jump(end, statement, state, _inTry, Log.Attempts > 0));
        return null;
    }

    private WalkState? Branch(IBranchOperation branch, WalkState state)
    {
        if (_depth > 0 || branch.Syntax is not StatementSyntax statement)
            return null;

        if (_region.IsNextRound(statement))
            return Jumps(RoundEnd.Next, statement, state);

        // A break of a switch, or out of an inner loop: what stands behind goes on.
        if (branch.BranchKind is BranchKind.Break && statement is BreakStatementSyntax jump && !_region.IsBreak(jump))
        {
            _innerEnds = WalkState.Merge(_innerEnds, state);
            return null;
        }

        if (branch.BranchKind is BranchKind.Continue && !_region.LeavesRegion(statement))
        {
            _innerContinues = WalkState.Merge(_innerContinues, state);
            return null;
        }

        return Jumps(RoundEnd.Exit, statement, state);
    }

    private WalkState? _innerEnds;
    private WalkState? _innerContinues;

    private WalkState? Switch(ISwitchOperation choice, WalkState state)
    {
        var value = Evaluate(choice.Value, state);
        var outer = _innerEnds;
        _innerEnds = null;
        WalkState? end = null;
        var isDecided = false;
        foreach (var section in choice.Cases)
        {
            bool? matches = false;
            foreach (var clause in section.Clauses)
                matches = Either(matches, Matches(clause, value, state));

            if (matches is false || isDecided)
                continue;

            end = WalkState.Merge(end, RunAll(section.Body, state.Clone()));
            isDecided = matches is true;
        }

        end = WalkState.Merge(end, _innerEnds);
        _innerEnds = outer;
        return isDecided || HasDefault(choice) ? end : WalkState.Merge(end, state);
    }

    private bool? Matches(ICaseClauseOperation clause, KnownValue value, WalkState state) => clause switch
    {
        IDefaultCaseClauseOperation => null,
        ISingleValueCaseClauseOperation single when !value.IsInput => Equal(value, Evaluate(single.Value, state), equal: true).Truth,
        _ => null,
    };

    private static bool? Either(bool? one, bool? other) => one is true || other is true ? true : one is null || other is null ? null : false;

    private static bool HasDefault(ISwitchOperation choice)
    {
        foreach (var section in choice.Cases)
        {
            foreach (var clause in section.Clauses)
            {
                if (clause is IDefaultCaseClauseOperation)
                    return true;
            }
        }

        return false;
    }

    /// <summary>A loop within the round: what it writes isn't known behind it, and jumps out of it are followed.</summary>
    private WalkState? Inner(ILoopOperation loop, WalkState state)
    {
        Forget(loop, state);
        var (outerEnds, outerContinues) = (_innerEnds, _innerContinues);
        (_innerEnds, _innerContinues) = (null, null);
        if (loop is IForLoopOperation counted)
            _ = RunAll(counted.Before, state);

        var body = WalkState.Merge(Run(loop.Body, state.Clone()), _innerContinues);
        var end = IsForever(loop) ? _innerEnds : WalkState.Merge(WalkState.Merge(body, _innerEnds), state);
        (_innerEnds, _innerContinues) = (outerEnds, outerContinues);
        if (end is not null)
            Forget(loop, end);

        return end;
    }

    private static bool IsForever(ILoopOperation loop) => loop switch
    {
        IWhileLoopOperation { Condition: var condition } => condition?.ConstantValue is { HasValue: true, Value: true },
        IForLoopOperation { Condition: var condition } => condition is null or { ConstantValue: { HasValue: true, Value: true } },
        _ => false,
    };
}
