using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Checks;

/// <summary>Code that does the same whatever a condition says.</summary>
internal static class IdenticalBranches
{
    /// <param name="check">A read of a flag, or of a local that holds one.</param>
    public static bool AreGuardedBy(ExpressionSyntax check)
    {
        var condition = WholeCondition(check);
        return condition.Parent switch
        {
            IfStatementSyntax { Else: { } other } test when test.Condition == condition => AreSame(test.Statement, other.Statement),
            ConditionalExpressionSyntax conditional when conditional.Condition == condition => AreSame(conditional.WhenTrue.Unwrap(), conditional.WhenFalse.Unwrap()),
            SwitchExpressionSyntax choice when choice.GoverningExpression == condition => AreSame(choice.Arms),
            SwitchStatementSyntax choice when choice.Expression == condition => AreSame(choice.Sections),
            _ => false,
        };
    }

    private static ExpressionSyntax WholeCondition(ExpressionSyntax check)
    {
        while (true)
        {
            switch (check.Parent)
            {
                case ParenthesizedExpressionSyntax parentheses:
                    check = parentheses;
                    break;

                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                    check = not;
                    break;

                case ExpressionSyntax parent when Literals.Compared(parent) is var (compared, _) && compared == check:
                    check = parent;
                    break;

                default:
                    return check;
            }
        }
    }

    private static bool AreSame(SyntaxNode one, SyntaxNode other)
    {
        if (one.ContainsDirectives || other.ContainsDirectives)
            return false;

        return SyntaxFactory.AreEquivalent(Inner(one), Inner(other), topLevel: false);
    }

    private static SyntaxNode Inner(SyntaxNode node) => node is BlockSyntax { Statements: { Count: 1 } statements } && statements[0] is not LocalDeclarationStatementSyntax ? statements[0] : node;

    private static bool AreSame(SeparatedSyntaxList<SwitchExpressionArmSyntax> arms)
    {
        foreach (var arm in arms)
        {
            if (arm.WhenClause is not null || !IsPlain(arm.Pattern) || !AreSame(arms[0].Expression, arm.Expression))
                return false;
        }

        return arms.Count > 1;
    }

    private static bool AreSame(SyntaxList<SwitchSectionSyntax> sections)
    {
        foreach (var section in sections)
        {
            foreach (var label in section.Labels)
            {
                if (label is CasePatternSwitchLabelSyntax)
                    return false;
            }

            if (section.Statements.Count != sections[0].Statements.Count)
                return false;

            for (var i = 0; i < section.Statements.Count; i++)
            {
                if (!AreSame(sections[0].Statements[i], section.Statements[i]))
                    return false;
            }
        }

        return sections.Count > 1 && Covers(sections);
    }

    /// <summary>Whether one of the sections is taken in any case.</summary>
    private static bool Covers(SyntaxList<SwitchSectionSyntax> sections)
    {
        var labels = 0;
        foreach (var section in sections)
        {
            foreach (var label in section.Labels)
            {
                if (label is DefaultSwitchLabelSyntax)
                    return true;

                labels++;
            }
        }

        return labels is 2;
    }

    private static bool IsPlain(PatternSyntax pattern) => pattern is ConstantPatternSyntax or DiscardPatternSyntax;
}
