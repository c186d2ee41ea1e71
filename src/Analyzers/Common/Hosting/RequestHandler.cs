using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Common.Hosting;

/// <summary>Code that answers the requests of a route.</summary>
internal static class RequestHandler
{
    /// <summary>Whether the call stands in a lambda that is mapped to a route.</summary>
    public static bool Contains(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = call.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is LambdaExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } } mapping } }
                && name.StartsWith("Map", StringComparison.Ordinal)
                && model.GetSymbolInfo(mapping, cancellationToken).Symbol is IMethodSymbol method
                && method.ContainingNamespace.Is("Microsoft.AspNetCore.Builder"))
            {
                return true;
            }
        }

        return false;
    }
}
