namespace Seaworthy.Retry.Recognition;

/// <summary>Runs a loop in thought: this part computes expressions, with their effects on variables.</summary>
internal sealed partial class LoopWalk
{
    internal KnownValue Evaluate(IOperation? operation, WalkState state)
    {
        if (operation is null)
            return KnownValue.Unknown;

        if (--_budget < 0)
            return KnownValue.Unknown;

        if (operation.ConstantValue is { HasValue: true, Value: var constant })
            return KnownValue.OfConstant(constant);

        if (FailingResult(operation) is { } failing && Log.Attempts > 0)
        {
            foreach (var child in operation.ChildOperations)
                Visit(child, state);

            return failing;
        }

        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Evaluate(parenthesized.Operand, state);

            case IConversionOperation conversion:
                return Convert(conversion, Evaluate(conversion.Operand, state));

            case ILocalReferenceOperation local:
                return Read(local.Local, local, state);

            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter, parameter, state);

            case IFieldReferenceOperation { Field: var field } reference:
                return field.ContainingType.Is("System", "TimeSpan") && field.Name is "Zero" ? new KnownValue(KnownKind.Duration) : Read(field, reference, state);

            case IPropertyReferenceOperation property:
                return ReadProperty(property, state);

            case IBinaryOperation binary:
                return Binary(binary, state);

            case IUnaryOperation unary:
                return Unary(unary.OperatorKind, Evaluate(unary.Operand, state));

            case IIncrementOrDecrementOperation increment:
                return Increment(increment, state);

            case ISimpleAssignmentOperation assignment:
                var assigned = Evaluate(assignment.Value, state);
                Assign(assignment.Target, assigned.IsKnown || !AssumesResults ? assigned : AssumeResult(assignment.Value), state);
                return assigned;

            case ICompoundAssignmentOperation compound:
                var changed = Arithmetic(compound.OperatorKind, Evaluate(compound.Target, state), Evaluate(compound.Value, state));
                Assign(compound.Target, changed, state);
                return changed;

            case ICoalesceAssignmentOperation coalesce:
                Assign(coalesce.Target, Evaluate(coalesce.Target, state).Or(Evaluate(coalesce.Value, state)), state);
                return KnownValue.Unknown;

            case ICoalesceOperation coalesce:
                var left = Evaluate(coalesce.Value, state);
                return left.Kind switch
                {
                    KnownKind.Unknown => KnownValue.Unknown,
                    KnownKind.Null => Evaluate(coalesce.WhenNull, state),
                    _ => left,
                };

            case IConditionalOperation { WhenFalse: { } whenFalse } conditional:
                return Evaluate(conditional.Condition, state).Truth switch
                {
                    true => Evaluate(conditional.WhenTrue, state),
                    false => Evaluate(whenFalse, state),
                    null => Evaluate(conditional.WhenTrue, state).Or(Evaluate(whenFalse, state)),
                };

            case ISwitchExpressionOperation choice:
                return Switch(choice, state);

            case IIsPatternOperation test:
                return Matches(Evaluate(test.Value, state), test.Pattern, test, state);

            case IArrayElementReferenceOperation element:
                return Element(element, state);

            case IInvocationOperation call:
                return Invoke(call, state);

            case IObjectCreationOperation creation:
                var arguments = EvaluateArguments(creation.Arguments, null, state);
                Visit(creation.Initializer, state);
                return creation.Type is INamedTypeSymbol created ? KnownCalls.Create(created, arguments) : KnownValue.Unknown;

            case IAwaitOperation awaited:
                Evaluate(awaited.Operation, state);
                return KnownValue.Unknown;

            case IDeconstructionAssignmentOperation deconstruction:
                Visit(deconstruction.Value, state);
                Forget(deconstruction.Target, state);
                return KnownValue.Unknown;

            case IAnonymousFunctionOperation or ILocalFunctionOperation or INameOfOperation or ITypeOfOperation:
                return KnownValue.Unknown;

            default:
                foreach (var child in operation.ChildOperations)
                    Evaluate(child, state);

