using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Gates;

/// <summary>What a gate lets through or keeps out.</summary>
internal enum FlagGateKind
{
    /// <summary>An attribute on a controller, an action or a page.</summary>
    Attribute,

    /// <summary>A call that gates an endpoint or a group of them, in a chain: <c>.WithFeatureGate("X")</c>.</summary>
    Endpoint,

    /// <summary>A branch of the pipeline that a lambda sets up: <c>app.UseForFeature("X", branch => ...)</c>.</summary>
    Branch,

    /// <summary>A middleware: <c>app.UseMiddlewareForFeature&lt;T&gt;("X")</c>.</summary>
    Middleware,

    /// <summary>A filter of all actions: <c>options.Filters.AddForFeature&lt;T&gt;("X")</c>.</summary>
    Filter,

    /// <summary>A choice between two lambdas: <c>features.Do("X", () => ..., () => ...)</c>.</summary>
    Choice,
}

/// <summary>One of the flags of a gate.</summary>
/// <param name="Syntax">The expression that gives the key: an argument, or an element of an array.</param>
internal sealed record FlagGateKey(ExpressionSyntax Syntax, string Text, ISymbol? Symbol);

/// <summary>An attribute or a call that only lets requests, calls or code through while flags are on.</summary>
/// <param name="Syntax">The attribute, or the invocation.</param>
internal sealed record FlagGate(SyntaxNode Syntax, FlagGateKind Kind, ImmutableArray<FlagGateKey> Keys)
{
    /// <summary>Whether every flag has to be on; otherwise one is enough.</summary>
    public bool RequiresAll { get; init; } = true;

    /// <summary>Whether the gate is open where it would otherwise be closed.</summary>
    public bool IsNegated { get; init; }

    /// <summary>What a finding about the gate marks: the attribute's name, or that of the called method.</summary>
    public SyntaxNode Name => Syntax switch
    {
        AttributeSyntax attribute => attribute.Name,
        InvocationExpressionSyntax call => CalledName.Of(call) ?? (SyntaxNode)call,
        _ => Syntax,
    };

    /// <summary>Whether the gate is always open, or always closed; null where that still depends on a flag.</summary>
    /// <param name="decided">Whether a flag is on or off for good; null for one that varies.</param>
    public bool? IsOpen(Func<FlagGateKey, bool?> decided)
    {
        var varies = false;
        foreach (var key in Keys)
        {
            switch (decided(key))
            {
                case null:
                    varies = true;
                    break;

                // One is enough to say no to all, or yes to any.
                case var value when value != RequiresAll:
                    return value != IsNegated;
            }
        }

        return varies ? null : RequiresAll != IsNegated;
    }
}
