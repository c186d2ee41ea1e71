using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Works out the expressions that a loop counts, compares and waits with. Null stands for what can't be known.</summary>
internal sealed class LoopArithmetic(SemanticModel model, LoopValues values, CancellationToken cancellationToken)
{
    /// <summary>The expression that decides how many attempts there are, and the number to work it out with.</summary>
    public (ExpressionSyntax Expression, long Value)? Bound { get; init; }

    /// <summary>Gives a value to an expression that nothing is known about.</summary>
    public Func<ExpressionSyntax, object?>? Assume { get; init; }

    public LoopValues Values => values;

    public object? Evaluate(ExpressionSyntax expression)
    {
        expression = expression.Unwrap();
        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true } constant && expression is not AssignmentExpressionSyntax)
            return constant.Value is null ? LoopValues.Null : Widen(constant.Value);

        if (Bound is { } bound && SyntaxFactory.AreEquivalent(expression, bound.Expression) && FindSymbol(expression) is { } symbol && !values.Knows(symbol))
            return bound.Value;

        return expression switch
        {
            IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } when FindSymbol(expression) is { } variable && values.Knows(variable) => values[variable],
            CastExpressionSyntax cast => Cast(cast),
            PrefixUnaryExpressionSyntax prefix => Prefix(prefix),
            PostfixUnaryExpressionSyntax postfix => Step(postfix.Operand, postfix.IsKind(SyntaxKind.PostIncrementExpression) ? 1 : -1, readsBefore: true),
            AssignmentExpressionSyntax assignment => Assign(assignment),
            BinaryExpressionSyntax binary => Binary(binary),
            ConditionalExpressionSyntax choice => Evaluate(choice.Condition) is bool condition ? Evaluate(condition ? choice.WhenTrue : choice.WhenFalse) : null,
            IsPatternExpressionSyntax pattern => Matches(pattern),
            DefaultExpressionSyntax or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } => Default(expression),
            _ => FixedFields.FindValue(expression, model, cancellationToken) is { } value ? Evaluate(value) : DurationMath.Evaluate(expression, model, Evaluate) ?? Assume?.Invoke(expression),
        };
    }

    private ISymbol? FindSymbol(ExpressionSyntax expression) => model.GetSymbolInfo(expression, cancellationToken).Symbol;

    private object? Default(ExpressionSyntax expression) => model.GetTypeInfo(expression, cancellationToken).ConvertedType switch
    {
        { IsReferenceType: true } => LoopValues.Null,
        { SpecialType: SpecialType.System_Boolean } => false,
        { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => 0L,
        { Name: "TimeSpan" } => TimeSpan.Zero,
        _ => null,
    };

    private static object? Widen(object value) => value switch
    {
        sbyte or byte or short or ushort or int or uint or long => Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture),
        float or double or decimal => Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture),
        bool => value,
        _ => null,
    };

    private object? Cast(CastExpressionSyntax cast) => (Evaluate(cast.Expression), model.GetTypeInfo(cast, cancellationToken).Type?.SpecialType) switch
    {
        (double number, SpecialType.System_Int32 or SpecialType.System_Int64) => (long)number,
        (long number, SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal) => (double)number,
        (var value, SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double) => value,
        _ => null,
    };

    private object? Prefix(PrefixUnaryExpressionSyntax prefix) => prefix.Kind() switch
    {
        SyntaxKind.PreIncrementExpression => Step(prefix.Operand, 1, readsBefore: false),
        SyntaxKind.PreDecrementExpression => Step(prefix.Operand, -1, readsBefore: false),
        SyntaxKind.LogicalNotExpression => Evaluate(prefix.Operand) is bool value ? !value : null,
        SyntaxKind.UnaryMinusExpression => Evaluate(prefix.Operand) switch { long number => -number, double number => -number, _ => null },
        _ => null,
    };

    private object? Step(ExpressionSyntax operand, long by, bool readsBefore)
    {
        if (FindSymbol(operand.Unwrap()) is not { } symbol || !values.Knows(symbol))
            return null;

        var before = values[symbol];
        values[symbol] = before is long number ? number + by : null;
        return readsBefore ? before : values[symbol];
    }

    private object? Assign(AssignmentExpressionSyntax assignment)
    {
        if (FindSymbol(assignment.Left.Unwrap()) is not { } symbol)
            return null;

        var right = Evaluate(assignment.Right);
        var result = assignment.Kind() switch
        {
            SyntaxKind.SimpleAssignmentExpression => right ?? (IsNeverNull(assignment.Right) ? LoopValues.Something : null),
            SyntaxKind.AddAssignmentExpression => DurationMath.Apply(SyntaxKind.AddExpression, values[symbol], right),
            SyntaxKind.SubtractAssignmentExpression => DurationMath.Apply(SyntaxKind.SubtractExpression, values[symbol], right),
            SyntaxKind.MultiplyAssignmentExpression => DurationMath.Apply(SyntaxKind.MultiplyExpression, values[symbol], right),
            SyntaxKind.LeftShiftAssignmentExpression => DurationMath.Apply(SyntaxKind.LeftShiftExpression, values[symbol], right),
            SyntaxKind.OrAssignmentExpression => DurationMath.Apply(SyntaxKind.BitwiseOrExpression, values[symbol], right),
            _ => null,
        };

        // C# rounds to the type of the variable: `double d; int i; i *= 1.5` does not compile, so only these two matter.
        values[symbol] = result;
        return result;
    }

    private bool IsNeverNull(ExpressionSyntax expression) =>
        model.GetTypeInfo(expression, cancellationToken) is { Type: { IsReferenceType: true } type, Nullability.FlowState: var flow } && (flow is NullableFlowState.NotNull || type.NullableAnnotation is NullableAnnotation.NotAnnotated);

    private object? Binary(BinaryExpressionSyntax binary)
    {
        var left = Evaluate(binary.Left);
        switch (binary.Kind())
        {
            case SyntaxKind.LogicalAndExpression when left is false:
            case SyntaxKind.LogicalOrExpression when left is true:
                return left;

            case SyntaxKind.LogicalAndExpression:
            case SyntaxKind.LogicalOrExpression:
                var other = Evaluate(binary.Right);
                return left is null ? null : other;

            case SyntaxKind.CoalesceExpression:
                return left == LoopValues.Null ? Evaluate(binary.Right) : left;

            default:
                return DurationMath.Apply(binary.Kind(), left, Evaluate(binary.Right));
        }
    }

    private object? Matches(IsPatternExpressionSyntax expression)
    {
        var value = Evaluate(expression.Expression);
        var (pattern, isNegated) = expression.Pattern is UnaryPatternSyntax { RawKind: (int)SyntaxKind.NotPattern } not ? (not.Pattern, true) : (expression.Pattern, false);
        bool? matches = (value, pattern) switch
        {
            (null, _) => null,
            (_, ConstantPatternSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } }) => value == LoopValues.Null,
            (_, RecursivePatternSyntax { Type: null, PositionalPatternClause: null, PropertyPatternClause: { Subpatterns.Count: 0 }, Designation: null }) => value != LoopValues.Null,
            (_, ConstantPatternSyntax constant) => Equals(value, Evaluate(constant.Expression)),
            (_, RelationalPatternSyntax relation) => DurationMath.Compare(relation.OperatorToken.Kind(), value, Evaluate(relation.Expression)),
            _ => null,
        };

        return matches is { } known ? known != isNegated : null;
    }
}
