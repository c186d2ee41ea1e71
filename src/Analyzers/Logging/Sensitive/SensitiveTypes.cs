namespace Seaworthy.Logging.Sensitive;

/// <summary>Tells which types can hold a secret in a form that a log would show.</summary>
internal static class SensitiveTypes
{
    /// <summary>Whether a value of the type shows text: a flag, a number or a time named after a secret is none.</summary>
    public static bool ShowsText(ITypeSymbol? type)
    {
        switch (type)
        {
            case null or { SpecialType: SpecialType.System_String or SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic }:
                return type is not null;

            case IArrayTypeSymbol { ElementType: var element }:
                return element.SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Byte;

            case INamedTypeSymbol { Name: "StringValues" or "StringSegment" } named when named.ContainingNamespace.Is("Microsoft.Extensions.Primitives"):
                return true;

            case INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } collection when collection.Name is "List" or "IList" or "IEnumerable" or "ICollection" or "IReadOnlyList" or "IReadOnlyCollection" or "HashSet" or "ReadOnlySpan" or "Span" or "ReadOnlyMemory" or "Memory":
                return arguments[0].SpecialType is SpecialType.System_String or SpecialType.System_Char or SpecialType.System_Byte;

            case INamedTypeSymbol builder when builder.Is("System.Text", "StringBuilder"):
                return true;

            default:
                return false;
        }
    }

    /// <summary>Types that exist for secrets.</summary>
    public static bool HoldsSecret(ITypeSymbol? type) =>
        type is INamedTypeSymbol named && (named.Is("System.Security", "SecureString") || named.Is("System.Net", "NetworkCredential") || IsMarked(named));

    /// <summary>Whether an attribute says that the value must not be shown.</summary>
    public static bool IsMarked(ISymbol symbol)
    {
        // Every IdentityUser marks its name and its address for export and deletion: nobody has decided that these must not be logged.
        if (symbol.ContainingType?.ContainingNamespace.Is("Microsoft.AspNetCore.Identity") is true)
            return false;

        foreach (var attribute in symbol.GetAttributes())
        {
            for (var type = attribute.AttributeClass; type is not null; type = type.BaseType)
            {
                if (type.Name is "DataClassificationAttribute" or "PersonalDataAttribute" or "ProtectedPersonalDataAttribute" or "SensitiveDataAttribute" or "NotLoggedAttribute")
                    return true;
            }
        }

        return false;
    }

    /// <summary>The public member of an object that is shown with all its members, and that holds a secret; null when none does.</summary>
    public static ISymbol? FindSecretMember(ITypeSymbol? type, bool includePersonal)
    {
        for (var current = type; current is INamedTypeSymbol { SpecialType: SpecialType.None } && current.TypeKind is TypeKind.Class or TypeKind.Struct; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is not IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, IsIndexer: false, GetMethod: not null } property)
                    continue;

                // Libraries that take such members out while they destructure.
                if (IsMarked(property))
                    continue;

                var judgement = SensitiveNames.Judge(property.Name);
                if ((judgement is Sensitivity.Secret || (includePersonal && judgement is Sensitivity.Personal)) && ShowsText(property.Type))
                    return property;
            }
        }

        return null;
    }
}
