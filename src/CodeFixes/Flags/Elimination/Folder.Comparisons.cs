using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

internal sealed partial class Folder
{
    private FoldedExpression FoldComparison(BinaryExpressionSyntax binary)
    {
        var left = Fold(binary.Left);
        var right = Fold(binary.Right);
        if (left.IsUnchanged && right.IsUnchanged)
            return FoldedExpression.Unchanged(binary);

        var isEquality = binary.IsKind(SyntaxKind.EqualsExpression);
        if (left is { NullableReceiver: { } receiver, Constant: { } perhaps } && ConstantOf(binary.Right) is { } wanted)
        {
            return Equals(perhaps, wanted) ? FoldedExpression.To(binary, NullTest(receiver, isNull: !isEquality).WithTriviaFrom(binary))
                : _purity.IsPure(receiver) ? FoldedExpression.Known(binary, !isEquality)
                : FoldedExpression.Unchanged(Keep(binary) as BinaryExpressionSyntax ?? binary);
        }

        var (first, second) = (ValueOf(left, binary.Left), ValueOf(right, binary.Right));
        if (first is not null && second is not null && (left.IsKnown || right.IsKnown))
        {
            var effects = left.Effects.AddRange(right.Effects);
            return FoldedExpression.Known(binary, AreEqual(first, second) == isEquality, effects, effects.IsEmpty ? null : Rebuild(binary, InPlace(left), InPlace(right)));
        }

        var (fixedSide, other) = left.IsKnown ? (left, right) : (right, left);
        if (fixedSide is { IsKnown: true, Constant: bool constant, Effects.IsEmpty: true } && other is { Residual: { } residual, Effects.IsEmpty: true } && IsBoolean(other.Original))
            return FoldedExpression.To(binary, (constant == isEquality ? Literals.Bare(residual) : Negation.Of(residual)).WithTriviaFrom(binary));

        return FoldedExpression.To(binary, Rebuild(binary, InPlace(left), InPlace(right)));
    }

    private FoldedExpression FoldOrder(BinaryExpressionSyntax binary)
    {
        var left = Fold(binary.Left);
        var right = Fold(binary.Right);
        if (left.IsUnchanged && right.IsUnchanged)
            return FoldedExpression.Unchanged(binary);

        if (ValueOf(left, binary.Left) is IConvertible first and not string && ValueOf(right, binary.Right) is IConvertible second and not string && left.Effects.IsEmpty && right.Effects.IsEmpty)
        {
            var order = Convert.ToDecimal(first, null).CompareTo(Convert.ToDecimal(second, null));
            return FoldedExpression.Known(binary, binary.Kind() switch
            {
                SyntaxKind.LessThanExpression => order < 0,
                SyntaxKind.LessThanOrEqualExpression => order <= 0,
                SyntaxKind.GreaterThanExpression => order > 0,
                _ => order >= 0,
            });
        }

        return FoldedExpression.To(binary, Rebuild(binary, InPlace(left), InPlace(right)));
    }

    private FoldedExpression FoldCoalesce(BinaryExpressionSyntax binary)
    {
        var left = Fold(binary.Left);
        if (left is not { NullableReceiver: { } receiver, Constant: bool value })
            return left is { IsKnown: true } ? FoldedExpression.To(binary, InPlace(left).WithTriviaFrom(binary)) : FoldParts(binary);

        var right = Fold(binary.Right);
        if (ValueOf(right, binary.Right) is bool otherwise)
        {
            return otherwise == value && _purity.IsPure(receiver)
                ? FoldedExpression.Known(binary, value)
                : FoldedExpression.To(binary, NullTest(receiver, isNull: otherwise).WithTriviaFrom(binary));
        }

        if (!IsBoolean(binary.Right))
            return FoldParts(binary);

        var kind = value ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression;
        var joined = BinaryExpression(
            kind,
            NullTest(receiver, isNull: !value).WithTrailingTrivia(binary.Left.GetTrailingTrivia()),
            Token(value ? SyntaxKind.BarBarToken : SyntaxKind.AmpersandAmpersandToken).WithTriviaFrom(binary.OperatorToken),
            Literals.Operand(InPlace(right), Literals.Strength(kind), allowEqual: false));
        return FoldedExpression.To(binary, joined.WithTriviaFrom(binary));
    }

