using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Statements that are reached once the token is cancelled: what a service does with what it still has, behind its loop.</summary>
internal static class AfterCancellation
{
    /// <param name="statement">A statement of the block.</param>
    public static bool IsReached(SyntaxNode statement, BlockSyntax block, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var earlier in block.Statements)
        {
            if (earlier == statement)
                return false;

            if (EndsWhenCancelled(earlier, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool EndsWhenCancelled(StatementSyntax statement, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (statement)
        {
            case WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax:
                return IsEndOf(statement);

            case TryStatementSyntax attempt:
                foreach (var handler in attempt.Catches)
                {
                    if (CleanupContext.IsCancellationHandler(handler, model, cancellationToken)
                        && !Leaves(handler.Block)
                        && (handler.Filter is { FilterExpression: var filter } && CleanupContext.AsksForCancellation(filter) is true || HasLoop(attempt.Block)))
                    {
                        return true;
                    }
                }

                return false;

            default:
                return false;
        }
    }

    /// <summary>Whether a cancelled token is what ends the loop: its condition asks for it, or a statement that breaks out of it.</summary>
    public static bool IsEndOf(StatementSyntax statement)
    {
        var (condition, body) = statement switch
        {
            WhileStatementSyntax loop => (loop.Condition, loop.Statement),
            DoStatementSyntax loop => (loop.Condition, loop.Statement),
            ForStatementSyntax loop => (loop.Condition, loop.Statement),
            _ => ((ExpressionSyntax?)null, (StatementSyntax?)null),
        };
        if (condition is not null && CleanupContext.AsksForCancellation(condition) is false)
            return true;

        if (body is not BlockSyntax { Statements: var statements })
            return false;

        foreach (var inner in statements)
        {
            if (inner is IfStatementSyntax test
                && CleanupContext.AsksForCancellation(test.Condition) is true
                && (test.Statement is BreakStatementSyntax || (test.Statement is BlockSyntax { Statements: { Count: > 0 } last } && last[last.Count - 1] is BreakStatementSyntax)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Leaves(BlockSyntax block) =>
        block.Statements is { Count: > 0 } statements && statements[statements.Count - 1] is ThrowStatementSyntax or ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax;

    private static bool HasLoop(BlockSyntax block)
    {
        foreach (var statement in block.Statements)
        {
            if (statement is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 })
                return true;
        }

        return false;
    }
}
