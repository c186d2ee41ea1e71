using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>What the messages call the thing that is retried: the call that the attempt is about.</summary>
internal static class RetriedName
{
    public static string Of(RetryLoop loop)
    {
        if (loop.Operation is { } operation)
            return operation.Name;

        string? first = null;
        foreach (var node in AttemptSyntax.Nodes(loop.AttemptStatements))
        {
            if (node is not InvocationExpressionSyntax call || AttemptSyntax.Name(call) is not { } name || IsAdornment(name.Identifier.ValueText) || IsLog(AttemptSyntax.Receiver(call)))
                continue;

            if (IsAwaited(call))
                return name.Identifier.ValueText;

            first ??= name.Identifier.ValueText;
        }

        return first ?? OfFunction(loop);
    }

    /// <summary>The method or local function around the loop, or else what the loop begins with.</summary>
    public static string OfFunction(RetryLoop loop)
    {
        for (SyntaxNode? node = loop.Function; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case MethodDeclarationSyntax method:
                    return method.Identifier.ValueText;

                case LocalFunctionStatementSyntax function:
                    return function.Identifier.ValueText;

                case PropertyDeclarationSyntax property:
                    return property.Identifier.ValueText;

                case BaseTypeDeclarationSyntax type:
                    return type.Identifier.ValueText;
            }
        }

        return loop.Keyword.ValueText;
    }

    private static bool IsAwaited(InvocationExpressionSyntax call)
    {
        SyntaxNode? parent = call.Parent;
        while (parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } or InvocationExpressionSyntax or ParenthesizedExpressionSyntax)
            parent = parent.Parent;

        return parent is AwaitExpressionSyntax;
    }

    private static bool IsLog(ExpressionSyntax? receiver)
    {
        var name = receiver switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            _ => "",
        };

        return name is "Log" or "log" or "_log" || name.EndsWith("logger", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsAdornment(string name) =>
        name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait" or "AsTask" or "Yield" or "ThrowIfCancellationRequested" or "EnsureSuccessStatusCode" or "WriteLine" or "nameof"
        || name.StartsWith("Log", StringComparison.Ordinal);
}
