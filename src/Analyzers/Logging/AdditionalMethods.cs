namespace Seaworthy.Logging;

/// <summary>Log methods that the user's options name.</summary>
internal static class AdditionalMethods
{
    public static TemplateTarget? FindTemplate(IMethodSymbol method, LoggingSettings settings)
    {
        foreach (var name in settings.AdditionalLogMethods)
        {
            if (IsNamed(method, name) && FirstText(method) is { } parameter)
                return Target(method, parameter);
        }

        var attributes = settings.AdditionalTemplateAttributes;
        return attributes.IsEmpty ? null : ByAttribute(method, attributes);
    }

    private static TemplateTarget? ByAttribute(IMethodSymbol method, ImmutableArray<string> attributes)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        foreach (var parameter in definition.Parameters)
        {
            foreach (var attribute in parameter.GetAttributes())
            {
                if (IsOneOf(attribute, attributes))
                    return Find(method, parameter.Name);
            }
        }

        foreach (var attribute in definition.GetAttributes())
        {
            if (IsOneOf(attribute, attributes) && attribute.ConstructorArguments is { Length: > 0 } arguments && arguments[0].Value is string parameter)
                return Find(method, parameter);
        }

        return null;
    }

    private static bool IsOneOf(AttributeData attribute, ImmutableArray<string> names)
    {
        foreach (var name in names)
        {
            if (attribute.AttributeClass?.HasFullName(name) is true)
                return true;
        }

        return false;
    }

    private static TemplateTarget? Find(IMethodSymbol method, string parameterName)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name == parameterName)
                return parameter.Type.SpecialType is SpecialType.System_String ? Target(method, parameter) : null;
        }

        return null;
    }

    private static IParameterSymbol? FirstText(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType is SpecialType.System_String)
                return parameter;
        }

        return null;
    }

    private static TemplateTarget Target(IMethodSymbol method, IParameterSymbol parameter) =>
        new(parameter, LogLibrary.Other, LogCallKind.Message, LibraryMethods.HasValuesAfter(method, parameter));

    private static bool IsNamed(IMethodSymbol method, string fullName)
    {
        var dot = fullName.LastIndexOf('.');
        return dot > 0
            && string.CompareOrdinal(fullName, dot + 1, method.Name, 0, int.MaxValue) is 0
            && method.ContainingType.HasFullName(fullName.Substring(0, dot));
    }
}
