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

        // What is cached or told to those who are connected is gone at a stop anyway.
        "Refresh", "Reload", "Broadcast",
        "Stop", "Close", "Shutdown", "Cancel", "Disconnect", "Abort", "Kill", "Unsubscribe", "Dispose", "Restart",
    ];

    /// <param name="method">What the call calls.</param>
    public static bool Is(IMethodSymbol method, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        if (IsNamed(method.Name) && !WorkFate.IsQueueing(call))
            return true;

        return (method.Name, method.ContainingType) switch
        {
            ("Delay" or "Yield" or "FromResult" or "FromException" or "FromCanceled" or "WhenAll" or "WhenAny", { } type) when type.Is("System.Threading.Tasks", "Task") => true,
            ("WriteAsync", { Name: "ChannelWriter" }) => true,
            ("WaitAsync", { Name: "SemaphoreSlim" }) => true,

            // Those who keep tasks for others say so in their name.
            ("Execute" or "Start" or "Run", { Name: var owner }) when owner.EndsWith("TaskManager", StringComparison.Ordinal) || owner.EndsWith("Scheduler", StringComparison.Ordinal) => true,
            (var name, _) when CalledName.StartsWithWord(name, "Send") && name.EndsWith("Sessions", StringComparison.Ordinal) => true,

            // A continuation of work that somebody else has started, and may have.
            (_, { } type) when !method.IsStatic && type.Is("System.Threading.Tasks", "Task") => true,
            // The server ends a response itself.
            (_, { } type) when type.ContainingNamespace.Is("Microsoft.AspNetCore.Http") => true,
            _ => IsOverAtOnce(method, cancellationToken),
        };
    }

    /// <summary>Whether all that a handed over lambda does is such a call: <c>Task.Run(() => lifetime.Shutdown())</c>.</summary>
    public static bool IsAllOf(InvocationExpressionSyntax start)
    {
        if (start.ArgumentList.Arguments is not { Count: > 0 } arguments || arguments[0].Expression is not LambdaExpressionSyntax { ExpressionBody: { } body })
            return false;

        var call = body is AwaitExpressionSyntax wait ? wait.Expression : body;
        return call is InvocationExpressionSyntax only && CalledName.Of(only)?.Identifier.ValueText is { } name && IsNamed(name);
    }

    private static bool IsNamed(string method)
    {
        foreach (var word in Words)
        {
            if (CalledName.StartsWithWord(method, word))
                return true;
        }

        return false;
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
