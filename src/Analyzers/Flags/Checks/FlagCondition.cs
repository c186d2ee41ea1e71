using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Checks;

/// <summary>What a condition says about an expression that stands in it again.</summary>
internal sealed class FlagCondition(ExpressionSyntax target, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly ExpressionSyntax _target = target;

    /// <summary>Where the value was read for the condition that was asked last.</summary>
    public int ReadAt { get; private set; }

    /// <summary>The value of the target where the condition is known to hold, or not to; null where it may be both.</summary>
    public bool? Implies(ExpressionSyntax condition, bool holds)
    {
        condition = condition.Unwrap();
        if (condition == _target)
            return null;

        switch (condition)
        {
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                return Implies(not.Operand, !holds);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both:
                return holds ? Implies(both.Left, true) ?? Implies(both.Right, true) : null;

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either:
                return holds ? null : Implies(either.Left, false) ?? Implies(either.Right, false);
        }

        if (Literals.Compared(condition) is var (compared, isTrue))
            return Implies(compared, holds == isTrue);

        if (SyntaxFactory.AreEquivalent(condition, _target, topLevel: false))
        {
            ReadAt = condition.Span.End;
            return holds;
        }

        if (condition is IdentifierNameSyntax name && FlagLocal.Find(name, model, cancellationToken) is { } local && SyntaxFactory.AreEquivalent(local.Value, _target, topLevel: false))
        {
            ReadAt = local.Value.Span.End;
            return holds;
        }

        return null;
    }
}
