using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>One attempt more for a failure that the handler knows, such as a race that is over by then.</summary>
internal static class SingleRetry
{
    /// <summary>Whether each handler tries again only where a flag says that it has not yet, and the exception is the one that it looks for.</summary>
    public static bool Is(RetryLoop loop)
    {
        foreach (var handler in loop.Handlers)
        {
            if (handler.Variable is not { Name: var exception } || !RemembersRetry(handler.Syntax, exception))
                return false;
        }

        return !loop.Handlers.IsEmpty;
    }

    /// <summary><c>if (!retried &amp;&amp; IsRace(e)) { retried = true; continue; }</c></summary>
    private static bool RemembersRetry(CatchClauseSyntax handler, string exception)
    {
        foreach (var statement in handler.Block.Statements)
        {
            if (statement is not IfStatementSyntax { Condition: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } condition, Statement: var branch } || !AttemptSyntax.Mentions(condition, exception))
                continue;

            foreach (var node in condition.DescendantNodes())
            {
                if (node is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: IdentifierNameSyntax { Identifier.ValueText: var flag } } && IsSet(branch, flag))
                    return true;
            }
        }

        return false;
    }

    private static bool IsSet(StatementSyntax branch, string flag)
    {
        foreach (var node in branch.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var target }, Right.RawKind: (int)SyntaxKind.TrueLiteralExpression } && target == flag)
                return true;
        }

        return false;
    }
}
