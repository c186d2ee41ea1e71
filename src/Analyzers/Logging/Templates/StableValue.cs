namespace Seaworthy.Logging.Templates;

/// <summary>Tells which expressions give the same value, and do nothing, whenever they are read within one statement.</summary>
internal static class StableValue
{
    public static bool Is(IOperation? operation)
    {
        while (true)
        {
            switch (operation)
            {
                case null or ILocalReferenceOperation or IParameterReferenceOperation or IInstanceReferenceOperation or ILiteralOperation
                    or INameOfOperation or ITypeOfOperation or IDefaultValueOperation or IConditionalAccessInstanceOperation:
                    return true;

                case { ConstantValue.HasValue: true }:
                    return true;

                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;

                case IConversionOperation { OperatorMethod: null } conversion:
                    operation = conversion.Operand;
                    break;

                case IFieldReferenceOperation field:
                    operation = field.Instance;
                    break;

                case IPropertyReferenceOperation { Arguments.IsEmpty: true } property:
                    operation = property.Instance;
                    break;

                case IConditionalAccessOperation access:
                    if (!Is(access.WhenNotNull))
                        return false;

                    operation = access.Operation;
                    break;

                default:
                    return false;
            }
        }
    }

    /// <summary>Whether evaluating it may change what a variable holds, so that nothing may move across it.</summary>
    public static bool WritesVariables(IOperation operation)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner is IAssignmentOperation or IIncrementOrDecrementOperation or IDeclarationExpressionOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out })
                return true;
        }

        return false;
    }

    /// <summary>
    /// Whether operands that used to be evaluated in the order of their numbers may be evaluated in this one: at most one of
    /// them may do something, unless those that do keep their order among each other and nothing is written.
    /// </summary>
    public static bool MayReorder(IReadOnlyList<IOperation> operands, IReadOnlyList<int> order)
    {
        var isSorted = true;
        for (var index = 1; index < order.Count; index++)
            isSorted &= order[index] > order[index - 1];

        if (isSorted)
            return true;

        var active = 0;
        foreach (var operand in operands)
        {
            if (Is(operand))
                continue;

            if (++active > 1 || WritesVariables(operand))
                return false;
        }

        return true;
    }
}
