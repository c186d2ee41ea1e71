using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Attempts that touch nothing but local files.</summary>
internal static class LocalFileWork
{
    public static bool IsAllOf(RetryLoop loop, CancellationToken cancellationToken)
    {
        var touchesFiles = false;
        foreach (var node in AttemptSyntax.Nodes(loop.AttemptStatements))
        {
            if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax))
                continue;

            if (loop.Model.GetSymbolInfo(node, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } type })
                return false;

            if (type.ContainingNamespace.Is("System.IO"))
                touchesFiles = true;
            else if (!IsHarmless(type))
                return false;
        }

        return touchesFiles;
    }

    private static bool IsHarmless(INamedTypeSymbol type) =>
        type.ContainingNamespace.Is("System") || type.ContainingNamespace.Is("System.Text") || type.ContainingNamespace.Is("System.Linq") || type.ContainingNamespace.Is("System.Collections.Generic")
        || type.ContainingNamespace.Is("System.Threading") || type.ContainingNamespace.Is("System.Threading.Tasks") || type.ContainingNamespace.Is("Microsoft.Extensions.Logging");
}
