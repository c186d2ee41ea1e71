using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Waits that end soon enough without a token of their own.</summary>
internal static class EndedWait
{
    public static bool Is(InvocationExpressionSyntax wait, IMethodSymbol method, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        !IsLong(wait, method, model, settings, cancellationToken) || IsContinued(wait) || AnsweredWait.Is(wait, model, cancellationToken) || HeldLock.Is(wait, method, model, cancellationToken) || IsOfTask(wait, method, model, cancellationToken) || IsLimit(wait, model, cancellationToken) || DrainByCompletion.Ends(wait, model, cancellationToken) || UnboundedChannel.IsWrittenTo(method, model, cancellationToken);

    private static bool IsLong(InvocationExpressionSyntax wait, IMethodSymbol method, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        WaitLength.Of(wait, method, model, cancellationToken) is not { } length || length < 0 || length > settings.MinimumDelay;

    /// <summary>What continues a wait would run at once when that is cancelled.</summary>
    private static bool IsContinued(InvocationExpressionSyntax wait) => wait.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ContinueWith" };

    /// <summary>Whether what is waited for is a task that has a token itself.</summary>
    private static bool IsOfTask(InvocationExpressionSyntax wait, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (method.IsStatic || !method.ContainingType.IsTaskLike() || wait.Expression is not MemberAccessExpressionSyntax { Expression: var task })
            return false;

        foreach (var node in task.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && ListensToToken(name, model, cancellationToken))
                return true;
        }

        return false;
    }

    /// <summary>Whether the delay only limits how long something is waited for that has a token itself.</summary>
    private static bool IsLimit(InvocationExpressionSyntax wait, SemanticModel model, CancellationToken cancellationToken)
    {
        if (wait.Expression is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Delay" } || FindWhenAny(wait) is not { } any)
            return false;

        foreach (var node in any.ArgumentList.DescendantNodes(inner => inner != wait))
        {
            if (node is IdentifierNameSyntax name && (ListensToToken(name, model, cancellationToken) || IsCompletedByToken(name)))
                return true;
        }

        return false;
    }

    /// <summary><c>token.Register(() => source.SetResult())</c> for the <c>source.Task</c> that is waited for as well.</summary>
    private static bool IsCompletedByToken(IdentifierNameSyntax source)
    {
        if (source.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Task" } access || access.Expression != source || source.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return false;

        foreach (var node in member.DescendantNodes())
        {
            if (node is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Register" or "UnsafeRegister" } } registration)
                continue;

            foreach (var inner in registration.ArgumentList.DescendantNodes())
            {
                if (inner is IdentifierNameSyntax completed && completed.Identifier.ValueText == source.Identifier.ValueText)
                    return true;
            }
        }

        return false;
    }

    private static InvocationExpressionSyntax? FindWhenAny(InvocationExpressionSyntax wait)
    {
        if (wait.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Identifier.ValueText: var name } declarator })
        {
            foreach (var node in (declarator.FirstAncestorOrSelf<BlockSyntax>() ?? (SyntaxNode)declarator).DescendantNodes())
            {
                if (node is IdentifierNameSyntax use && use.Identifier.ValueText == name && Above(use) is { } any)
                    return any;
            }

            return null;
        }

        return Above(wait);

        static InvocationExpressionSyntax? Above(SyntaxNode operand)
        {
            for (var node = operand.Parent; node is ArgumentSyntax or ArgumentListSyntax or InitializerExpressionSyntax or ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or CollectionExpressionSyntax or ExpressionElementSyntax or InvocationExpressionSyntax; node = node.Parent)
            {
                if (node is InvocationExpressionSyntax call)
                    return call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WhenAny" } or IdentifierNameSyntax { Identifier.ValueText: "WhenAny" } ? call : null;
            }

            return null;
        }
    }

    /// <summary>Whether it is a token, or a task that was started with one.</summary>
    private static bool ListensToToken(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetTypeInfo(name, cancellationToken).Type is not { } type)
            return false;

        if (type.IsToken())
            return name.Identifier.ValueText is not "None";

        if (!type.IsTaskLike()
            || model.GetSymbolInfo(name, cancellationToken).Symbol is not ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references }
            || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer: { } initializer })
        {
            return false;
        }

        foreach (var node in initializer.DescendantNodes())
        {
            if (node is IdentifierNameSyntax inner && inner.Identifier.ValueText is not "None" && model.GetTypeInfo(inner, cancellationToken).Type.IsToken())
                return true;
        }

        return false;
    }
}