                return KnownValue.Unknown;
        }
    }

    private void Visit(IOperation? operation, WalkState state) => _ = Evaluate(operation, state);

    private static KnownValue Convert(IConversionOperation conversion, KnownValue operand) => operand.Kind switch
    {
        KnownKind.Number when conversion.Type is { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => operand with { Number = Math.Truncate(operand.Number) },
        _ when conversion.OperatorMethod is not null => KnownValue.Unknown,
        _ => operand,
    };

    private KnownValue Read(ISymbol symbol, IOperation reference, WalkState state)
    {
        if (!state.Values.TryGetValue(symbol, out var value))
        {
            value = _initial.Of(symbol, reference, this);
            if (_region.Writes(symbol))
                state.Values[symbol] = value;
        }

        return value;
    }

    private KnownValue ReadProperty(IPropertyReferenceOperation property, WalkState state)
    {
        if (property.Property.IsIndexer)
        {
            Visit(property.Instance, state);
            foreach (var argument in property.Arguments)
                Visit(argument.Value, state);

            return KnownValue.Unknown;
        }

        var instance = Evaluate(property.Instance, state);
        if (property.Property.Name is "HasValue" && instance.Kind is KnownKind.Null)
            return KnownValue.Of(false);

        if (property.Property.Name is "Length" or "Count" && _initial.FindElements(property.Instance) is { } elements)
            return KnownValue.Of(elements.Length);

        var known = KnownCalls.Property(property.Property, instance);
        if (known.IsKnown)
            return known;

        return state.Values.TryGetValue(property.Property, out var value) ? value : _initial.OfProperty(property);
    }

    private KnownValue Increment(IIncrementOrDecrementOperation increment, WalkState state)
    {
        var before = Evaluate(increment.Target, state);
        var step = increment.Kind is OperationKind.Increment ? 1 : -1;
        var after = before.Kind is KnownKind.Number ? before with { Number = before.Number + step } : KnownValue.Unknown;
        Assign(increment.Target, after, state);
        return increment.IsPostfix ? before : after;
    }

    private static void Assign(IOperation target, KnownValue value, WalkState state)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                state.Values[local.Local] = value;
                break;

            case IParameterReferenceOperation parameter:
                state.Values[parameter.Parameter] = value;
                break;

            case IFieldReferenceOperation field:
                state.Values[field.Field] = value;
                break;

            case IPropertyReferenceOperation { Property.IsIndexer: false } property:
                state.Values[property.Property] = value;
                break;
        }
    }

    /// <summary>What a successful call has given, of which only this is sure: something.</summary>
    private static KnownValue AssumeResult(IOperation value)
    {
        if (value.Unwrap() is not (IAwaitOperation or IInvocationOperation or IObjectCreationOperation or IInvalidOperation) || value.Type is not { } type)
            return KnownValue.Unknown;

        return type.IsReferenceType || type.TypeKind is TypeKind.Error || type.OriginalDefinition.SpecialType is SpecialType.System_Nullable_T ? new KnownValue(KnownKind.Object) : KnownValue.Unknown;
    }

    /// <summary>Nothing is known any more of the variables that the operation writes.</summary>
    private static void Forget(IOperation operation, WalkState state)
    {
        foreach (var node in operation.DescendantsAndSelf())
        {
            switch (node)
            {
                case ISimpleAssignmentOperation or ICompoundAssignmentOperation or ICoalesceAssignmentOperation:
                    Assign(((IAssignmentOperation)node).Target, KnownValue.Unknown, state);
                    break;

                case IIncrementOrDecrementOperation increment:
                    Assign(increment.Target, KnownValue.Unknown, state);
                    break;

                case IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument:
                    Assign(argument.Value, KnownValue.Unknown, state);
                    break;

                case ILocalReferenceOperation { Parent: ITupleOperation } local:
                    Assign(local, KnownValue.Unknown, state);
                    break;
            }
        }
    }

    private KnownValue Element(IArrayElementReferenceOperation element, WalkState state)
    {
        var index = element.Indices.Length is 1 ? Evaluate(element.Indices[0], state) : KnownValue.Unknown;
        if (index.Kind is not KnownKind.Number || _initial.FindElements(element.ArrayReference) is not { } elements)
            return KnownValue.Unknown.From(index);

        return index.Number >= 0 && index.Number < elements.Length ? Evaluate(elements[(int)index.Number], state).From(index) : KnownValue.Unknown;
    }

    private KnownValue[] EvaluateArguments(ImmutableArray<IArgumentOperation> arguments, IOperation? instance, WalkState state)
    {
        var offset = instance is null ? 0 : 1;
        var values = new KnownValue[arguments.Length + offset];
        if (instance is not null)
            values[0] = Evaluate(instance, state);

        for (var i = 0; i < arguments.Length; i++)
        {
            values[i + offset] = Evaluate(arguments[i].Value, state);
            if (arguments[i].Parameter is { RefKind: RefKind.Ref or RefKind.Out })
                Assign(arguments[i].Value, AssumesResults && arguments[i].Value.Type is { IsReferenceType: true } ? new KnownValue(KnownKind.Object) : KnownValue.Unknown, state);
        }

        return values;
    }

    private KnownValue Invoke(IInvocationOperation call, WalkState state)
    {
        var arguments = EvaluateArguments(call.Arguments, call.Instance, state);
        if (WaitCalls.TryMatch(call, _cancellationToken) is { } wait)
        {
            if (_region.Contains(call.Syntax))
                RecordWait(wait);

            state.Wait(Length(wait, call, arguments));
            return KnownValue.Unknown;
        }

        var known = KnownCalls.Invoke(call.TargetMethod, arguments);
        return known.IsKnown ? known : ResultOfOwn(call, arguments);
    }

    private KnownValue Length(WaitCall wait, IInvocationOperation call, KnownValue[] arguments)
    {
        if (wait.IsHelper)
            return RunOwn(call, arguments) is { Waited: { } waited } ? waited : KnownValue.Unknown;

        var offset = arguments.Length - call.Arguments.Length;
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (wait.Duration is not null && call.Arguments[i].Value.Unwrap().Syntax == wait.Duration)
                return arguments[i + offset] is { Kind: KnownKind.Number } number ? number with { Kind = KnownKind.Duration } : arguments[i + offset];
        }

        return KnownValue.Unknown;
    }
}
