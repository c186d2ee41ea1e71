using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Waits for a lock: who ends one early, but goes on as if the lock were held, breaks what it guards.</summary>
internal static class HeldLock
{
    /// <summary>Whether the handle is one that whoever waits for it gives back soon.</summary>
    public static bool Is(InvocationExpressionSyntax wait, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.Name is not "WaitOne" || wait.Expression is not MemberAccessExpressionSyntax { Expression: var handle })
            return false;

        return (model.GetTypeInfo(handle, cancellationToken).Type is INamedTypeSymbol type && type.Is("System.Threading", "Mutex"))
            || (FindFunction(wait) is { } function && IsGivenBack(function, handle.ToString(), wait.Span.End));
    }

    /// <summary>Whether the wait stands in a <c>try</c> that gives back in its <c>finally</c> what a wait that has ended early does not have.</summary>
    public static bool IsGivenBackAnyway(InvocationExpressionSyntax wait)
    {
        if (wait.Expression is not MemberAccessExpressionSyntax { Expression: var handle })
            return false;

        for (SyntaxNode node = wait; node.Parent is { } parent and not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax); node = parent)
        {
            if (parent is TryStatementSyntax { Finally: { } end } attempt && attempt.Block == node && IsGivenBack(end, handle.ToString(), end.SpanStart))
                return true;
        }

        return false;
    }

    private static bool IsGivenBack(SyntaxNode code, string handle, int from)
    {
        foreach (var node in code.DescendantNodes())
        {
            if (node.SpanStart >= from
                && node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Set" or "Release" or "ReleaseMutex" } access }
                && access.Expression.ToString() == handle)
            {
                return true;
            }
        }

        return false;
    }

    private static SyntaxNode? FindFunction(SyntaxNode node)
    {
        while (node is not (null or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax))
            node = node.Parent!;

        return node is GlobalStatementSyntax ? node.Parent : node;
    }
}
