using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Loops without a bound that end with what they belong to: a worker, or an object that is closed.</summary>
internal static class BackgroundLoop
{
    public static bool Is(RetryLoop loop, CancellationToken cancellationToken) => IsInWorker(loop) || (loop.Pause.Kind is not PauseKind.None && EndsWithObject(loop, cancellationToken));

    /// <summary>Whether it stands in a loop that goes on for as long as a token is not cancelled, and asks for that as well.</summary>
    private static bool IsInWorker(RetryLoop loop)
    {
        if (loop.Syntax is not WhileStatementSyntax own || !AsksForToken(own))
            return false;

        for (var node = loop.Syntax.Parent; node is not null && node != loop.Function; node = node.Parent)
        {
            if (node is WhileStatementSyntax worker && AsksForToken(worker))
                return true;
        }

        return false;
    }

    private static bool AsksForToken(WhileStatementSyntax loop) => AttemptSyntax.Mentions(loop.Condition, "IsCancellationRequested");

    /// <summary>Whether it listens to a token or a flag of its object, which is set when that is closed.</summary>
    private static bool EndsWithObject(RetryLoop loop, CancellationToken cancellationToken)
    {
        var condition = loop.Syntax switch
        {
            WhileStatementSyntax head => head.Condition,
            DoStatementSyntax head => head.Condition,
            ForStatementSyntax head => head.Condition,
            _ => null,
        };
        if (condition is not null && MentionsField(condition, allowFlag: true, loop, cancellationToken))
            return true;

        foreach (var statement in loop.Body)
        {
            if (MentionsField(statement, allowFlag: false, loop, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool MentionsField(SyntaxNode code, bool allowFlag, RetryLoop loop, CancellationToken cancellationToken)
    {
        foreach (var node in AttemptSyntax.Nodes(code))
        {
            if (node is IdentifierNameSyntax name
                && loop.Model.GetSymbolInfo(name, cancellationToken).Symbol is IFieldSymbol { IsStatic: false, IsConst: false, Type: var type }
                && (type.Name is "CancellationToken" or "CancellationTokenSource" || (allowFlag && type.SpecialType is SpecialType.System_Boolean)))
            {
                return true;
            }
        }

        return false;
    }
}
