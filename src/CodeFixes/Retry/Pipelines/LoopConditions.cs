using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Tests the conditions of a loop in a rehearsal, as far as they depend on what the loop counts.</summary>
internal sealed class LoopConditions(RetryLoop loop, LoopVariables variables, LoopArithmetic arithmetic, CourseRecord record)
{
    /// <summary>The value of a condition, or the part of it that depends on things that aren't known.</summary>
    public (bool? Value, ExpressionSyntax? Open, bool IsNegated) Test(ExpressionSyntax condition)
    {
        if (condition == loop.ResultCheck?.Condition)
            return (TestResult(loop.ResultCheck), null, false);

        condition = condition.Unwrap();
        if (condition == loop.ResultCheck?.Condition.Unwrap())
            return (TestResult(loop.ResultCheck!), null, false);

        if (condition is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not)
        {
            var (value, open, isNegated) = Test(not.Operand);
            return (value is { } known ? !known : null, open, !isNegated);
        }

        if (condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } binary)
            return TestBoth(binary);

        return arithmetic.Evaluate(condition) is bool result ? (result, null, false)
            : variables.ReadsChanging(condition) || LoopVariables.HasSideEffect(condition) ? default
            : (null, condition, false);
    }

    /// <summary>Whether the filter of the handler lets its exception in; null when that isn't known.</summary>
    public bool? Matches(FailureHandler handler)
    {
        foreach (var part in Conjuncts(handler.Filter))
        {
            if (handler.FilterBesidesCounter.Any(own => own.Unwrap() == part))
                continue;

            if (arithmetic.Evaluate(part) is not bool value)
                return null;

            if (!value)
                return false;
        }

        return true;
    }

    private static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax? filter) => filter?.Unwrap() switch
    {
        null => [],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        var part => [part],
    };

    private bool? TestResult(ResultCheck check)
    {
        var isAttempt = check.Attempt.IsEmpty && loop.Try is null;
        if (isAttempt)
            record.BeginAttempt();

        var value = record.Current.Handler is null && record.Attempts > 0 ? record.Current.Succeeds == check.SucceedsWhen : arithmetic.Evaluate(check.Condition) as bool?;
        if (isAttempt)
            record.EndAttempt();

        return value;
    }

    private (bool? Value, ExpressionSyntax? Open, bool IsNegated) TestBoth(BinaryExpressionSyntax binary)
    {
        var decides = binary.IsKind(SyntaxKind.LogicalOrExpression);
        var left = Test(binary.Left);
        if (left.Value == decides)
            return left;

        if (left.Value is null && LoopVariables.HasSideEffect(binary.Right))
            return default;

        var right = Test(binary.Right);
        if (left.Value is not null || right.Value == decides)
            return right;

        return right.Value is not null ? left : left.Open is null || right.Open is null || variables.ReadsChanging(binary) ? default : (null, binary, false);
    }
}
