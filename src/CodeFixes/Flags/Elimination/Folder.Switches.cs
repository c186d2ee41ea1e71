using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private List<StatementSyntax> FoldSwitch(SwitchStatementSyntax @switch, bool isLast)
    {
        var governing = Fold(@switch.Expression);
        if (governing is { IsKnown: true, Constant: { } constant } && Chosen(@switch, constant) is var (isSure, section) && isSure)
        {
            if (section is null)
                return Place(@switch, governing.Effects.Select(StatementOf.Effect));

            if (Body(section) is { } body)
                return Splice(@switch, body, governing.Effects, isLast);

            return [Leave(@switch)];
        }

        var sections = new List<SwitchSectionSyntax>();
        var labels = new List<SwitchLabelSyntax>();
        foreach (var each in @switch.Sections)
        {
            var kept = new List<SwitchLabelSyntax>();
            foreach (var label in each.Labels)
            {
                if (FoldLabel(label) is { } folded && !labels.Exists(earlier => Subsumes(earlier, folded)))
                {
                    kept.Add(folded);
                    labels.Add(folded);
                }
            }

            if (kept.Count is 0)
                continue;

            var statements = _affected.Contains(each) ? FoldList(each.Statements, out _) : each.Statements;
            sections.Add(each.WithLabels(List(kept)).WithStatements(statements));
        }

        if (sections.Count is 0)
            return Place(@switch, _purity.IsPure(@switch.Expression) ? [] : [StatementOf.Effect(InPlace(governing))]);

        if (sections.Count != @switch.Sections.Count)
            sections[sections.Count - 1] = sections[sections.Count - 1].WithTrailingTrivia(@switch.Sections[@switch.Sections.Count - 1].GetTrailingTrivia());

        var value = governing.Residual is { } residual ? Literals.Bare(residual).WithTriviaFrom(@switch.Expression) : InPlace(governing);
        var result = @switch.WithExpression(governing.IsUnchanged ? @switch.Expression : value).WithSections(List(sections));
        return governing.Residual is null || governing.Effects.IsEmpty ? [result] : Place(@switch, governing.Effects.Select(StatementOf.Effect).Append(result));
    }

    /// <summary>The label as it is now; null where it can't match any more.</summary>
    private SwitchLabelSyntax? FoldLabel(SwitchLabelSyntax label)
    {
        if (label is not CasePatternSwitchLabelSyntax { WhenClause: { } when } pattern || !_affected.Contains(when))
            return label;

        var guard = Fold(when.Condition);
        if (guard is not { IsKnown: true, Constant: bool isTrue, Effects.IsEmpty: true })
            return pattern.WithWhenClause(when.WithCondition(LoopCondition(guard)));

        if (!isTrue)
            return null;

        return pattern.Pattern is ConstantPatternSyntax constant
            ? CaseSwitchLabel(pattern.Keyword, constant.Expression.WithTrailingTrivia(when.GetTrailingTrivia()), pattern.ColonToken)
            : pattern.WithWhenClause(null).WithPattern(pattern.Pattern.WithTrailingTrivia(when.GetTrailingTrivia()));
    }

    private static bool Subsumes(SwitchLabelSyntax earlier, SwitchLabelSyntax later) => (earlier, later) switch
    {
        (CaseSwitchLabelSyntax first, CaseSwitchLabelSyntax second) => AreEquivalent(first.Value.WithoutTrivia(), second.Value.WithoutTrivia()),
        (CaseSwitchLabelSyntax first, CasePatternSwitchLabelSyntax { Pattern: ConstantPatternSyntax second }) => AreEquivalent(first.Value.WithoutTrivia(), second.Expression.WithoutTrivia()),
        (CasePatternSwitchLabelSyntax { WhenClause: null } first, CasePatternSwitchLabelSyntax second) => AreEquivalent(first.Pattern.WithoutTrivia(), second.Pattern.WithoutTrivia()),
        _ => false,
    };

    /// <summary>Which section a known value leads to; none is an answer too.</summary>
    private (bool IsSure, SwitchSectionSyntax? Section) Chosen(SwitchStatementSyntax @switch, object constant)
    {
        SwitchSectionSyntax? otherwise = null;
        foreach (var section in @switch.Sections)
        {
            foreach (var label in section.Labels)
            {
                switch (label)
                {
                    case DefaultSwitchLabelSyntax:
                        otherwise = section;
                        break;

                    case CaseSwitchLabelSyntax plain when ConstantOf(plain.Value) is { } value:
                        if (AreEqual(constant, value))
                            return (true, section);

                        break;

                    case CaseSwitchLabelSyntax { Value: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } }:
                        break;

                    case CasePatternSwitchLabelSyntax { WhenClause: null } pattern when Patterns.Matches(constant, pattern.Pattern, model, cancellationToken) is { } matches:
                        if (matches)
                            return (true, section);

                        break;

                    default:
                        return (false, null);
                }
            }
        }

        return (true, otherwise);
    }

    /// <summary>The statements of a section as a block without the jump out at its end; null where one jumps out elsewhere.</summary>
    private static BlockSyntax? Body(SwitchSectionSyntax section)
    {
        var statements = section.Statements;
        if (statements.Count is 1 && statements[0] is BlockSyntax block)
        {
            var own = WithoutBreak(block.Statements);
            return own.Any(statement => HasBreakOut(statement)) ? null : own.Count == block.Statements.Count ? block : null;
        }

        return null;
    }

    private static SyntaxList<StatementSyntax> WithoutBreak(SyntaxList<StatementSyntax> statements) =>
        statements.Count > 0 && statements[statements.Count - 1] is BreakStatementSyntax ? statements.RemoveAt(statements.Count - 1) : statements;

    private static bool HasBreakOut(StatementSyntax statement) =>
        statement is BreakStatementSyntax
        || statement.DescendantNodes(node => node is not (SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is BreakStatementSyntax)
        || statement.DescendantNodesAndSelf().Any(node => node is GotoStatementSyntax { RawKind: not (int)SyntaxKind.GotoStatement });
}
