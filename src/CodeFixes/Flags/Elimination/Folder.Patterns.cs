using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private FoldedExpression FoldMatch(IsPatternExpressionSyntax match)
    {
        var value = Fold(match.Expression);
        if (value is { IsKnown: true, Constant: { } constant } && Patterns.Matches(constant, match.Pattern, model, cancellationToken) is { } matches)
            return FoldedExpression.Known(match, matches, value.Effects, value.InPlace is null ? null : match.WithExpression(value.InPlace));

        if (value.IsUnchanged && _affected.Contains(match.Pattern))
            return FoldPattern(match);

        return value.IsUnchanged ? FoldParts(match) : FoldedExpression.To(match, match.WithExpression(Literals.Operand(InPlace(value), 9, allowEqual: true)), value.InPlace is null ? default : value.IsKnown ? default : value.Effects);
    }

    private FoldedExpression FoldSwitch(SwitchExpressionSyntax @switch)
    {
        if (@switch.GoverningExpression is TupleExpressionSyntax tuple)
            return FoldTupleSwitch(@switch, tuple);

        var governing = Fold(@switch.GoverningExpression);
        if (governing is { IsKnown: true, Constant: { } constant })
        {
            foreach (var arm in @switch.Arms)
            {
                var matches = Patterns.Matches(constant, arm.Pattern, model, cancellationToken);
                var holds = arm.WhenClause is null ? true : Fold(arm.WhenClause.Condition) is { IsKnown: true, Constant: bool guard, Effects.IsEmpty: true } ? guard : (bool?)null;
                if (matches is false || (matches is true && holds is false))
                    continue;

                if (matches is not true || holds is not true)
                    break;

                return Choose(@switch, arm.Expression, governing.Effects);
            }

            return FoldParts(@switch);
        }

        return FoldArms(@switch, @switch.Arms.Select(arm => (arm, (PatternSyntax?)arm.Pattern)), governing.IsUnchanged ? @switch.GoverningExpression : governing.Residual ?? InPlace(governing), governing.Residual is null ? default : governing.Effects);
    }

    /// <summary>A tuple loses the components that are known, and the arms that they rule out.</summary>
    private FoldedExpression FoldTupleSwitch(SwitchExpressionSyntax @switch, TupleExpressionSyntax tuple)
    {
        var parts = tuple.Arguments.Select(argument => Fold(argument.Expression)).ToList();
        var isKnown = parts.Select(part => part is { IsKnown: true, Effects.IsEmpty: true }).ToList();
        if (!isKnown.Contains(true) || parts.Exists(part => !part.Effects.IsEmpty))
            return FoldArms(@switch, @switch.Arms.Select(arm => (arm, (PatternSyntax?)arm.Pattern)), InPlace(@switch.GoverningExpression));

        var rest = Enumerable.Range(0, parts.Count).Where(index => !isKnown[index]).ToList();
        var arms = new List<(SwitchExpressionArmSyntax, PatternSyntax?)>();
        foreach (var arm in @switch.Arms)
        {
            if (arm.Pattern is DiscardPatternSyntax)
            {
                arms.Add((arm, arm.Pattern));
                continue;
            }

            if (arm.Pattern is not RecursivePatternSyntax { Type: null, PropertyPatternClause: null, Designation: null, PositionalPatternClause.Subpatterns: var subpatterns } recursive || subpatterns.Count != parts.Count)
                return FoldParts(@switch);

            bool? matches = true;
            for (var index = 0; index < parts.Count; index++)
            {
                if (isKnown[index])
                    matches = Patterns.And(matches, Patterns.Matches(parts[index].Constant!, subpatterns[index].Pattern, model, cancellationToken));
            }

            if (matches is null)
                return FoldParts(@switch);

            if (matches is true)
                arms.Add((arm, rest.Count is 0 ? null : rest.Count is 1 ? subpatterns[rest[0]].Pattern.WithTriviaFrom(arm.Pattern) : recursive.WithPositionalPatternClause(recursive.PositionalPatternClause.WithSubpatterns(Keep(subpatterns, rest)))));
        }

        if (rest.Count is 0)
        {
            return arms.Count > 0 && arms[0].Item1.WhenClause is null ? Choose(@switch, arms[0].Item1.Expression, ImmutableArray<ExpressionSyntax>.Empty) : FoldParts(@switch);
        }

        ExpressionSyntax governing = rest.Count is 1
            ? Literals.Operand(InPlace(parts[rest[0]]), 13, allowEqual: false).WithTriviaFrom(tuple)
            : tuple.WithArguments(Keep(tuple.Arguments, rest));
        return FoldArms(@switch, arms, governing);
    }

    /// <param name="arms">Those that may match, with their patterns as they are now.</param>
    private FoldedExpression FoldArms(SwitchExpressionSyntax @switch, IEnumerable<(SwitchExpressionArmSyntax Arm, PatternSyntax? Pattern)> arms, ExpressionSyntax governing, ImmutableArray<ExpressionSyntax> effects = default)
    {
        var kept = new List<SwitchExpressionArmSyntax>();
        var taken = new List<PatternSyntax>();
        ExpressionSyntax? first = null;
        foreach (var (arm, written) in arms)
        {
            var (isMatch, pattern) = written is null || !_affected.Contains(written) ? (null, written) : Fold(written);
            if (isMatch is false)
                continue;

            var guard = arm.WhenClause is { } when ? Fold(when.Condition) : null;
            if (guard is { IsKnown: true, Constant: false, Effects.IsEmpty: true })
                continue;

            var isSure = guard is null or { IsKnown: true, Constant: true, Effects.IsEmpty: true };
            var changed = arm.WithPattern(isSure ? pattern!.WithTrailingTrivia(arm.WhenClause?.GetTrailingTrivia() ?? pattern!.GetTrailingTrivia()) : pattern!)
                .WithExpression((ExpressionSyntax)Visit(arm.Expression)!)
                .WithWhenClause(isSure ? null : guard!.IsUnchanged ? arm.WhenClause : arm.WhenClause!.WithCondition(InPlace(guard)));
            if (kept.Exists(earlier => earlier.WhenClause is null && IsSubsumed(changed.Pattern, earlier.Pattern)) || taken.Exists(earlier => Patterns.Covers(earlier, arm.Pattern, model, cancellationToken)))
                continue;

            if (arm.WhenClause is not null && isSure)
                taken.Add(arm.Pattern);

            first ??= arm.Expression;
            kept.Add(changed);
        }

        // The first arm that takes everything is all there is.
        if (kept.Count > 0 && kept[0] is { Pattern: DiscardPatternSyntax, WhenClause: null } && @switch.Arms[0].Pattern is not DiscardPatternSyntax && _purity.IsPure(@switch.GoverningExpression))
            return Choose(@switch, first!, effects.IsDefault ? ImmutableArray<ExpressionSyntax>.Empty : effects);

        var whole = @switch.WithGoverningExpression(governing).WithArms(Separated(@switch.Arms, kept));
        return FoldedExpression.To(@switch, whole, effects);
    }

    private FoldedExpression Choose(SwitchExpressionSyntax @switch, ExpressionSyntax chosen, ImmutableArray<ExpressionSyntax> effects)
    {
        var value = Fold(chosen);
        if (value.IsKnown)
            return FoldedExpression.Known(@switch, value.Constant!, effects.AddRange(value.Effects), value.InPlace);

        if (value.IsUnchanged && ConstantOf(chosen) is { } literal && IsBoolean(@switch))
            return FoldedExpression.Known(@switch, literal, effects);

        var kept = Conversions.Keep(@switch, chosen, Indentation.Lift(Literals.Bare(value.Residual ?? InPlace(value)), @switch), model, cancellationToken);
        return FoldedExpression.To(@switch, kept.WithTriviaFrom(@switch), effects.AddRange(value.Residual is null ? ImmutableArray<ExpressionSyntax>.Empty : value.Effects));
    }

    private static bool IsSubsumed(PatternSyntax later, PatternSyntax earlier) => earlier is DiscardPatternSyntax || AreEquivalent(later.WithoutTrivia(), earlier.WithoutTrivia());

    private static SeparatedSyntaxList<T> Keep<T>(SeparatedSyntaxList<T> list, IEnumerable<int> kept)
        where T : SyntaxNode => Separated(list, kept.Select(index => list[index]).ToList());

    /// <summary>The list with these in place of its own, separated as it was; whether a separator ends it stays as it was.</summary>
    private static SeparatedSyntaxList<T> Separated<T>(SeparatedSyntaxList<T> original, IReadOnlyList<T> kept)
        where T : SyntaxNode
    {
        if (kept.Count == original.Count)
            return SeparatedList(kept, original.GetSeparators());

        var separators = original.GetSeparators().ToList();
        var hasTrailing = separators.Count == original.Count;
        var needed = Math.Max(0, hasTrailing ? kept.Count : kept.Count - 1);
        var list = kept.ToList();
        if (list.Count > 0)
            list[list.Count - 1] = list[list.Count - 1].WithTrailingTrivia(original[original.Count - 1].GetTrailingTrivia());

        if (list.Count > 0 && original.Count > 0)
            list[0] = list[0].WithLeadingTrivia(original[0].GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)) ? list[0].GetLeadingTrivia() : original[0].GetLeadingTrivia());

        return SeparatedList(list, separators.Take(needed));
    }
}
