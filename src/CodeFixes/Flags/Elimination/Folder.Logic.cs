using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private FoldedExpression FoldBinary(BinaryExpressionSyntax binary) => binary.Kind() switch
    {
        SyntaxKind.LogicalAndExpression => FoldShortCircuit(binary, absorbing: false),
        SyntaxKind.LogicalOrExpression => FoldShortCircuit(binary, absorbing: true),
        SyntaxKind.BitwiseAndExpression or SyntaxKind.BitwiseOrExpression or SyntaxKind.ExclusiveOrExpression when IsBoolean(binary.Left) && IsBoolean(binary.Right) => FoldLogic(binary),
        SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression => FoldComparison(binary),
        SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression => FoldOrder(binary),
        SyntaxKind.CoalesceExpression => FoldCoalesce(binary),
        _ => FoldParts(binary),
    };

    /// <param name="absorbing">The value of either side that decides the whole.</param>
    private FoldedExpression FoldShortCircuit(BinaryExpressionSyntax binary, bool absorbing)
    {
        var left = Fold(binary.Left);
        if (left is { IsKnown: true, Constant: bool first })
        {
            if (first == absorbing)
                return left.Effects.IsEmpty ? FoldedExpression.Known(binary, absorbing) : FoldedExpression.Known(binary, absorbing, left.Effects, left.InPlace);

            var rest = Fold(binary.Right);
            var effects = left.Effects.AddRange(rest.Effects);
            if (rest.IsKnown)
                return FoldedExpression.Known(binary, rest.Constant!, effects, left.Effects.IsEmpty ? rest.InPlace : Join(binary, left.InPlace, rest.InPlace));

            if (rest.IsUnchanged && ConstantOf(binary.Right) is bool literal)
                return FoldedExpression.Known(binary, literal, effects, left.InPlace is null ? null : Rebuild(binary, left.InPlace, binary.Right));

            if (rest.Residual is { } residual)
            {
                var whole = Literals.Bare(residual).WithLeadingTrivia(binary.GetLeadingTrivia()).WithTrailingTrivia(binary.GetTrailingTrivia());
                return FoldedExpression.To(binary, whole, effects, Join(binary, left.InPlace, rest.InPlace));
            }

            return FoldedExpression.To(binary, InPlace(rest).WithTriviaFrom(binary), left.Effects, Join(binary, left.InPlace, InPlace(rest)));
        }

        var right = Fold(binary.Right);
        if (left.IsUnchanged && right.IsUnchanged)
            return FoldedExpression.Unchanged(binary);

        if (left.Residual is not { } kept)
            return FoldedExpression.To(binary, binary.WithLeft(InPlace(left)).WithRight(InPlace(right)));

        if (right is { IsKnown: true, Constant: bool second })
        {
            if (second != absorbing && right.Effects.IsEmpty)
                return FoldedExpression.To(binary, Literals.Bare(kept).WithTrailingTrivia(binary.GetTrailingTrivia()), left.Effects, left.InPlace?.WithTrailingTrivia(binary.GetTrailingTrivia()));

            if (second == absorbing && !DeclaresUsed(binary.Left, binary, cancellationToken))
            {
                var rest = Conditional(binary, kept, right.Effects, absorbing);
                if (rest is { } effects)
                    return FoldedExpression.Known(binary, absorbing, left.Effects.AddRange(effects), Join(binary, left.Effects.IsEmpty ? kept : left.InPlace, right.InPlace));
            }
        }

        return FoldedExpression.To(binary, Rebuild(binary, kept, InPlace(right)), left.Effects, left.InPlace is { } leftInPlace ? Rebuild(binary, leftInPlace, InPlace(right)) : null);
    }

    /// <summary>What of two operands has to be evaluated where only the effects count; null where no statement says it.</summary>
    private ImmutableArray<ExpressionSyntax>? Conditional(BinaryExpressionSyntax binary, ExpressionSyntax left, ImmutableArray<ExpressionSyntax> right, bool absorbing)
    {
        if (right.IsEmpty)
            return EffectsOf(binary.Left, left);

        if (right.Length > 1)
            return null;

        var condition = absorbing ? Negation.Of(left) : left;
        return ImmutableArray.Create<ExpressionSyntax>(BinaryExpression(SyntaxKind.LogicalAndExpression, Literals.Operand(condition.WithoutTrivia(), 4, allowEqual: true), Literals.Operand(right[0].WithoutTrivia(), 4, allowEqual: false)));
    }

    /// <summary>What an expression does, when nobody wants its value.</summary>
    /// <param name="left">What is left of it.</param>
    private ImmutableArray<ExpressionSyntax> EffectsOf(ExpressionSyntax original, ExpressionSyntax left)
    {
        if (_purity.IsPure(original))
            return ImmutableArray<ExpressionSyntax>.Empty;

        return ReferenceEquals(original, left)
            ? ImmutableArray.CreateRange(_purity.ImpurePartsOf(original).Select(part => Literals.Bare(part).WithoutTrivia()))
            : ImmutableArray.Create(Literals.Bare(left).WithoutTrivia());
    }

    private FoldedExpression FoldLogic(BinaryExpressionSyntax binary)
    {
        var left = Fold(binary.Left);
        var right = Fold(binary.Right);
        if (left.IsUnchanged && right.IsUnchanged)
            return FoldedExpression.Unchanged(binary);

        var isExclusive = binary.IsKind(SyntaxKind.ExclusiveOrExpression);
        var absorbing = binary.IsKind(SyntaxKind.BitwiseOrExpression);
        if (left is { IsKnown: true, Constant: bool first } && right is { IsKnown: true, Constant: bool second })
        {
            var value = isExclusive ? first ^ second : absorbing ? first | second : first & second;
            return FoldedExpression.Known(binary, value, left.Effects.AddRange(right.Effects), Rebuild(binary, InPlace(left), InPlace(right)));
        }

        var (fixedSide, other) = left.IsKnown ? (left, right) : (right, left);
        if (fixedSide is not { IsKnown: true, Constant: bool constant } || other.Residual is not { } residual || !fixedSide.Effects.IsEmpty || !other.Effects.IsEmpty)
            return FoldedExpression.To(binary, Rebuild(binary, InPlace(left), InPlace(right)));

        if (!isExclusive && constant == absorbing)
        {
            return FoldedExpression.Known(binary, absorbing, EffectsOf(other.Original, residual), Rebuild(binary, InPlace(left), InPlace(right)));
        }

        return FoldedExpression.To(binary, (isExclusive && constant ? Negation.Of(residual) : Literals.Bare(residual)).WithTriviaFrom(binary));
    }

    private static BinaryExpressionSyntax? Join(BinaryExpressionSyntax binary, ExpressionSyntax? left, ExpressionSyntax? right) =>
        left is null || right is null ? null : Rebuild(binary, left, right);

    private static BinaryExpressionSyntax Rebuild(BinaryExpressionSyntax binary, ExpressionSyntax left, ExpressionSyntax right)
    {
        var strength = Literals.Strength(binary.Kind());
        return binary
            .WithLeft(ReferenceEquals(left, binary.Left) ? left : Literals.Operand(left, strength, allowEqual: true).WithTriviaFrom(binary.Left))
            .WithRight(ReferenceEquals(right, binary.Right) ? right : Literals.Operand(right, strength, allowEqual: false).WithTriviaFrom(binary.Right));
    }
}
