using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>How a call comes to listen to a token.</summary>
internal enum TokenRemedy
{
    /// <summary>It takes one as an argument.</summary>
    Argument,

    /// <summary>It is the source of an <c>await foreach</c>, and takes one by <c>WithCancellation</c>.</summary>
    Stream,

    /// <summary>The wait for its task can be given up.</summary>
    Task,

    /// <summary>It waits for a handle, and can wait for that of a token as well.</summary>
    Handle,

    /// <summary>It takes more than an argument, so it is left to its author.</summary>
    Rewrite,
}

/// <summary>
/// A call that should be cancelled with the service, and is not: SEA3002 and SEA3003 report it where a token is in reach,
/// and SEA3004 reports the method around it where the callers have one.
/// </summary>
/// <param name="Syntax">The call, or the source of an <c>await foreach</c>.</param>
/// <param name="IsWait">Whether it does nothing but wait.</param>
/// <param name="IsRefused">Whether it is told that there is no token.</param>
internal sealed record LostCall(ExpressionSyntax Syntax, TokenRemedy Remedy, bool IsWait, bool IsRefused)
{
    /// <summary>Whether it stands in the handler of any failure.</summary>
    public bool FollowsFailure { get; init; }

    /// <param name="node">A call, a creation or an <c>await foreach</c>.</param>
    /// <param name="replacesRefusal">Whether any call that is told that there is no token counts as lost; a wait always does.</param>
    public static LostCall? TryMatch(SyntaxNode node, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken, TokenOverloads? overloads = null, bool replacesRefusal = false) => node switch
    {
        CommonForEachStatementSyntax loop => TokenlessStream.Find(loop, model, cancellationToken, overloads) is { } stream && CleanupContext.Of(loop, model, settings, cancellationToken) is Cleanup.None
            ? new(stream, TokenRemedy.Stream, IsWait: false, IsRefused: false)
            : null,
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "ToString" or "Equals" or "GetHashCode" } } => null,
        InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax => TryMatchCall((ExpressionSyntax)node, model, settings, overloads ?? new(), replacesRefusal, cancellationToken),
        _ => null,
    };

    /// <summary>What a finding is shown at.</summary>
    public SyntaxNodeOrToken Name => Syntax switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name.Identifier,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name.Identifier,
        InvocationExpressionSyntax { Expression: SimpleNameSyntax name } => name.Identifier,
        InvocationExpressionSyntax { Expression: var called } => called,
        ObjectCreationExpressionSyntax creation => creation.Type,
        ImplicitObjectCreationExpressionSyntax creation => creation.NewKeyword,
        _ => Syntax,
    };

    private static LostCall? TryMatchCall(ExpressionSyntax call, SemanticModel model, ShutdownSettings settings, TokenOverloads overloads, bool replacesRefusal, CancellationToken cancellationToken)
    {
        if (TokenlessCall.TryMatch(call, model, replacesNone: true, cancellationToken) is not { Method: var method } tokenless)
            return null;

        var isTokenOnly = TokenOnlyWait.Is(method, settings);
        var isWait = isTokenOnly || TokenOnlyWait.Blocks(method);
        if ((tokenless.None is not null && !isWait && !replacesRefusal) || FindRemedy(tokenless, isWait, overloads) is not { } remedy)
            return null;

        if (IsGivenLater(call, isWait, model, cancellationToken) || (isWait && call is InvocationExpressionSyntax wait ? EndedWait.Is(wait, method, model, settings, cancellationToken) : IsExempt(tokenless, cancellationToken)))
            return null;

        var cleanup = CleanupContext.Of(call, model, settings, cancellationToken);
        return cleanup is Cleanup.Full || (cleanup is Cleanup.FailureHandler && !isTokenOnly) || IsExplained(call)
            ? null
            : new LostCall(call, remedy, isWait, tokenless.None is not null) { FollowsFailure = cleanup is Cleanup.FailureHandler };
    }

    private static TokenRemedy? FindRemedy(TokenlessCall call, bool isWait, TokenOverloads overloads)
    {
        if (!call.FindOverloads(overloads).IsEmpty)
            return isWait && call.Syntax is InvocationExpressionSyntax wait && HeldLock.IsGivenBackAnyway(wait) ? TokenRemedy.Rewrite : TokenRemedy.Argument;

        if (IsOfToken(call.Syntax))
            return null;

        // A sequence is given its token when it is asked for the enumerator, and may not be left in the middle of a step.
        if (!isWait || call.Own is not null || call.Method.Name is "MoveNextAsync")
            return null;

        return call.Method.ReturnType.IsTaskLike() ? TokenRemedy.Task : call.Method.Name switch
        {
            "WaitOne" => TokenRemedy.Handle,
            "TryTake" => TokenRemedy.Rewrite,
            _ => null,
        };
    }

    /// <summary>Whether what the call returns is asked with a token, such as the sequence of <c>ReadAllAsync().WithCancellation(token)</c>.</summary>
    private static bool IsGivenLater(ExpressionSyntax call, bool isWait, SemanticModel model, CancellationToken cancellationToken)
    {
        var value = call;
        while (value.Parent is ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax })
        {
            if (value.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax next })
            {
                value = (ExpressionSyntax)value.Parent;
                continue;
            }

            if (name is not ("WithCancellation" or "GetAsyncEnumerator" or "WaitAsync" or "ConfigureAwait" or "AsTask"))
                return false;

            foreach (var argument in next.ArgumentList.Arguments)
            {
                if ((isWait || name is not "WaitAsync") && model.GetTypeInfo(argument.Expression, cancellationToken).ConvertedType.IsToken() && !TokenlessCall.IsNone(argument.Expression, model, cancellationToken))
                    return true;
            }

            value = next;
        }

        return false;
    }

    /// <summary>Whether it is the token's own handle that is waited for.</summary>
    private static bool IsOfToken(ExpressionSyntax call) =>
        call is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "WaitHandle" } } };

    /// <summary>Whether a comment tells another tool that the call is meant to go on.</summary>
    private static bool IsExplained(SyntaxNode call)
    {
        var statement = call;
        while (statement is not (null or StatementSyntax or MemberDeclarationSyntax))
            statement = statement.Parent;

        if (statement is null || !statement.HasLeadingTrivia)
            return false;

        foreach (var trivia in statement.GetLeadingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && trivia.ToString().Contains("MethodSupportsCancellation"))
                return true;
        }

        return false;
    }

    /// <summary>Calls whose token would not stop the work.</summary>
    private static bool IsExempt(TokenlessCall call, CancellationToken cancellationToken)
    {
        var method = call.Method;
        if (IsRecursive(call, cancellationToken) || TakenItem.IsWorkedOn(call.Syntax, call.Model, cancellationToken))
            return true;

        return method.Name switch
        {
            // To hand something over is quick, and what is not handed over is lost.
            "Add" or "TryAdd" => method.ContainingType is { Name: "BlockingCollection" },
            // Continuations observe how a task has ended, cancelled or not.
            "ContinueWith" => method.ContainingType.IsTaskLike(),
            "Run" => method.ContainingType.IsTaskLike() && OnlySchedules(call, cancellationToken),
            "StartNew" => method.ContainingType is { Name: "TaskFactory" } && OnlySchedules(call, cancellationToken),
            _ => false,
        };
    }

    private static bool IsRecursive(TokenlessCall call, CancellationToken cancellationToken)
    {
        for (var symbol = call.Model.GetEnclosingSymbol(call.Syntax.SpanStart, cancellationToken); symbol is IMethodSymbol around; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(around.OriginalDefinition, call.Method.OriginalDefinition))
                return true;
        }

        return false;
    }

    /// <summary>The token of a started task is asked once, before it starts, and tells then whose cancellation its exception is.</summary>
    private static bool OnlySchedules(TokenlessCall call, CancellationToken cancellationToken)
    {
        if (call.Method.Parameters is not { Length: > 0 } parameters
            || parameters[0].Type is not INamedTypeSymbol { DelegateInvokeMethod.ReturnType: var result }
            || result.IsTaskLike()
            || DetachedWork.Of(call.Syntax, call.Model, cancellationToken) is Attachment.Detached)
        {
            return true;
        }

        if (call.Arguments is not { Arguments: { Count: > 0 } arguments })
            return true;

        foreach (var node in arguments[0].DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && call.Model.GetTypeInfo(name, cancellationToken).Type.IsToken())
                return false;
        }

        return true;
    }
}
