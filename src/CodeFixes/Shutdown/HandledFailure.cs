using Seaworthy.Common;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>What the handler of an exception still does for the work that failed.</summary>
internal static class HandledFailure
{
    private static readonly string[] Handovers = ["Queue", "Enqueue", "Requeue", "Reschedule", "Schedule", "Publish", "Send", "Push", "Post", "Return", "Save", "Store", "Mark"];

    /// <summary>
    /// Whether the handler hands the work on behind the call, such as back to its queue: a call that ends with the token
    /// would leave that out, and the work would be lost.
    /// </summary>
    public static bool IsFollowedByHandover(SyntaxNode call)
    {
        for (var node = call; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax:
                    return false;

                case BlockSyntax block when IsInHandler(block) && block.Statements.Any(statement => statement.SpanStart > node.SpanStart && HandsOver(statement)):
                    return true;
            }
        }

        return false;
    }

    private static bool IsInHandler(BlockSyntax block) =>
        block.Ancestors().FirstOrDefault(node => node is CatchClauseSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or MemberDeclarationSyntax) is CatchClauseSyntax;

    private static bool HandsOver(StatementSyntax statement) => statement
        .DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
        .OfType<InvocationExpressionSyntax>()
        .Any(call => CalledName.Of(call)?.Identifier.ValueText is { } name && Array.Exists(Handovers, word => CalledName.StartsWithWord(name, word)));
}
