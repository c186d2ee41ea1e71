using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>A lost call, and the token that it should have been given.</summary>
/// <param name="IsOfService">Whether it is work of a hosted service, which the host waits for.</param>
/// <param name="Changes">The changes of the text that give it the token; empty where that takes more than an argument.</param>
internal sealed record TokenLoss(LostCall Call, ReachableToken Token, bool IsHosted, bool IsOfService, bool EndsLate, ImmutableArray<TextChange> Changes)
{
    private static readonly ImmutableArray<string> WritingWords = ImmutableArray.Create(
        "Save", "Insert", "Update", "Delete", "Remove", "Add", "Create", "Publish", "ExecuteUpdate", "ExecuteDelete", "ExecuteNonQuery");

    /// <summary>Whether it writes down what has been done before, of which the host knows nothing: money that was sent, an item that was taken.</summary>
    public bool SavesChanges => Call.Syntax is InvocationExpressionSyntax call && CalledName.Of(call)?.Identifier.ValueText is { } name && CalledName.StartsWithWord(name, "SaveChanges");

    /// <param name="node">A call, a creation or an <c>await foreach</c>.</param>
    /// <param name="replacesRefusal">Whether a call that is told that there is no token is to be given one all the same.</param>
    public static TokenLoss? TryMatch(SyntaxNode node, SemanticModel model, ShutdownSettings settings, TokenOverloads overloads, CancellationToken cancellationToken, bool replacesRefusal = false)
    {
        if (LostCall.TryMatch(node, model, settings, cancellationToken, overloads, replacesRefusal) is not { } call
            || TokenScope.Find(node, model, settings, cancellationToken) is not { } token
            || IsOfRequest(token, call.Syntax)
            || (call.IsWait && node is InvocationExpressionSyntax wait && RetryPause.IsReported(wait, model, settings.Options, cancellationToken)))
        {
            return null;
        }

        var around = model.GetEnclosingSymbol(node.SpanStart, cancellationToken);
        var type = around as INamedTypeSymbol ?? around?.ContainingType;
        var isHosted = type is not null && HostedService.IsHosted(type, settings.HostTypes);
        if (token.Rank >= TokenRank.Member && type is not null && IsMeantForOthers(token, type, call, isHosted, node, cancellationToken))
            return null;

        var endsLate = call.IsWait && (isHosted || LastsLong(call, token, model, settings, cancellationToken));
        if (!endsLate && ((call.IsRefused && !replacesRefusal) || call.Remedy is TokenRemedy.Task or TokenRemedy.Handle or TokenRemedy.Rewrite))
            return null;

        return FindChanges(call, token.Expression, model, cancellationToken) is { } changes ? new TokenLoss(call, token, isHosted, isHosted && !IsOfOthers(token, node), endsLate, changes) : null;
    }

    /// <summary>Whether a wait outside of services is one of code that goes on for as long; a loop that only tries again ends by itself.</summary>
    private static bool LastsLong(LostCall call, ReachableToken token, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        var isOfFunction = token.Rank < TokenRank.Member;
        var loop = ServiceLoop.FindAround(call.Syntax, model, cancellationToken);
        return (loop is null ? isOfFunction && call.FollowsFailure : isOfFunction || (loop.Condition is { } condition && CleanupContext.AsksForCancellation(condition) is not null))
            && !(call.Syntax is InvocationExpressionSyntax wait && RetryPause.Is(wait, model, settings.Options, cancellationToken));
    }

    /// <summary>Whether the type has the token for something else than this.</summary>
    private static bool IsMeantForOthers(ReachableToken token, INamedTypeSymbol type, LostCall call, bool isHosted, SyntaxNode node, CancellationToken cancellationToken) =>
        DrainingType.Is(type, cancellationToken)
        || node.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null
        || (call.FollowsFailure && !isHosted)
        || (token.Rank is TokenRank.ApplicationStopping && node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration && Stops(declaration));

    /// <summary>Whether the type asks for the end of the application itself, with work that leads to it.</summary>
    private static bool Stops(TypeDeclarationSyntax type)
    {
        foreach (var node in type.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "StopApplication" })
                return true;
        }

        return false;
    }

    /// <summary>Whether the token is the service's, and the work that of anybody who calls a method that the service has for others.</summary>
    private static bool IsOfOthers(ReachableToken token, SyntaxNode node)
    {
        if (token.Rank < TokenRank.Member || node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method)
            return false;

        var isPublic = false;
        foreach (var modifier in method.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.OverrideKeyword))
                return false;

            isPublic |= modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword);
        }

        return isPublic && method.Identifier.ValueText is not ("StartAsync" or "StopAsync" or "StartingAsync" or "StartedAsync" or "StoppingAsync" or "StoppedAsync");
    }

    private static ImmutableArray<TextChange>? FindChanges(LostCall call, string token, SemanticModel model, CancellationToken cancellationToken) => call.Remedy switch
    {
        TokenRemedy.Argument => TokenForwarding.TryForward(call.Syntax, token, model, cancellationToken, call.IsRefused)?.Changes,
        TokenRemedy.Stream => TokenlessStream.TryForward(call.Syntax, token, model),
        // Older frameworks have nothing that gives up waiting.
        TokenRemedy.Task => WaitWrapping.TryWaitForTask((InvocationExpressionSyntax)call.Syntax, token, model, cancellationToken) ?? (ForwardingProof.IsAwaited(call.Syntax) ? ImmutableArray<TextChange>.Empty : null),
        _ => ImmutableArray<TextChange>.Empty,
    };

    /// <summary>Whether the token ends when the client goes away.</summary>
    private static bool IsOfClient(ITypeSymbol context) => context is INamedTypeSymbol type
        && (type.Is("Microsoft.AspNetCore.Http", "HttpContext") || type.Is("Microsoft.AspNetCore.SignalR", "HubCallerContext"));

    private static bool Writes(InvocationExpressionSyntax call)
    {
        if (CalledName.Of(call)?.Identifier.ValueText is not { } name)
            return false;

        foreach (var word in WritingWords)
        {
            if (CalledName.StartsWithWord(name, word))
                return true;
        }

        return false;
    }

    /// <summary>Whether the token is that of a request which the call is not to end with.</summary>
    private static bool IsOfRequest(ReachableToken token, ExpressionSyntax call)
    {
        if (token.Rank is not TokenRank.Context)
            return false;

        // An action that wants to end with its request has a parameter for the token; a change must not be cut in half.
        if (token.Source is not IParameterSymbol context || (IsOfClient(context.Type) && call is InvocationExpressionSyntax invocation && Writes(invocation)))
            return true;

        // What belongs to a context knows its token.
        foreach (var node in call.DescendantNodes())
        {
            if (node is IdentifierNameSyntax name && name.Identifier.ValueText == context.Name)
                return true;
        }

        return false;
    }
}
