using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>The tokens that come with the context of a call, such as that of a request.</summary>
internal static class ContextTokens
{
    /// <summary>The token of the one parameter that has one.</summary>
    public static ReachableToken? Find(IMethodSymbol method, ShutdownSettings settings)
    {
        ReachableToken? found = null;
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Name is "_" || FindMember(parameter.Type, settings) is not { } member)
                continue;

            if (found is not null)
                return found with { IsAmbiguous = true };

            var rank = parameter.Type.IsLifetime() ? TokenRank.ApplicationStopping : TokenRank.Context;
            found = new ReachableToken($"{TokenNames.Escape(parameter.Name)}.{member}", rank, parameter, IsAmbiguous: false);
        }

        return found;
    }

    /// <summary>The property that holds the token of a context of this type.</summary>
    public static string? FindMember(ITypeSymbol type, ShutdownSettings settings)
    {
        if (type.IsLifetime())
            return "ApplicationStopping";

        foreach (var additional in settings.AdditionalTokenMembers)
        {
            var dot = additional.LastIndexOf('.');
            if (dot > 0 && IsOfType(type, additional.Substring(0, dot)) && FindProperty(type, additional.Substring(dot + 1)) is { } configured)
                return configured.Name;
        }

        return type.Name.EndsWith("Context", StringComparison.Ordinal) && type is not ITypeParameterSymbol ? FindProperty(type, name: null)?.Name : null;
    }

    private static bool IsOfType(ITypeSymbol type, string name)
    {
        var simple = name.Substring(name.LastIndexOf('.') + 1);
        for (ITypeSymbol? candidate = type; candidate is not null; candidate = candidate.BaseType)
        {
            if (candidate.Name == simple && (simple.Length == name.Length || candidate.ContainingNamespace.Is(name.Substring(0, name.Length - simple.Length - 1))))
                return true;
        }

        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Name == simple)
                return true;
        }

        return false;
    }

    /// <summary>The only readable property of type <c>CancellationToken</c>, or the one of this name.</summary>
    private static IPropertySymbol? FindProperty(ITypeSymbol type, string? name)
    {
        IPropertySymbol? found = null;
        for (ITypeSymbol? declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            if (!Look(declaring))
                return null;
        }

        foreach (var contract in type.TypeKind is TypeKind.Interface ? type.AllInterfaces : ImmutableArray<INamedTypeSymbol>.Empty)
        {
            if (!Look(contract))
                return null;
        }

        return found;

        bool Look(ITypeSymbol declaring)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is not IPropertySymbol { IsStatic: false, IsIndexer: false, DeclaredAccessibility: Accessibility.Public, GetMethod: not null } property
                    || !property.Type.IsToken()
                    || (name is not null && property.Name != name)
                    || found?.Name == property.Name)
                {
                    continue;
                }

                if (found is not null)
                    return false;

                found = property;
            }

            return true;
        }
    }
}
