using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Retry;

/// <summary>Loops that run for as long as their host does.</summary>
internal static class HostedLoop
{
    /// <param name="isEntry">Whether the loop stands in the method that the host itself calls.</param>
    public static bool Contains(RetryLoop loop, CancellationToken cancellationToken, out bool isEntry)
    {
        isEntry = loop.Function is MethodDeclarationSyntax { Identifier.ValueText: "ExecuteAsync" or "StartAsync" or "StartingAsync" or "StartedAsync" };
        for (var node = loop.Syntax; node is not null; node = node.Parent)
        {
            if (node is TypeDeclarationSyntax declaration)
                return loop.Model.GetDeclaredSymbol(declaration, cancellationToken) is INamedTypeSymbol type && HostedService.IsHosted(type);
        }

        return false;
    }
}
