using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>What may end a loop although no comparison in it does.</summary>
internal static class HiddenBound
{
    public static bool MayEnd(RetryLoop loop) => IsPacedByObject(loop) || IsTimed(loop);

    /// <summary>An object that is asked to wait may also be the one that counts, and throw when it is enough.</summary>
    private static bool IsPacedByObject(RetryLoop loop)
    {
        foreach (var wait in loop.Pause.Waits)
        {
            if (wait is { IsHelper: true, Method: { IsStatic: false, IsExtensionMethod: false } } && AttemptSyntax.Receiver(wait.Syntax) is not (null or ThisExpressionSyntax or BaseExpressionSyntax))
                return true;
        }

        return false;
    }

    /// <summary>A token that the method itself cancels after some time is a clock, when the loop looks at it.</summary>
    private static bool IsTimed(RetryLoop loop)
    {
        if (loop.Token is { IsObserved: false, Passed: null })
            return false;

        foreach (var node in loop.Function.DescendantNodes())
        {
            var starts = node switch
            {
                ObjectCreationExpressionSyntax { Type: IdentifierNameSyntax { Identifier.ValueText: "CancellationTokenSource" }, ArgumentList.Arguments.Count: > 0 } => true,
                InvocationExpressionSyntax call => AttemptSyntax.Name(call)?.Identifier.ValueText is "CancelAfter",
                _ => false,
            };

            if (starts && !IsInBody(node, loop))
                return true;
        }

        return false;
    }

    /// <summary>A time that begins anew with every attempt is the attempt's own.</summary>
    private static bool IsInBody(SyntaxNode node, RetryLoop loop)
    {
        foreach (var statement in loop.Body)
        {
            if (statement.Span.Contains(node.Span))
                return true;
        }

        return false;
    }
}
