using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Waits that had better not be cut short: behind which the code does something about the cancellation, or that only somebody with a debugger sees.</summary>
internal static class AnsweredWait
{
    public static bool Is(InvocationExpressionSyntax wait, SemanticModel model, CancellationToken cancellationToken) =>
        IsForDebugger(wait) || IsAnswered(wait) || IsTakenForFailure(wait, model, cancellationToken);

    /// <summary>Whether a clause around the loop would make a failure of the cancellation, where the loop ends in good order as it is.</summary>
    private static bool IsTakenForFailure(InvocationExpressionSyntax wait, SemanticModel model, CancellationToken cancellationToken)
    {
        var endsByItself = false;
        for (SyntaxNode node = wait; node.Parent is { } parent and not (MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax); node = parent)
        {
            endsByItself |= parent is StatementSyntax loop && AfterCancellation.IsEndOf(loop);
            if (parent is not TryStatementSyntax attempt || attempt.Block != node)
                continue;

            foreach (var clause in attempt.Catches)
            {
                if (CancellationPath.Takes(clause, Thrown.Cancellation, model, cancellationToken))
                    return endsByItself && clause.Block.Statements.Count > 0 && clause.Block.Statements[clause.Block.Statements.Count - 1] is ThrowStatementSyntax { Expression: ObjectCreationExpressionSyntax } && !CancellationPath.AsksForToken(clause.Block);
            }
        }

        return false;
    }

    /// <summary><c>while (!Debugger.IsAttached) await Task.Delay(1000);</c></summary>
    private static bool IsForDebugger(InvocationExpressionSyntax wait)
    {
        for (var node = wait.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is WhileStatementSyntax { Condition: var condition } && Mentions(condition, "IsAttached") && Mentions(condition, "Debugger"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the next statement asks for the cancellation and does something then that is not to leave: it kills the process that was waited for.</summary>
    private static bool IsAnswered(InvocationExpressionSyntax wait)
    {
        if (wait.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement)
            return false;

        var index = block.Statements.IndexOf(statement) + 1;
        return index < block.Statements.Count && block.Statements[index] is IfStatementSyntax answer && Mentions(answer.Condition, "IsCancellationRequested") && StaysAndActs(answer.Statement);
    }

    private static bool StaysAndActs(StatementSyntax branch)
    {
        var acts = false;
        foreach (var node in branch.DescendantNodesAndSelf())
        {
            if (node is BreakStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax)
                return false;

            acts |= node is InvocationExpressionSyntax;
        }

        return acts;
    }

    private static bool Mentions(ExpressionSyntax expression, string name)
    {
        foreach (var node in expression.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: var found } && found == name)
                return true;
        }

        return false;
    }
}
