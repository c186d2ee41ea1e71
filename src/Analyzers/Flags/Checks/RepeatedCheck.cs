using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Checks;

/// <summary>A check that stands where the same check has already been made.</summary>
/// <param name="Value">What the expression is worth there.</param>
/// <param name="WaitsBetween">Whether the code waits for something in between, so that the flag may have changed.</param>
internal readonly record struct RepeatedCheck(bool Value, bool WaitsBetween)
{
    /// <param name="target">A read of a flag, or of a local that holds one.</param>
    public static RepeatedCheck? Find(ExpressionSyntax target, SemanticModel model, CancellationToken cancellationToken)
    {
        var condition = new FlagCondition(target, model, cancellationToken);
        SyntaxNode? loop = null;
        for (SyntaxNode node = target; node.Parent is { } parent; node = parent)
        {
            if (parent is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax || (parent is MemberDeclarationSyntax && parent is not GlobalStatementSyntax))
                return null;

            if (Before(node, parent, condition) is { } value)
            {
                return IsStable(target) ? new(value, Waits(condition.ReadAt, target, loop)) : null;
            }

            if (parent is WhileStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax or DoStatementSyntax)
                loop = parent;
        }

        return null;
    }

    private static bool? Before(SyntaxNode node, SyntaxNode parent, FlagCondition condition)
    {
        switch (parent)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression } binary when binary.Right == node:
                return condition.Implies(binary.Left, binary.IsKind(SyntaxKind.LogicalAndExpression));

            case ConditionalExpressionSyntax conditional when conditional.Condition != node:
                return condition.Implies(conditional.Condition, conditional.WhenTrue == node);

            case IfStatementSyntax test when test.Condition != node:
                return condition.Implies(test.Condition, test.Statement == node);

            case WhileStatementSyntax loop when loop.Statement == node:
                return condition.Implies(loop.Condition, true);

            case BlockSyntax block:
                return BeforeStatement(block.Statements, node, condition);

            case SwitchSectionSyntax section:
                return BeforeStatement(section.Statements, node, condition);

            case CompilationUnitSyntax unit:
                foreach (var member in unit.Members)
                {
                    if (member == node)
                        return null;

                    if (member is GlobalStatementSyntax { Statement: IfStatementSyntax guard } && AfterGuard(guard, condition) is { } value)
                        return value;
                }

                return null;

            default:
                return null;
        }
    }

    private static bool? BeforeStatement(SyntaxList<StatementSyntax> statements, SyntaxNode node, FlagCondition condition)
    {
        // The nearest guard is the one that says most.
        for (var i = statements.Count - 1; i >= 0; i--)
        {
            if (statements[i].SpanStart < node.SpanStart && statements[i] is IfStatementSyntax guard && AfterGuard(guard, condition) is { } value)
                return value;
        }

        return null;
    }

    private static bool? AfterGuard(IfStatementSyntax guard, FlagCondition condition) =>
        guard.Else is null && Leaves(guard.Statement) ? condition.Implies(guard.Condition, false) : null;

    private static bool Leaves(StatementSyntax statement) => statement switch
    {
        BlockSyntax { Statements: { Count: > 0 } statements } => Leaves(statements[statements.Count - 1]),
        ReturnStatementSyntax or ThrowStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement } => true,
        _ => false,
    };

    /// <summary>Whether nothing that the read is made of is written anywhere near.</summary>
    private static bool IsStable(ExpressionSyntax target)
    {
        foreach (var node in target.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && !FlagLocal.IsSetOnce(target, name.Identifier.ValueText))
                return false;
        }

        return true;
    }

    private static bool Waits(int from, ExpressionSyntax target, SyntaxNode? loop)
    {
        foreach (var node in FlagLocal.ScopeOf(target).DescendantNodes())
        {
            var waits = node is AwaitExpressionSyntax or YieldStatementSyntax
                or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not (int)SyntaxKind.None }
                or UsingStatementSyntax { AwaitKeyword.RawKind: not (int)SyntaxKind.None };
            if (!waits || target.Span.Contains(node.Span))
                continue;

            if ((node.SpanStart >= from && node.SpanStart < target.SpanStart && !node.Span.Contains(target.Span)) || loop?.Span.Contains(node.Span) is true)
                return true;
        }

        return false;
    }
}
