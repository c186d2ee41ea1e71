using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>
/// Work on an item that has been taken from a queue in memory, and is nowhere else. A queue still hands out what it holds when its
/// token is cancelled, so a cancelled piece of work loses not only its own item but all that wait behind it.
/// </summary>
internal static class TakenItem
{
    public static bool IsWorkedOn(SyntaxNode at, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = at; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case CommonForEachStatementSyntax loop when loop.Statement == node && IsQueue(Unwrap(loop.Expression), model, cancellationToken):
                case WhileStatementSyntax { Condition: InvocationExpressionSyntax condition } polling when polling.Statement == node && IsQueue(condition, model, cancellationToken):
                    return true;

                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static ExpressionSyntax Unwrap(ExpressionSyntax source)
    {
        while (source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation", Expression: var inner } })
            source = inner;

        return source;
    }

    private static bool IsQueue(ExpressionSyntax source, SemanticModel model, CancellationToken cancellationToken) =>
        source is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ReadAllAsync" or "GetConsumingEnumerable" or "TryRead" or "TryTake" or "TryDequeue" } }
        && model.GetSymbolInfo(source, cancellationToken).Symbol is IMethodSymbol { ContainingNamespace: { } space }
        && (space.Is("System.Threading.Channels") || space.Is("System.Collections.Concurrent") || space.Is("System.Collections.Generic"));
}
