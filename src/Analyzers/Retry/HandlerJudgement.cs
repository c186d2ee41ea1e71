using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Whether a catch clause makes a difference between failures before it lets another attempt follow.</summary>
internal static class HandlerJudgement
{
    public static bool IsSelective(FailureHandler handler, RetryLoop loop)
    {
        if (!handler.FilterBesidesCounter.IsEmpty || (handler.Filter is not null && !handler.FilterIsSeparable))
            return true;

        foreach (var node in AttemptSyntax.Nodes(handler.Syntax.Block))
        {
            switch (node)
            {
                case IdentifierNameSyntax identifier when handler.Variable is { } variable && identifier.Identifier.ValueText == variable.Name && IsDecidedOn(identifier, handler.Syntax):
                    return true;

                case IfStatementSyntax condition when Leaves(condition) && !MentionsCounter(condition.Condition, loop):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the exception is part of a condition, a type test, or a choice.</summary>
    private static bool IsDecidedOn(IdentifierNameSyntax mention, CatchClauseSyntax clause)
    {
        SyntaxNode child = mention;
        for (var parent = mention.Parent; parent is not null && parent != clause; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case IfStatementSyntax condition when condition.Condition == child:
                case WhileStatementSyntax loop when loop.Condition == child:
                case ConditionalExpressionSyntax choice when choice.Condition == child:
                case SwitchStatementSyntax statement when statement.Expression == child:
                case SwitchExpressionSyntax expression when expression.GoverningExpression == child:
                case IsPatternExpressionSyntax:
                case BinaryExpressionSyntax { OperatorToken.RawKind: (int)SyntaxKind.IsKeyword or (int)SyntaxKind.AsKeyword }:
                    return true;
            }
        }

        return false;
    }

    private static bool Leaves(IfStatementSyntax condition)
    {
        foreach (var node in AttemptSyntax.Nodes(condition))
        {
            if (node is ThrowStatementSyntax or ThrowExpressionSyntax or ReturnStatementSyntax or BreakStatementSyntax)
                return true;
        }

        return false;
    }

    private static bool MentionsCounter(ExpressionSyntax condition, RetryLoop loop)
    {
        foreach (var counter in loop.Counters)
        {
            if (AttemptSyntax.Mentions(condition, counter.Symbol.Name))
                return true;
        }

        return loop.Limit.Kind is LimitKind.Timed;
    }
}
