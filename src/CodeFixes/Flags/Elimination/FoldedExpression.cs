using Seaworthy.Flags.Reads;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>
/// What is left of an expression: first the effects, then a constant or a residual. Where statements can stand, the effects
/// become statements; where none can, <see cref="InPlace"/> does the same within the expression.
/// </summary>
internal sealed record FoldedExpression(ExpressionSyntax Original)
{
    /// <summary>What remains to be evaluated for the value; null where the value is known.</summary>
    public ExpressionSyntax? Residual { get; init; }

    /// <summary>The value, where the decision about the flags makes it known.</summary>
    public object? Constant { get; init; }

    /// <summary>Whether the constant comes in a task.</summary>
    public FlagReadShape Shape { get; init; }

    /// <summary>What is evaluated before, in this order. An effect <c>a &amp;&amp; b</c> stands for <c>if (a) b;</c>.</summary>
    public ImmutableArray<ExpressionSyntax> Effects { get; init; } = ImmutableArray<ExpressionSyntax>.Empty;

    /// <summary>The whole without statements before it; null where only the original has the effects.</summary>
    public ExpressionSyntax? InPlace { get; init; }

    /// <summary>Where this is null, the value is null and not the constant.</summary>
    public ExpressionSyntax? NullableReceiver { get; init; }

    /// <summary>Whether the value is a plain constant.</summary>
    public bool IsKnown => Constant is not null && Shape is FlagReadShape.Value && NullableReceiver is null;

    public bool IsUnchanged => ReferenceEquals(Residual, Original);

    public static FoldedExpression Unchanged(ExpressionSyntax original) => new(original) { Residual = original, InPlace = original };

    /// <param name="inPlace">What has the effects and the value; not needed without effects.</param>
    public static FoldedExpression To(ExpressionSyntax original, ExpressionSyntax residual, ImmutableArray<ExpressionSyntax> effects = default, ExpressionSyntax? inPlace = null) =>
        new(original) { Residual = residual, Effects = effects.IsDefault ? ImmutableArray<ExpressionSyntax>.Empty : effects, InPlace = effects.IsDefaultOrEmpty ? residual : inPlace };

    /// <param name="inPlace">What has the effects and the value; not needed without effects.</param>
    public static FoldedExpression Known(ExpressionSyntax original, object constant, ImmutableArray<ExpressionSyntax> effects = default, ExpressionSyntax? inPlace = null) =>
        new(original)
        {
            Constant = constant,
            Effects = effects.IsDefault ? ImmutableArray<ExpressionSyntax>.Empty : effects,
            InPlace = effects.IsDefaultOrEmpty ? Literals.Of(constant).WithTriviaFrom(original) : inPlace,
        };
}