    private static BinaryExpressionSyntax NullTest(ExpressionSyntax receiver, bool isNull) =>
        BinaryExpression(
            isNull ? SyntaxKind.EqualsExpression : SyntaxKind.NotEqualsExpression,
            Literals.Operand(receiver.WithoutTrivia(), 8, allowEqual: true).WithTrailingTrivia(Space),
            Token(isNull ? SyntaxKind.EqualsEqualsToken : SyntaxKind.ExclamationEqualsToken).WithTrailingTrivia(Space),
            LiteralExpression(SyntaxKind.NullLiteralExpression));

    private FoldedExpression FoldChoice(ConditionalExpressionSyntax choice)
    {
        var condition = Fold(choice.Condition);
        if (condition is { IsKnown: true, Constant: bool isTrue })
        {
            var chosen = isTrue ? choice.WhenTrue : choice.WhenFalse;
            var branch = Fold(chosen);
            if (condition.Effects.IsEmpty && branch.IsKnown)
                return FoldedExpression.Known(choice, branch.Constant!, branch.Effects, branch.InPlace) with { Original = choice };

            if (condition.Effects.IsEmpty && branch.IsUnchanged && ConstantOf(chosen) is { } literal && IsBoolean(choice))
                return FoldedExpression.Known(choice, literal);

            var kept = branch.Residual ?? InPlace(branch);
            var whole = Conversions.Keep(choice, chosen, Indentation.Lift(Literals.Bare(kept), choice), model, cancellationToken).WithTriviaFrom(choice);
            return FoldedExpression.To(choice, whole, condition.Effects.AddRange(branch.Residual is null ? ImmutableArray<ExpressionSyntax>.Empty : branch.Effects));
        }

        var (whenTrue, whenFalse) = (Fold(choice.WhenTrue), Fold(choice.WhenFalse));
        if (condition.IsUnchanged && whenTrue.IsUnchanged && whenFalse.IsUnchanged)
            return FoldedExpression.Unchanged(choice);

        if (condition.Residual is { } test
            && whenTrue.Effects.IsEmpty && whenFalse.Effects.IsEmpty
            && (whenTrue.IsKnown || whenFalse.IsKnown)
            && ValueOf(whenTrue, choice.WhenTrue) is bool first && ValueOf(whenFalse, choice.WhenFalse) is bool second)
        {
            if (first != second)
                return FoldedExpression.To(choice, (first ? Literals.Bare(test) : Negation.Of(test)).WithTriviaFrom(choice), condition.Effects);

            if (!DeclaresUsed(choice.Condition, choice, cancellationToken))
            {
                var effects = condition.Effects.AddRange(EffectsOf(choice.Condition, test));
                return FoldedExpression.Known(choice, first, effects, choice.WithCondition(condition.InPlace ?? test).WithWhenTrue(InPlace(whenTrue)).WithWhenFalse(InPlace(whenFalse)));
            }
        }

        var rebuilt = choice
            .WithCondition(condition.Residual is { } changed ? Literals.Operand(changed, 1, allowEqual: false) : InPlace(condition))
            .WithWhenTrue(InPlace(whenTrue))
            .WithWhenFalse(InPlace(whenFalse));
        return FoldedExpression.To(choice, rebuilt, condition.Residual is null ? default : condition.Effects);
    }

    private bool IsBoolean(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).Type?.SpecialType is SpecialType.System_Boolean;

    private object? ConstantOf(ExpressionSyntax expression) => model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: { } value } ? value : null;

    /// <summary>The value of a side: known, or a constant that the code has.</summary>
    private object? ValueOf(FoldedExpression folded, ExpressionSyntax original) => folded.IsKnown ? folded.Constant : folded.IsUnchanged ? ConstantOf(original) : null;

    private static bool AreEqual(object first, object second) =>
        Equals(first, second)
        || (first is IConvertible and not (string or bool) && second is IConvertible and not (string or bool) && Convert.ToDouble(first, null).Equals(Convert.ToDouble(second, null)));
}
