using Seaworthy.Common;

namespace Seaworthy.Shutdown.Lifetime;

internal static class HostTypes
{
    /// <summary>Whether the type is that of a built host: <c>IHost</c>, <c>WebApplication</c>, <c>IWebHost</c>.</summary>
    public static bool IsHost(this ITypeSymbol? type)
    {
        if (type is null)
            return false;

        if (IsContract(type as INamedTypeSymbol))
            return true;

        foreach (var contract in type.AllInterfaces)
        {
            if (IsContract(contract))
                return true;
        }

        return false;
    }

    private static bool IsContract(INamedTypeSymbol? type) => type.Is("Microsoft.Extensions.Hosting", "IHost") || type.Is("Microsoft.AspNetCore.Hosting", "IWebHost");
}
