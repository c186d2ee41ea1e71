namespace Seaworthy.Retry.Recognition;

/// <summary>Runs a loop in thought: this part compares and calculates.</summary>
internal sealed partial class LoopWalk
{
    private KnownValue Binary(IBinaryOperation binary, WalkState state)
    {
        if (binary.OperatorKind is BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr)
        {
            var isAnd = binary.OperatorKind is BinaryOperatorKind.ConditionalAnd;
            var left = Evaluate(binary.LeftOperand, state);
            if (left.Truth is { } known)
                return known == isAnd ? Evaluate(binary.RightOperand, state) : left;

            // The left side may let the right side run, so what it does is done.
            var right = Evaluate(binary.RightOperand, state);
            return right.Truth is { } decided && decided != isAnd ? right : KnownValue.Unknown;
        }

        var one = Evaluate(binary.LeftOperand, state);
        var other = Evaluate(binary.RightOperand, state);

        // Two numbers of which none counts say nothing: a sample is no value to compare a status with.
        if ((one.IsInput || other.IsInput) && binary.Type?.SpecialType is SpecialType.System_Boolean && !ReadsWritten(binary))
            return KnownValue.Unknown;

        var result = binary.OperatorKind switch
        {
            BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals => Equal(one, other, binary.OperatorKind is BinaryOperatorKind.Equals),
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual => Order(binary.OperatorKind, one, other),
            BinaryOperatorKind.And or BinaryOperatorKind.Or when one.Truth is { } a && other.Truth is { } b => KnownValue.Of(binary.OperatorKind is BinaryOperatorKind.And ? a && b : a || b),
            _ => Arithmetic(binary.OperatorKind, one, other),
        };

        return RecordComparison(binary, result.From(one).From(other), one, other);
    }

    private bool ReadsWritten(IOperation operation)
    {
        foreach (var node in operation.Descendants())
        {
            var symbol = node switch
            {
                ILocalReferenceOperation local => local.Local,
                IParameterReferenceOperation parameter => parameter.Parameter,
                IFieldReferenceOperation field => field.Field,
                _ => (ISymbol?)null,
            };

            if (symbol is not null && (_region.Writes(symbol) || _depth > 0))
                return true;
        }

        return false;
    }

    private static KnownValue Equal(KnownValue one, KnownValue other, bool equal)
    {
        if (!one.IsKnown || !other.IsKnown)
            return KnownValue.Unknown;

        if (one.Kind is KnownKind.Object && other.Kind is KnownKind.Object)
            return KnownValue.Unknown;

        return KnownValue.Of((one.Kind == other.Kind && one.Number == other.Number) == equal);
    }

    private static KnownValue Order(BinaryOperatorKind kind, KnownValue one, KnownValue other)
    {
        if (!one.IsNumeric || one.Kind != other.Kind)
            return KnownValue.Unknown;

        return KnownValue.Of(kind switch
        {
            BinaryOperatorKind.LessThan => one.Number < other.Number,
            BinaryOperatorKind.LessThanOrEqual => one.Number <= other.Number,
            BinaryOperatorKind.GreaterThan => one.Number > other.Number,
            _ => one.Number >= other.Number,
        });
    }

    private static KnownValue Arithmetic(BinaryOperatorKind kind, KnownValue one, KnownValue other)
    {
        if (!one.IsNumeric || !other.IsNumeric)
            return KnownValue.Unknown.From(one).From(other);

        double? number = kind switch
        {
            BinaryOperatorKind.Add => one.Number + other.Number,
            BinaryOperatorKind.Subtract => one.Number - other.Number,
            BinaryOperatorKind.Multiply => one.Number * other.Number,
            BinaryOperatorKind.Divide when other.Number is not 0 => one.Number / other.Number,
            BinaryOperatorKind.Remainder when other.Number is not 0 => one.Number % other.Number,
            BinaryOperatorKind.LeftShift => one.Number * Math.Pow(2, other.Number),
            BinaryOperatorKind.RightShift => Math.Floor(one.Number / Math.Pow(2, other.Number)),
            _ => null,
        };

        if (number is null)
            return KnownValue.Unknown.From(one).From(other);

        var isDuration = (one.Kind is KnownKind.Duration || other.Kind is KnownKind.Duration) && !(kind is BinaryOperatorKind.Divide && other.Kind is KnownKind.Duration);
        return new KnownValue(isDuration ? KnownKind.Duration : KnownKind.Number, number.Value).From(one).From(other);
    }

    private static KnownValue Unary(UnaryOperatorKind kind, KnownValue operand) => kind switch
    {
        UnaryOperatorKind.Not when operand.Truth is { } truth => KnownValue.Of(!truth).From(operand),
        UnaryOperatorKind.Minus when operand.IsNumeric => operand with { Number = -operand.Number },
        UnaryOperatorKind.Plus when operand.IsNumeric => operand,
        _ => KnownValue.Unknown,
    };

    private KnownValue Matches(KnownValue value, IPatternOperation pattern, IOperation test, WalkState state)
    {
        if (value.IsInput && !ReadsWritten(test))
            return KnownValue.Unknown;

        switch (pattern)
        {
            case INegatedPatternOperation negated:
                return Unary(UnaryOperatorKind.Not, Matches(value, negated.Pattern, test, state));

            case IConstantPatternOperation constant when constant.Value.ConstantValue is { HasValue: true, Value: var expected }:
                return RecordComparison(test, Equal(value, KnownValue.OfConstant(expected), equal: true).From(value), value, KnownValue.OfConstant(expected));

            case IRelationalPatternOperation relational:
                var limit = Evaluate(relational.Value, state);
                return RecordComparison(test, Order(relational.OperatorKind, value, limit).From(value), value, limit);

            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } or IDeclarationPatternOperation when value.Kind is KnownKind.Null:
                return KnownValue.Of(false);

            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true, MatchedType: var matched, NarrowedType: var narrowed }
                when value.Kind is KnownKind.Object && SymbolEqualityComparer.Default.Equals(matched, narrowed):
                return KnownValue.Of(true);

            default:
                return KnownValue.Unknown;
        }
    }

    private KnownValue Switch(ISwitchExpressionOperation choice, WalkState state)
    {
        var value = Evaluate(choice.Value, state);
        KnownValue? merged = null;
        foreach (var arm in choice.Arms)
        {
            var matches = arm.Guard is null ? arm.Pattern is IDiscardPatternOperation ? KnownValue.Of(true) : Matches(value, arm.Pattern, choice, state) : KnownValue.Unknown;
            if (matches.Truth is false)
                continue;

            var result = Evaluate(arm.Value, state);
            merged = merged is { } before ? before.Or(result) : result;
            if (matches.Truth is true)
                break;
        }

        return (merged ?? KnownValue.Unknown).From(value);
    }
}
