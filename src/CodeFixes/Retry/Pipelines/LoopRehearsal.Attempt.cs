using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <content>The attempt itself, and the handler of its failure.</content>
internal sealed partial class LoopRehearsal
{
    private Flow RunAttempt(TryStatementSyntax attempt)
    {
        _record.BeginAttempt();
        var statements = attempt.Block.Statements;
        var index = 0;
        for (; index < statements.Count && statements[index] is ExpressionStatementSyntax { Expression: var expression } && _variables.IsCount(expression); index++)
            _arithmetic.Evaluate(expression);

        if (_record.Current.Handler is { } handler)
        {
            _record.EndAttempt();
            return RunHandler(attempt, handler);
        }

        _record.EndAttempt();
        var hasChecked = _loop.ResultCheck?.Statement is null;
        for (; index < statements.Count; index++)
        {
            var statement = statements[index];
            hasChecked |= statement == _loop.ResultCheck?.Statement;
            var isOwn = (hasChecked && _loop.ResultCheck?.Statement is not null)
                || statement is BreakStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax or ThrowStatementSyntax
                || (statement is ExpressionStatementSyntax { Expression: var expression } && _variables.IsBookkeeping(expression));
            if (!isOwn)
            {
                if (index + 1 < statements.Count || !ReturnsAlways(attempt.Block))
                    continue;

                _record.Last = statement;
                return Flow.Return;
            }

            var before = _record.Steps.Count;
            var flow = Run(statement, index + 1 < statements.Count ? statements[index + 1] : null);
            if (!hasChecked || _loop.ResultCheck?.Statement is null)
                _record.Steps.RemoveRange(before, _record.Steps.Count - before);

            if (flow is not Flow.Next)
                return flow;
        }

        return Flow.Next;
    }

    /// <summary>Whether the attempt ends in a statement all of whose ways end in <c>return</c>.</summary>
    private bool ReturnsAlways(BlockSyntax block) =>
        _loop.Model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: false, ReturnStatements.IsEmpty: false } flow
        && flow.ExitPoints.All(exit => exit is ReturnStatementSyntax);

    private Flow RunHandler(TryStatementSyntax attempt, FailureHandler handler)
    {
        var clauses = attempt.Catches;
        for (var index = clauses.IndexOf(handler.Syntax); index < clauses.Count; index++)
        {
            var candidate = _loop.Handlers.FirstOrDefault(other => other.Syntax == clauses[index]);
            if (candidate is null || (candidate != handler && !IsBase(candidate.Exception, handler.Exception)))
                continue;

            // Whether a filter on the exception of another clause matches isn't known.
            if (candidate != handler && !candidate.FilterBesidesCounter.IsEmpty)
                return Flow.Lost;

            switch (_conditions.Matches(candidate))
            {
                case null:
                    return Flow.Lost;
                case false:
                    continue;
            }

            if (candidate.Variable is not null)
                _arithmetic.Values[candidate.Variable] = LoopValues.Thrown;

            return Run(candidate.Syntax.Block, next: null);
        }

        return Flow.Propagate;
    }

    private static bool IsBase(ITypeSymbol? type, ITypeSymbol? of)
    {
        for (; of is not null; of = of.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(type, of))
                return true;
        }

        return false;
    }
}
