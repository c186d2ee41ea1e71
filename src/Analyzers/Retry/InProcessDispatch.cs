using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Retry;

/// <summary>Attempts that only hand a message to handlers of the same process: what those do, and whether it gains from a pause, is not to be seen.</summary>
internal static class InProcessDispatch
{
    public static bool IsAllThatIsAwaited(RetryLoop loop)
    {
        var isFound = false;
        foreach (var node in AttemptSyntax.Nodes(loop.AttemptStatements))
        {
            if (node is not AwaitExpressionSyntax { Expression: var awaited })
                continue;

            if (awaited.Unwrap() is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Expression: var configured } })
                awaited = configured;

            if (awaited.Unwrap() is not InvocationExpressionSyntax call || AttemptSyntax.Receiver(call) is not { } receiver || !IsMediator(loop.Model.GetTypeInfo(receiver).Type))
                return false;

            isFound = true;
        }

        return isFound;
    }

    /// <summary>A contract of MediatR and its kin, which share their names; where their package is missing, the name has to do.</summary>
    private static bool IsMediator(ITypeSymbol? type) =>
        type is { Name: "IMediator" or "IPublisher" or "ISender" } && (type.TypeKind is TypeKind.Error || type.ContainingNamespace.Is("MediatR") || type.ContainingNamespace.Is("Mediator") || type.ContainingNamespace.Is("Medino"));
}
