using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>What the <c>ExecuteAsync</c> of a background service leaves running.</summary>
internal static class ExecutedWork
{
    /// <summary>Whether there is nothing in it, so that there is nothing to start or to stop.</summary>
    public static bool DoesNothing(MethodDeclarationSyntax execution)
    {
        if (execution.ExpressionBody is { Expression: var value })
            return value is ThrowExpressionSyntax || MissingBaseCall.IsCompletedTask(value);

        if (execution.Body is not { } body)
            return false;

        foreach (var statement in body.Statements)
        {
            if (statement is not (ThrowStatementSyntax or ReturnStatementSyntax { Expression: null } or EmptyStatementSyntax)
                && !(statement is ReturnStatementSyntax { Expression: { } returned } && MissingBaseCall.IsCompletedTask(returned))
                && !(statement is ExpressionStatementSyntax { Expression: AwaitExpressionSyntax { Expression: var awaited } } && MissingBaseCall.IsCompletedTask(awaited)))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Whether it only sets up what runs without it, such as a timer or a subscription: its task is over then, and its token given to nobody.</summary>
    public static bool EndsAtOnce(MethodDeclarationSyntax execution)
    {
        if (DoesNothing(execution))
            return true;

        if (execution is not { Body: { } body, ParameterList.Parameters: { Count: 1 } parameters } || execution.Modifiers.Any(SyntaxKind.AsyncKeyword))
            return false;

        foreach (var node in body.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is ReturnStatementSyntax { Expression: { } returned } && !MissingBaseCall.IsCompletedTask(returned))
                return false;
        }

        foreach (var node in body.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name
                && name.Identifier.ValueText == parameters[0].Identifier.ValueText
                && !(name.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfCancellationRequested" or "IsCancellationRequested" } test && test.Expression == name))
            {
                return false;
            }
        }

        return true;
    }
}
