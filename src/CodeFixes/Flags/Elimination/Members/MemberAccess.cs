namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

internal static class MemberAccess
{
    /// <summary>Whether only the assembly, and its friends, see the member, and nothing calls it by a contract.</summary>
    public static bool IsWithinAssembly(ISymbol symbol)
    {
        if (IsContract(symbol))
            return false;

        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return true;
        }

        return false;
    }

    public static bool IsPrivate(ISymbol symbol)
    {
        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private)
                return true;
        }

        return false;
    }

    public static bool IsTypeOf(ITypeSymbol type, object value) => type.SpecialType == value switch
    {
        bool => SpecialType.System_Boolean,
        string => SpecialType.System_String,
        int => SpecialType.System_Int32,
        long => SpecialType.System_Int64,
        float => SpecialType.System_Single,
        double => SpecialType.System_Double,
        decimal => SpecialType.System_Decimal,
        _ => SpecialType.None,
    };

    private static bool IsContract(ISymbol symbol) => symbol.ContainingType is { } type && (type.TypeKind is TypeKind.Interface
        || type.AllInterfaces.SelectMany(contract => contract.GetMembers()).Any(member => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), symbol)));
}
