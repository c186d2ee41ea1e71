using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>A private method without a token, and what is known of the tokens around it.</summary>
internal sealed class TokenlessMethod(IMethodSymbol symbol, MethodDeclarationSyntax declaration, SemanticModel model)
{
    /// <summary>Of a partial method, the part that defines it.</summary>
    public IMethodSymbol Symbol { get; } = symbol;

    /// <summary>The part that has the body.</summary>
    public MethodDeclarationSyntax Declaration { get; } = declaration;

    /// <summary>The model of the file that the body stands in.</summary>
    public SemanticModel Model { get; } = model;

    /// <summary>Every call of it, in the order of the files and their text.</summary>
    public List<PrivateCall> Callers { get; } = new();

    /// <summary>Its calls of other such methods.</summary>
    public List<PrivateCall> Calls { get; } = new();

    /// <summary>Whether every use of it is a call that could be given another argument.</summary>
    public bool IsThreadable { get; set; } = true;

    /// <summary>How many such methods a caller's token has to pass to get into this one; 0 where no caller has one.</summary>
    public int Reach { get; set; }

    /// <summary>Whether it is clear which token that would be.</summary>
    public bool IsGiven { get; set; }

    /// <summary>How many such methods the token then passes to be used, this one included; 0 where nothing could use it.</summary>
    public int Depth { get; set; }

    /// <summary>What could use the token, here or further down.</summary>
    public LostCall? LostCall { get; set; }
}

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
