using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Code that runs for as long as its host does.</summary>
internal static class HostedService
{
    /// <param name="isEntry">Whether the loop stands in the method that the host itself calls.</param>
    public static bool Contains(RetryLoop loop, CancellationToken cancellationToken, out bool isEntry)
    {
        isEntry = loop.Function is MethodDeclarationSyntax { Identifier.ValueText: "ExecuteAsync" or "StartAsync" or "StartingAsync" or "StartedAsync" };
        for (var node = loop.Syntax; node is not null; node = node.Parent)
        {
            if (node is TypeDeclarationSyntax declaration)
                return loop.Model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && IsHosted(type);
        }

        return false;
    }

    private static bool IsHosted(INamedTypeSymbol type)
    {
        foreach (var contract in type.AllInterfaces)
        {
            if (contract.Is("Microsoft.Extensions.Hosting", "IHostedService"))
                return true;
        }

        return false;
    }
}
