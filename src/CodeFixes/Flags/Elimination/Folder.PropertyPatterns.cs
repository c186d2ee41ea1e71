using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private FoldedExpression FoldPattern(IsPatternExpressionSyntax match)
    {
        var (isMatch, rest) = Fold(match.Pattern);
        if (isMatch is { } known && !DeclaresUsed(match, match, cancellationToken))
        {
            var effects = EffectsOf(match.Expression, match.Expression);
            return FoldedExpression.Known(match, known, effects, effects.IsEmpty ? null : match);
        }

        return rest is null || ReferenceEquals(rest, match.Pattern) ? FoldedExpression.Unchanged(match) : FoldedExpression.To(match, match.WithPattern(rest.WithTriviaFrom(match.Pattern)));
    }

    /// <summary>Whether a pattern matches for certain, or never; otherwise what is left of it.</summary>
    private (bool? IsMatch, PatternSyntax? Kept) Fold(PatternSyntax pattern)
    {
        if (!_affected.Contains(pattern))
            return (null, pattern);

        switch (pattern)
        {
            case ParenthesizedPatternSyntax parenthesized:
                var inner = Fold(parenthesized.Pattern);
                return (inner.IsMatch, inner.Kept is null ? null : parenthesized.WithPattern(inner.Kept));

            case UnaryPatternSyntax not:
                var operand = Fold(not.Pattern);
                return operand.IsMatch is { } matches ? (!matches, null) : (null, not.WithPattern(operand.Kept!));

            case BinaryPatternSyntax binary:
                var (left, right) = (Fold(binary.Left), Fold(binary.Right));
                var absorbing = binary.IsKind(SyntaxKind.OrPattern);
                return left.IsMatch == absorbing || right.IsMatch == absorbing ? (absorbing, null)
                    : left.IsMatch is not null ? right
                    : right.IsMatch is not null ? (null, left.Kept!.WithTrailingTrivia(binary.GetTrailingTrivia()))
                    : (null, binary.WithLeft(left.Kept!).WithRight(right.Kept!));

            case RecursivePatternSyntax { PropertyPatternClause: { } clause } recursive:
                return Fold(recursive, clause);

            default:
                return (null, (PatternSyntax)base.Visit(pattern)!);
        }
    }

    private (bool? IsMatch, PatternSyntax? Kept) Fold(RecursivePatternSyntax recursive, PropertyPatternClauseSyntax clause)
    {
        var kept = new List<SubpatternSyntax>();
        foreach (var part in clause.Subpatterns)
        {
            var (isMatch, rest) = known.Find(part) is { } decided ? (decided, null) : Fold(part.Pattern);
            if (isMatch is false)
                return (false, null);

            if (isMatch is null)
                kept.Add(ReferenceEquals(rest, part.Pattern) ? part : part.WithPattern(rest!));
        }

        if (kept.Count > 0 || recursive.PositionalPatternClause is not null || recursive.Designation is not null)
            return (null, recursive.WithPropertyPatternClause(clause.WithSubpatterns(Separated(clause.Subpatterns, kept))));

        PatternSyntax plain = recursive.Type is { } type
            ? TypePattern(type.WithoutTrivia())
            : UnaryPattern(Token(SyntaxKind.NotKeyword).WithTrailingTrivia(Space), ConstantPattern(LiteralExpression(SyntaxKind.NullLiteralExpression)));
        return (null, plain.WithTriviaFrom(recursive));
    }
}
