namespace Seaworthy.Logging.Templates;

/// <summary>Tells the values whose text never holds a brace.</summary>
internal static class BraceFree
{
    public static bool Is(ValuePart value)
    {
        var type = value.Operation.Type;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];

        // The formats B and X of a Guid are in braces.
        if (type is INamedTypeSymbol guid && guid.Is("System", "Guid"))
            return value.Format is null or "D" or "d" or "N" or "n";

        return type is { TypeKind: TypeKind.Enum } || IsNumberOrTime(type);
    }

    private static bool IsNumberOrTime(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_Boolean or SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Single
            or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_IntPtr or SpecialType.System_UIntPtr or SpecialType.System_DateTime => true,
        _ => type is INamedTypeSymbol { Name: "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" } named && named.ContainingNamespace.Is("System"),
    };
}
