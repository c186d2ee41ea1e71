namespace Seaworthy.Logging.Templates;

internal enum Origin
{
    /// <summary>The same text at every call, though the compiler may not know it: constants, resources, localized text.</summary>
    Fixed,

    /// <summary>A parameter, a field, the result of a call: nothing here tells where the text comes from.</summary>
    Unknown,

    /// <summary>Put together from text and values for this call.</summary>
    Built,
}

/// <summary>Tells where the text of a template comes from.</summary>
internal readonly struct TemplateOrigin(bool treatResourcesAsConstant)
{
    private const int DepthLimit = 32;

    public Origin Of(IOperation template) => Of(template, DepthLimit);

    private Origin Of(IOperation operation, int depth)
    {
        // A conversion that the user's code defines gives a text that nothing here knows.
        while (operation is IConversionOperation { OperatorMethod: not null } conversion)
            return IsLocalizedText(conversion.Operand.Type) ? Origin.Fixed : Origin.Unknown;

        operation = operation.Unwrap();
        if (operation.ConstantValue.HasValue)
            return Origin.Fixed;

        if (depth-- is 0)
            return Origin.Unknown;

        return operation switch
        {
            IInterpolatedStringOperation interpolation => OfHoles(interpolation, depth),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null, Type.SpecialType: SpecialType.System_String } concatenation => OfOperands(concatenation, depth),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => Most(Of(conditional.WhenTrue, depth), Of(whenFalse, depth)),
            ICoalesceOperation coalesce => Most(Of(coalesce.Value, depth), Of(coalesce.WhenNull, depth)),
            ISwitchExpressionOperation @switch => OfArms(@switch, depth),
            IInvocationOperation invocation => OfCall(invocation, depth),
            ILocalReferenceOperation { Type.SpecialType: SpecialType.System_String } local => LocalText.FindInitializer(local) is { } initializer ? Of(initializer, depth) : Origin.Unknown,
            IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } => Origin.Fixed,
            IPropertyReferenceOperation property => IsFixed(property) ? Origin.Fixed : Origin.Unknown,
            IConversionOperation conversion when IsLocalizedText(conversion.Operand.Type) => Origin.Fixed,
            _ => Origin.Unknown,
        };
    }

    private Origin OfHoles(IInterpolatedStringOperation interpolation, int depth)
    {
        foreach (var part in interpolation.Parts)
        {
            if (part is IInterpolationOperation hole && !IsFixed(hole.Expression, depth) || part is IInterpolatedStringAppendOperation)
                return Origin.Built;
        }

        return Origin.Fixed;
    }

    private Origin OfOperands(IBinaryOperation concatenation, int depth)
    {
        IOperation current = concatenation;
        while (current is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, OperatorMethod: null } addition && !current.ConstantValue.HasValue)
        {
            if (!IsFixed(addition.RightOperand, depth))
                return Origin.Built;

            current = addition.LeftOperand.Unwrap();
        }

        return IsFixed(current, depth) ? Origin.Fixed : Origin.Built;
    }

    private Origin OfArms(ISwitchExpressionOperation @switch, int depth)
    {
        var most = Origin.Fixed;
        foreach (var arm in @switch.Arms)
        {
            if (arm.Value.Unwrap() is not IThrowOperation)
                most = Most(most, Of(arm.Value, depth));
        }

        return most;
    }

    private Origin OfCall(IInvocationOperation invocation, int depth)
    {
        var method = invocation.TargetMethod;
        if (FormatCalls.IsFormat(invocation, out var format))
        {
            // A format that can be set is configuration, which no constant replaces.
            if (format.Value.Unwrap() is IPropertyReferenceOperation { Property.SetMethod: not null })
                return Origin.Unknown;

            return Of(format.Value, depth) is Origin.Fixed && !format.Value.Unwrap().ConstantValue.HasValue ? Origin.Fixed : OfArguments(invocation, depth);
        }

        if (FormatCalls.FindInterpolation(invocation) is not null)
            return Origin.Built;

        if (method.ContainingType.SpecialType is SpecialType.System_String)
        {
            return method.Name switch
            {
                "Concat" or "Join" or "Create" => OfArguments(invocation, depth),
                "Copy" or "Intern" when invocation.Arguments.Length is 1 => Of(invocation.Arguments[0].Value, depth),
                _ => invocation.Instance is { } text && Of(text, depth) is Origin.Built ? Origin.Built : Origin.Unknown,
            };
        }

        if (method.Name is "ToString" && invocation.Arguments.IsEmpty && method.ContainingType.Is("System.Text", "StringBuilder"))
            return Origin.Built;

        return method.Name is "GetString" && (method.ContainingType.Is("System.Resources", "ResourceManager") || IsLocalizedText(method.ReturnType)) && treatResourcesAsConstant
            ? Origin.Fixed
            : Origin.Unknown;
    }

    private Origin OfArguments(IInvocationOperation invocation, int depth)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument.Parameter?.Type is INamedTypeSymbol type && type.Is("System", "IFormatProvider"))
                continue;

            if (argument.Value is IArrayCreationOperation { Initializer.ElementValues: var elements } && argument.ArgumentKind is ArgumentKind.ParamArray)
            {
                foreach (var element in elements)
                {
                    if (!IsFixed(element, depth))
                        return Origin.Built;
                }
            }
            else if (!IsFixed(argument.Value, depth))
            {
                return Origin.Built;
            }
        }

        return Origin.Fixed;
    }

    /// <summary>Whether a part is the same text at every call. A local is a value, whatever it was set to: it has a name to be found by.</summary>
    private bool IsFixed(IOperation operand, int depth)
    {
        var part = operand.Unwrap();
        return part.ConstantValue.HasValue || (part is not ILocalReferenceOperation && Of(part, depth) is Origin.Fixed);
    }

    private bool IsFixed(IPropertyReferenceOperation property)
    {
        if (property.Property is { Name: "NewLine", IsStatic: true } newLine && newLine.ContainingType.Is("System", "Environment"))
            return true;

        if (!treatResourcesAsConstant)
            return false;

        // The indexer of a localizer, and its Value.
        return IsLocalizedText(property.Type) || IsLocalizedText(property.Instance?.Type) || (property.Property.IsStatic && IsResourceClass(property.Property.ContainingType));
    }

    private bool IsLocalizedText(ITypeSymbol? type) =>
        treatResourcesAsConstant && type is INamedTypeSymbol { Name: "LocalizedString" or "LocalizedHtmlString" } named
        && (named.ContainingNamespace.Is("Microsoft.Extensions.Localization") || named.ContainingNamespace.Is("Microsoft.AspNetCore.Mvc.Localization"));

    /// <summary>Whether the class was made from a resource file: all of the generators give it a resource manager.</summary>
    private static bool IsResourceClass(INamedTypeSymbol type)
    {
        foreach (var member in type.GetMembers("ResourceManager"))
        {
            if (member is IPropertySymbol { IsStatic: true, Type: INamedTypeSymbol manager } && manager.Is("System.Resources", "ResourceManager"))
                return true;
        }

        return false;
    }

    private static Origin Most(Origin first, Origin second) => first > second ? first : second;
}
