using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>Finds the calls in methods without a token that would be given one if there were one.</summary>
internal sealed class MethodLosses(ShutdownSettings settings, TokenOverloads overloads, CancellationToken cancellationToken)
{
    private const string AnyToken = "default(System.Threading.CancellationToken)";

    private readonly Dictionary<TokenlessMethod, LostCalls> _found = new();

    /// <summary>The lost calls of all bodies of a method.</summary>
    public LostCalls Of(TokenlessMethod method)
    {
        if (!_found.TryGetValue(method, out var calls))
            _found[method] = calls = Find(method);

        return calls;
    }

    private LostCalls Find(TokenlessMethod method)
    {
        var found = new LostCalls(First: null, OnlyWait: true);
        foreach (var (declaration, model) in method.Bodies)
        {
            var own = In(declaration, model);
            found = new LostCalls(found.First ?? own.First, found.OnlyWait && own.OnlyWait);
        }

        return found;
    }

    /// <summary>The lost calls of one body.</summary>
    public LostCalls In(MethodDeclarationSyntax declaration, SemanticModel model)
    {
        LostCall? first = null;
        foreach (var node in declaration.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or ParameterListSyntax or AttributeListSyntax)))
        {
            if (node is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or CommonForEachStatementSyntax) || FindLost(node, model) is not { } lost)
                continue;

            first ??= lost;
            if (!lost.IsWait)
                return new LostCalls(first, OnlyWait: false);
        }

        return new LostCalls(first, OnlyWait: true);
    }

    private LostCall? FindLost(SyntaxNode node, SemanticModel model) =>
        LostCall.TryMatch(node, model, settings, cancellationToken, overloads) is { IsRefused: false } lost
        && TokenFlow.LacksToken(TokenScope.Find(node, model, settings, cancellationToken))
        && Threadable.SeesParameters(lost.Syntax, model, cancellationToken)
        && CanBeForwarded(lost, model)
            ? lost
            : null;

    private bool CanBeForwarded(LostCall lost, SemanticModel model) => lost.Remedy switch
    {
        TokenRemedy.Argument => TokenForwarding.TryForward(lost.Syntax, AnyToken, model, cancellationToken, overloads: overloads) is not null,
        TokenRemedy.Stream => TokenlessStream.TryForward(lost.Syntax, AnyToken, model) is not null,
        // Elsewhere it is not wrong to wait for a task to its end.
        TokenRemedy.Task => model.GetEnclosingSymbol(lost.Syntax.SpanStart, cancellationToken) is { ContainingType: { } type } && HostedService.IsHosted(type, settings.HostTypes) && WaitWrapping.TryWaitForTask((InvocationExpressionSyntax)lost.Syntax, AnyToken, model, cancellationToken) is not null,
        _ => false,
    };
}
