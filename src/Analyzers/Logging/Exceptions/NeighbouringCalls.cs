using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.Logging.Exceptions;

/// <summary>Looks at the log calls beside one that leaves its exception out: one of them may say the rest.</summary>
internal static class NeighbouringCalls
{
    /// <summary>Whether another log call of the same catch clause passes the exception as such.</summary>
    public static bool Pass(ExceptionMention mention, LogCall call, LoggingSymbols symbols, LoggingSettings settings, CancellationToken cancellationToken)
    {
        if (call.Invocation.SemanticModel is not { } model || call.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause)
            return false;

        foreach (var node in clause.Block.DescendantNodes())
        {
            if (node is InvocationExpressionSyntax neighbour
                && neighbour != call.Syntax
                && PassesAlone(neighbour, mention.Source.Syntax)
                && model.GetOperation(neighbour, cancellationToken) is IInvocationOperation invocation
                && LogCall.TryMatch(invocation, symbols, settings, cancellationToken) is { } other
                && other.FindLeading(ExceptionMention.IsException) is { } passed
                && ExceptionMention.IsSame(passed.Value.Unwrap(), mention.Source))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the arguments is the exception and nothing else.</summary>
    private static bool PassesAlone(InvocationExpressionSyntax call, SyntaxNode exception)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (SyntaxFactory.AreEquivalent(argument.Expression.Unwrap(), exception))
                return true;
        }

        return false;
    }
}
