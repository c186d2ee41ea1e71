using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
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
            if (Find(node, model) is not { } lost || !TokenFlow.LacksToken(TokenScope.Find(node, model, settings, cancellationToken)) || TryForward(lost, AnyToken, model) is null)
                continue;

            first ??= lost;
            if (!lost.IsWait)
                return new LostCalls(first, OnlyWait: false);
        }

        return new LostCalls(first, OnlyWait: true);
    }

    /// <summary>The changes that give the call the token; null where it takes none.</summary>
    public ImmutableArray<TextChange>? TryForward(LostCall lost, string token, SemanticModel model) => lost.Remedy switch
    {
        TokenRemedy.Argument => TokenForwarding.TryForward(lost.Syntax, token, model, cancellationToken, overloads: overloads)?.Changes,
        TokenRemedy.Stream => TokenlessStream.TryForward(lost.Syntax, token, model),
        // Elsewhere it is not wrong to wait for a task to its end.
        TokenRemedy.Task when IsHosted(lost.Syntax, model) => WaitWrapping.TryWaitForTask((InvocationExpressionSyntax)lost.Syntax, token, model, cancellationToken),
        _ => null,
    };

    /// <summary>The call of a node, if it would be given a token that its method had.</summary>
    public LostCall? Find(SyntaxNode node, SemanticModel model) =>
        node is InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or CommonForEachStatementSyntax
        && LostCall.TryMatch(node, model, settings, cancellationToken, overloads) is { IsRefused: false } lost
        && !IsGivenByCaller(lost, model)
        && Threadable.SeesParameters(lost.Syntax, model, cancellationToken)
            ? lost
            : null;

    /// <summary>Whether it is a sequence that the callers have made, with their token.</summary>
    private bool IsGivenByCaller(LostCall lost, SemanticModel model) => lost.Remedy is TokenRemedy.Stream && model.GetSymbolInfo(lost.Syntax, cancellationToken).Symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } };

    private bool IsHosted(SyntaxNode at, SemanticModel model) =>
        model.GetEnclosingSymbol(at.SpanStart, cancellationToken) is { ContainingType: { } type } && HostedService.IsHosted(type, settings.HostTypes);
}
