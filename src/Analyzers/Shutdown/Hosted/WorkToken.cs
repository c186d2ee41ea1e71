using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Whether started work hears that it is to end.</summary>
internal static class WorkToken
{
    /// <summary>Whether the call gives a token to the work, and not only to its beginning.</summary>
    public static bool IsGiven(InvocationExpressionSyntax start, bool isStarter, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in start.ArgumentList.Arguments)
        {
            foreach (var node in argument.DescendantNodes())
            {
                if (node is IdentifierNameSyntax or MemberAccessExpressionSyntax
                    && !(isStarter && node == argument.Expression)
                    && !(node.Parent is MemberAccessExpressionSyntax { Name: var name } && name == node)
                    && node is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" }
                    && model.GetTypeInfo(node, cancellationToken).Type.IsToken()
                    && model.GetSymbolInfo(node, cancellationToken).Symbol is not null and not INamedTypeSymbol)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a method of the work asks for a token of its type.</summary>
    public static bool IsUsed(ImmutableArray<SyntaxNode> body, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var index = 1; index < body.Length; index++)
        {
            foreach (var node in body[index].DescendantNodes())
            {
                if (node is IdentifierNameSyntax { Parent: not (QualifiedNameSyntax or ParameterSyntax) } name
                    && model.GetSymbolInfo(name, cancellationToken).Symbol is { } member
                    && IsTokenMember(member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsTokenMember(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type.IsToken() || field.Type.IsTokenSource(),
        IPropertySymbol { Name: "ApplicationStarted" or "ApplicationStopped" or "None" } => false,
        IPropertySymbol property => property.Type.IsToken() && !property.ContainingType.IsToken() && !property.ContainingType.IsTokenSource(),
        _ => false,
    };
}
