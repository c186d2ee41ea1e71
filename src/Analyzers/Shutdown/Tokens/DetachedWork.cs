using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>What becomes of started work in the function that starts it.</summary>
internal enum Attachment
{
    /// <summary>The function waits for it, or hands it to its caller.</summary>
    Awaited,

    /// <summary>It is kept somewhere, so somebody else may wait for it.</summary>
    Kept,

    /// <summary>Nobody knows when it ends, so it may outlive whatever token the function has.</summary>
    Detached,
}

/// <summary>Tells work that a function waits for from work that outlives it.</summary>
internal static class DetachedWork
{
    /// <summary>What becomes of the value of a call that starts work.</summary>
    public static Attachment Of(ExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        // Who has a number, a text or a yes or no has waited for it.
        if (model.GetTypeInfo(call, cancellationToken).Type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } && !IsStarter(call))
            return Attachment.Awaited;

        SyntaxNode node = call;
        while (node.Parent is { } parent)
        {
            switch (parent)
            {
                case AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or YieldStatementSyntax or ForEachStatementSyntax or UsingStatementSyntax:
                case LambdaExpressionSyntax lambda when lambda.Body == node:
                    return Attachment.Awaited;

                case ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax or ConditionalAccessExpressionSyntax:
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression }:
                case MemberAccessExpressionSyntax access when access.Expression == node:
                case InvocationExpressionSyntax invocation when invocation.Expression == node:
                    node = parent;
                    break;

                case ExpressionStatementSyntax:
                    // A synchronous call is over when the statement is.
                    return model.GetTypeInfo(node, cancellationToken).Type is { } type && (type.SpecialType is SpecialType.System_Void || !StartsWork(type)) && !IsStarter(node) ? Attachment.Awaited : Attachment.Detached;

                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } } assignment when assignment.Right == node:
                    return Attachment.Detached;

                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression }:
                    return Attachment.Detached;

                default:
                    return Attachment.Kept;
            }
        }

        return Attachment.Kept;
    }

    /// <summary>What becomes of the work in a lambda.</summary>
    public static Attachment Of(AnonymousFunctionExpressionSyntax lambda, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (lambda.Parent)
        {
            case ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call }:
                // A parallel loop is over when its statement is; handlers that are only registered run whenever their event comes.
                return call.Parent is ExpressionStatementSyntax && model.GetTypeInfo(call, cancellationToken).Type is { SpecialType: not SpecialType.System_Void, Name: not "ParallelLoopResult" } result && !StartsWork(result)
                    ? Attachment.Detached
                    : Of(call, model, cancellationToken);

            case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax }:
            case AssignmentExpressionSyntax:
                return Attachment.Detached;

            default:
                return Attachment.Kept;
        }
    }

    private static bool StartsWork(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && (named.Is("System.Threading.Tasks", "Task") || named.Is("System.Threading.Tasks", "ValueTask"));

    /// <summary>Whether the call hands its delegate to another thread although it returns nothing to wait for.</summary>
    private static bool IsStarter(SyntaxNode call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "QueueUserWorkItem" or "UnsafeQueueUserWorkItem" } };
}
