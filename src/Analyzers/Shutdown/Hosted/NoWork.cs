using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Calls whose task stands for nothing that a shutdown could take away.</summary>
internal static class NoWork
{
    // Who takes work down is there to keep it, and what ends something is what a shutdown does anyway.
    private static readonly string[] Words =
    [
        "Track", "Enqueue", "Add", "Register", "Schedule", "Queue", "Subscribe",
        "Stop", "Close", "Shutdown", "Cancel", "Disconnect", "Abort", "Kill", "Unsubscribe", "Dispose",
    ];

    /// <param name="method">What the call calls.</param>
    public static bool Is(IMethodSymbol method, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        foreach (var word in Words)
        {
            if (CalledName.StartsWithWord(method.Name, word) && !WorkFate.IsQueueing(call))
                return true;
        }

        return (method.Name, method.ContainingType) switch
        {
            ("Delay" or "Yield" or "FromResult" or "FromException" or "FromCanceled" or "WhenAll" or "WhenAny", { } type) when type.Is("System.Threading.Tasks", "Task") => true,
            ("WriteAsync", { Name: "ChannelWriter" }) => true,
            ("WaitAsync", { Name: "SemaphoreSlim" }) => true,

            // A continuation of work that somebody else has started, and may have.
            (_, { } type) when !method.IsStatic && type.Is("System.Threading.Tasks", "Task") => true,
            // The server ends a response itself.
            (_, { } type) when type.ContainingNamespace.Is("Microsoft.AspNetCore.Http") => true,
            _ => IsOverAtOnce(method, cancellationToken),
        };
    }

    /// <summary>Whether the end of the work is that of the application itself.</summary>
    public static bool StopsApplication(ImmutableArray<SyntaxNode> body)
    {
        foreach (var part in body)
        {
            foreach (var node in part.DescendantNodes())
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: "StopApplication" })
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the method only pretends to be asynchronous.</summary>
    private static bool IsOverAtOnce(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method is not { IsAsync: false, IsVirtual: false, IsAbstract: false, IsOverride: false, DeclaringSyntaxReferences: { Length: 1 } references })
            return false;

        var (value, body) = references[0].GetSyntax(cancellationToken) switch
        {
            MethodDeclarationSyntax declaration => (declaration.ExpressionBody, declaration.Body),
            LocalFunctionStatementSyntax declaration => (declaration.ExpressionBody, declaration.Body),
            _ => (null, null),
        };
        if (body is null)
            return value is not null && IsCompleted(value.Expression);

        var isOver = false;
        foreach (var node in body.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is not ReturnStatementSyntax { Expression: var returned })
                continue;

            if (returned is null || !IsCompleted(returned))
                return false;

            isOver = true;
        }

        return isOver;
    }

    private static bool IsCompleted(ExpressionSyntax value) =>
        value is DefaultExpressionSyntax
        || value.IsKind(SyntaxKind.DefaultLiteralExpression)
        || value is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" }
        || value is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult", Expression: IdentifierNameSyntax { Identifier.ValueText: "Task" or "ValueTask" } } };
}
