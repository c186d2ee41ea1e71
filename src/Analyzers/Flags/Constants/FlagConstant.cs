using Seaworthy.Common.Options;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Constants;

/// <summary>A constant or a member of an enum that gives a flag its key, and that no other assembly can see.</summary>
internal sealed record FlagConstant(IFieldSymbol Field, string Key)
{
    public static FlagConstant? Find(IFieldSymbol field, FlagRegistry registry, AnalyzerConfigOptionsProvider provider, bool isSeenByOthers)
    {
        if (KeyOf(field) is not { } key
            || IsSeen(field, isSeenByOthers)
            || field.DeclaringSyntaxReferences is not { Length: 1 } declarations
            || IsReadByTools(field))
        {
            return null;
        }

        var options = provider.GetOptions(declarations[0].SyntaxTree);
        return !ExcludedKeys.Contain(key, options) && (registry.Find(key, field, options) is not null || IsHolder(field.ContainingType, options)) ? new(field, key) : null;
    }

    private static string? KeyOf(IFieldSymbol field) => field switch
    {
        { HasConstantValue: false } => null,
        { ContainingType.TypeKind: TypeKind.Enum } => field.Name,
        { ConstantValue: string { Length: > 0 } text } => text,
        _ => null,
    };

    private static bool IsSeen(IFieldSymbol field, bool isSeenByOthers)
    {
        for (ISymbol symbol = field; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is Accessibility.Private)
                return false;

            if (symbol.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return isSeenByOthers;
        }

        return true;
    }

    /// <summary>Whether an attribute says that a generator, or reflection, goes through all members.</summary>
    private static bool IsReadByTools(IFieldSymbol field)
    {
        for (var type = field.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (var attribute in type.GetAttributes())
            {
                if (attribute.AttributeClass?.Name is not ("ObsoleteAttribute" or "ExcludeFromCodeCoverageAttribute" or "FlagsAttribute"))
                    return true;
            }
        }

        return false;
    }

    private static bool IsHolder(INamedTypeSymbol type, AnalyzerConfigOptions options)
    {
        foreach (var holder in FlagOptions.HolderTypes.Read(options))
        {
            if (type.HasFullName(holder))
                return true;
        }

        return false;
    }
}
