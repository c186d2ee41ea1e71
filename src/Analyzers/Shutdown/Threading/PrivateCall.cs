using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>A call of a private method without a token.</summary>
/// <param name="Caller">The method of the same kind that makes it; null where any other code does.</param>
internal sealed record PrivateCall(InvocationExpressionSyntax Syntax, SemanticModel Model, TokenlessMethod Target, TokenlessMethod? Caller)
{
    /// <summary>What it could be given as things stand.</summary>
    public ReachableToken? Token { get; init; }

    /// <summary>Whether it puts things in order, and so is not to be cancelled.</summary>
    public Cleanup Cleanup { get; init; }

    /// <summary>Whether it could be given a parameter of the method that makes it.</summary>
    public bool SeesParameters { get; init; }
}
