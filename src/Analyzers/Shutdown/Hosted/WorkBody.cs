using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>The code that started work runs, as far as its file shows it.</summary>
internal static class WorkBody
{
    // What is called over more steps than these says little of the work.
    private const int Limit = 12;

    /// <summary>The call that starts the work, with its arguments and what is chained to it, followed by the methods of the file that the work calls.</summary>
    public static ImmutableArray<SyntaxNode> Find(InvocationExpressionSyntax whole, SemanticModel model, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<SyntaxNode>();
        found.Add(whole);
        for (var index = 0; index < found.Count; index++)
        {
            foreach (var node in found[index].DescendantNodes())
            {
                if (found.Count < Limit
                    && node is SimpleNameSyntax name
                    && IsMethodName(name)
                    && model.GetSymbolInfo(name, cancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
                    && references[0].SyntaxTree == whole.SyntaxTree
                    && references[0].GetSyntax(cancellationToken) is (MethodDeclarationSyntax or LocalFunctionStatementSyntax) and var method
                    && !found.Contains(method))
                {
                    found.Add(method);
                }
            }
        }

        return found.ToImmutable();
    }

    public static bool Contains(ImmutableArray<SyntaxNode> body, SyntaxNode node)
    {
        foreach (var part in body)
        {
            if (part.SyntaxTree == node.SyntaxTree && part.Span.Contains(node.Span))
                return true;
        }

        return false;
    }

    private static bool IsMethodName(SimpleNameSyntax name) => name.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name == name && access.Parent is InvocationExpressionSyntax or ArgumentSyntax,
        MemberBindingExpressionSyntax or ArgumentSyntax => true,
        InvocationExpressionSyntax call => call.Expression == name,
        _ => false,
    };
}
