namespace Seaworthy.Logging.Sensitive;

/// <summary>Texts for people, which speak of passwords and hold none.</summary>
internal static class ResourceText
{
    /// <summary>Whether it is a text of the resources: <c>Strings.PasswordIsMissing</c>.</summary>
    public static bool Is(IPropertyReferenceOperation property)
    {
        if (!property.Property.IsStatic)
            return false;

        for (var type = property.Property.ContainingType; type is not null; type = type.ContainingType)
        {
            if (type.Name is "Strings" or "Resources" or "Messages" or "Texts" or "SR")
                return true;
        }

        return false;
    }

    /// <summary>Whether it is such a text with values put in, or may be: the class is often written by a generator that has not run.</summary>
    public static bool IsMadeOf(IOperation? value)
    {
        if (value is IInvalidOperation)
            return true;

        if (value is not IInvocationOperation { Arguments: { Length: > 0 } arguments })
            return value is IPropertyReferenceOperation direct && Is(direct);

        foreach (var argument in arguments)
        {
            if (argument.Value is IPropertyReferenceOperation property && Is(property))
                return true;
        }

        return false;
    }
}
