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

            return SpliceSection(@switch, section, governing.Effects, isLast) ?? [Leave(@switch)];
        }

        var sections = new List<SwitchSectionSyntax>();
        var taken = new List<PatternSyntax>();
        foreach (var each in @switch.Sections)
        {
            var kept = new List<SwitchLabelSyntax>();
            foreach (var label in each.Labels)
            {
                if (FoldLabel(label) is not { } folded || taken.Exists(earlier => Covers(earlier, label)))
                    continue;

                kept.Add(folded);
                if (label is CasePatternSwitchLabelSyntax { WhenClause: not null } guarded && folded is not CasePatternSwitchLabelSyntax { WhenClause: not null })
                    taken.Add(guarded.Pattern);
            }

            if (kept.Count is 0)
                continue;

            var statements = _affected.Contains(each) ? FoldList([.. each.Statements], out _) : each.Statements;
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
        if (label is CasePatternSwitchLabelSyntax written && _affected.Contains(written.Pattern))
        {
            var (isMatch, rest) = Fold(written.Pattern);
            return isMatch is false ? null : written.WithPattern(rest!);
        }

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

    private bool Covers(PatternSyntax earlier, SwitchLabelSyntax later) => later switch
    {
        CasePatternSwitchLabelSyntax pattern => Patterns.Covers(earlier, pattern.Pattern, model, cancellationToken),
        CaseSwitchLabelSyntax constant => ConstantOf(constant.Value) is { } value && Patterns.Matches(value, earlier, model, cancellationToken) is true,
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

    /// <summary>The statements of a section without the jump out at its end; null where one jumps out elsewhere.</summary>
    private List<StatementSyntax>? SpliceSection(SwitchStatementSyntax @switch, SwitchSectionSyntax section, ImmutableArray<ExpressionSyntax> effects, bool isLast)
    {
        var list = section.Statements.Count is 1 && section.Statements[0] is BlockSyntax only ? only.Statements : section.Statements;
        var hasBreak = list.Count > 0 && list[list.Count - 1] is BreakStatementSyntax;
        if (list.Take(list.Count - (hasBreak ? 1 : 0)).Any(HasBreakOut))
            return null;

        var folded = FoldList([.. list], out _);
        if (folded.Count > 0 && folded[folded.Count - 1] is BreakStatementSyntax)
            folded = folded.RemoveAt(folded.Count - 1);

        return SpliceList(@switch, folded, list[0], effects, _scopes.CanUnwrap(list, @switch, isLast));
    }

    private static bool HasBreakOut(StatementSyntax statement) =>
        statement is BreakStatementSyntax
        || statement.DescendantNodes(node => node is not (SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node is BreakStatementSyntax)
        || statement.DescendantNodesAndSelf().Any(node => node is GotoStatementSyntax { RawKind: not (int)SyntaxKind.GotoStatement });
}
