using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>Follows the tokens of the callers down to the calls that could use them.</summary>
internal sealed class TokenFlow
{
    private readonly CallGraph _graph;
    private readonly ShutdownSettings _settings;
    private readonly CancellationToken _cancellationToken;
    private readonly MethodLosses _losses;

    private TokenFlow(CallGraph graph, ShutdownSettings settings, TokenOverloads overloads, CancellationToken cancellationToken)
    {
        _graph = graph;
        _settings = settings;
        _cancellationToken = cancellationToken;
        _losses = new MethodLosses(settings, overloads, cancellationToken);
    }

    /// <summary>The methods that keep a caller's token from calls that could use it.</summary>
    public List<TokenlessMethod> Methods { get; } = new();

    /// <summary>Null where a type has no such methods.</summary>
    public static TokenFlow? Find(TypeDeclarationSyntax declaration, SemanticModel model, ShutdownSettings settings, TokenOverloads overloads, CancellationToken cancellationToken) =>
        CallGraph.Read(declaration, model, settings, cancellationToken) is { } graph && new TokenFlow(graph, settings, overloads, cancellationToken) is var flow && flow.Run() ? flow : null;

    /// <summary>The same for all types of a compilation, with their internal methods.</summary>
    public static TokenFlow? FindAll(Compilation compilation, ShutdownSettings settings, TokenOverloads overloads, CancellationToken cancellationToken) =>
        CallGraph.Read(compilation, settings, cancellationToken) is { } graph && new TokenFlow(graph, settings, overloads, cancellationToken) is var flow && flow.Run() ? flow : null;

    /// <summary>Whether a type that a host runs calls the method, itself or through others.</summary>
    public bool IsHosted(TokenlessMethod method, ImmutableArray<string> hostTypes)
    {
        var seen = new List<TokenlessMethod> { method };
        for (var next = 0; next < seen.Count; next++)
        {
            if (HostedService.IsHosted(seen[next].Symbol.ContainingType, hostTypes))
                return true;

            foreach (var call in seen[next].Callers)
            {
                if (call.Caller is { } caller && HandsOn(call))
                {
                    if (!seen.Contains(caller))
                        seen.Add(caller);
                }
                else if (!LacksToken(call.Token) && call.Model.GetEnclosingSymbol(call.Syntax.SpanStart, _cancellationToken) is { ContainingType: { } type } && HostedService.IsHosted(type, hostTypes))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>The methods that have to change for one of them to get a token and to hand it on.</summary>
    public List<TokenlessMethod> FindChain(TokenlessMethod method)
    {
        var chain = new List<TokenlessMethod>();
        if (!method.IsGiven)
            return chain;

        chain.Add(method);
        for (var next = 0; next < chain.Count; next++)
        {
            foreach (var call in chain[next].Calls)
                Add(call, call.Target);
        }

        for (var next = 0; next < chain.Count; next++)
        {
            foreach (var call in chain[next].Callers)
                Add(call, call.Caller);
        }

        return chain;

        void Add(PrivateCall call, TokenlessMethod? other)
        {
            if (other is { IsGiven: true } && HandsOn(call) && Methods.Contains(other) && !chain.Contains(other))
                chain.Add(other);
        }
    }

    private bool Run()
    {
        foreach (var method in _graph.Methods)
            method.Reach = IsReached(method) ? 1 : 0;

        var longest = _settings.MaximumDepth;
        for (var reach = 1; reach < longest && Descend(reach); reach++)
        {
        }

        Ascend();
        FindGiven();
        foreach (var method in _graph.Methods)
        {
            if (method is { Reach: > 0, Depth: > 0 } && method.Reach + method.Depth - 1 <= longest)
                Methods.Add(method);
        }

        return Methods.Count > 0;
    }

    /// <summary>Whether the token of the method that makes the call, if it had one, would be handed on by it.</summary>
    public bool HandsOn(PrivateCall call) => call is { SeesParameters: true, Caller.IsThreadable: true } && LacksToken(call.Token) && MayBeCancelled(call) && call.Caller != call.Target;

    /// <summary>Whether the call may be given a token other than <c>None</c>.</summary>
    public bool MayBeCancelled(PrivateCall call) => call.Cleanup switch
    {
        Cleanup.None => true,
        // A pause between attempts may be cut short wherever it is.
        Cleanup.FailureHandler => _losses.Of(call.Target) is { First: not null, OnlyWait: true },
        _ => false,
    };

    private bool IsReached(TokenlessMethod method)
    {
        foreach (var call in method.Callers)
        {
            if (!LacksToken(call.Token) && MayBeCancelled(call))
                return true;
        }

        return false;
    }

    private bool Descend(int reach)
    {
        var any = false;
        foreach (var method in _graph.Methods)
        {
            if (method.Reach != reach)
                continue;

            foreach (var call in method.Calls)
            {
                if (call.Target is { Reach: 0, IsThreadable: true } && HandsOn(call))
                {
                    call.Target.Reach = reach + 1;
                    any = true;
                }
            }
        }

        return any;
    }

    private void Ascend()
    {
        foreach (var method in _graph.Methods)
        {
            if (method.Reach > 0 && _losses.Of(method).First is { } first)
            {
                method.LostCall = first;
                method.Depth = 1;
            }
        }

        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var method in _graph.Methods)
            {
                foreach (var call in method.Calls)
                {
                    if (call.Target is { Depth: > 0 and var depth, Reach: > 0 } && (method.Depth is 0 || method.Depth > depth + 1) && method.Reach > 0 && HandsOn(call))
                    {
                        method.Depth = depth + 1;
                        method.LostCall = call.Target.LostCall;
                        changed = true;
                    }
                }
            }
        }
    }

    private void FindGiven()
    {
        for (var changed = true; changed;)
        {
            changed = false;
            foreach (var method in _graph.Methods)
            {
                if (method.IsGiven || method.Reach is 0)
                    continue;

                foreach (var call in method.Callers)
                {
                    if (MayBeCancelled(call) && ((call.Token is { IsAmbiguous: false } && !LacksToken(call.Token)) || (call.Caller is { IsGiven: true } && HandsOn(call))))
                    {
                        method.IsGiven = changed = true;
                        break;
                    }
                }
            }
        }
    }

    /// <summary>The end of the whole application, and a source that may not be there, are what a method can go by when nobody tells it better.</summary>
    public static bool LacksToken(ReachableToken? token) => token is null or { Rank: TokenRank.ApplicationStopping } or { IsUncertain: true };

    /// <summary>Whether one of the bodies of a method could use the token.</summary>
    public bool CanUse(TokenlessMethod method, MethodDeclarationSyntax body)
    {
        foreach (var call in method.Calls)
        {
            if (call.Target.Depth > 0 && HandsOn(call) && body.Contains(call.Syntax))
                return true;
        }

        foreach (var (declaration, model) in method.Bodies)
        {
            if (declaration == body && _losses.In(declaration, model).First is not null)
                return true;
        }

        return false;
    }

    /// <summary>The flow in all types of a compilation, found once.</summary>
    public sealed class OfCompilation(Compilation compilation, TokenOverloads overloads)
    {
        private readonly object _gate = new();
        private TokenFlow? _flow;
        private bool _isFound;

        public TokenFlow? Find(ShutdownSettings settings, CancellationToken cancellationToken)
        {
            lock (_gate)
            {
                if (!_isFound)
                {
                    _flow = FindAll(compilation, settings, overloads, cancellationToken);
                    _isFound = true;
                }

                return _flow;
            }
        }
    }
}
