using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Loops;

/// <summary>Handlers that go on after some kinds of failures only, and throw all others on, a cancellation among them.</summary>
internal static class KnownFailures
{
    /// <summary><c>var retry = false; if (e is IOException) retry = true; if (retry) … else throw;</c></summary>
    public static bool AreAllThatGoOn(CatchClauseSyntax clause)
    {
        if (clause.Declaration is not { Identifier.ValueText: { Length: > 0 } exception })
            return false;

        foreach (var statement in clause.Block.Statements)
        {
            if (statement is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
                && variables[0] is { Initializer.Value.RawKind: (int)SyntaxKind.FalseLiteralExpression, Identifier.ValueText: var verdict }
                && OthersAreThrown(clause.Block, verdict)
                && IsOnlySetForTypes(clause.Block, verdict, exception))
            {
                return true;
            }
        }

        return false;
    }

    private static bool OthersAreThrown(BlockSyntax handler, string verdict)
    {
        foreach (var statement in handler.Statements)
        {
            if (statement is IfStatementSyntax { Condition: var condition, Else.Statement: var otherwise } && Requires(condition, verdict) && AlwaysThrows(otherwise))
                return true;
        }

        return false;
    }

    private static bool Requires(ExpressionSyntax condition, string verdict) => condition switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText == verdict,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => Requires(both.Left, verdict) || Requires(both.Right, verdict),
        _ => false,
    };

    private static bool AlwaysThrows(StatementSyntax statement) =>
        statement is ThrowStatementSyntax || (statement is BlockSyntax { Statements: { Count: > 0 } statements } && statements[statements.Count - 1] is ThrowStatementSyntax);

    private static bool IsOnlySetForTypes(BlockSyntax handler, string verdict, string exception)
    {
        foreach (var node in handler.DescendantNodes())
        {
            if (node is AssignmentExpressionSyntax { Left: IdentifierNameSyntax target } assignment && target.Identifier.ValueText == verdict && !IsBehindTypeTest(assignment, handler, exception))
                return false;
        }

        return true;
    }

    private static bool IsBehindTypeTest(SyntaxNode assignment, BlockSyntax handler, string exception)
    {
        for (var node = assignment; node.Parent is { } parent && node != handler; node = parent)
        {
            if (parent is IfStatementSyntax { Condition: var condition } choice && choice.Statement == node && TestsType(condition, exception))
                return true;
        }

        return false;
    }

    private static bool TestsType(ExpressionSyntax condition, string exception)
    {
        foreach (var node in condition.DescendantNodesAndSelf())
        {
            var tested = node switch
            {
                IsPatternExpressionSyntax { Pattern: not UnaryPatternSyntax, Expression: var value } => value,
                BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Left: var value } => value,
                _ => null,
            };
            if (tested is IdentifierNameSyntax name && name.Identifier.ValueText == exception)
                return true;
        }

        return false;
    }
}
