using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>A private method without a token, or a method of an interface with all that implement it, and what is known of the tokens around it.</summary>
internal sealed class TokenlessMethod(IMethodSymbol symbol, MethodDeclarationSyntax declaration, SemanticModel model)
{
    /// <summary>Of a partial method, the part that defines it.</summary>
    public IMethodSymbol Symbol { get; } = symbol;

    /// <summary>The part that has the body; of an interface, the method itself.</summary>
    public MethodDeclarationSyntax Declaration { get; } = declaration;

    /// <summary>What implements a method of an interface; its signature can't change without theirs.</summary>
    public List<IMethodSymbol> Implementations { get; } = new();

    /// <summary>The declarations with a body, each with the model of its file.</summary>
    public List<(MethodDeclarationSyntax Declaration, SemanticModel Model)> Bodies { get; } = new() { (declaration, model) };

    /// <summary>Whether it is one of an interface.</summary>
    public bool IsContract => Implementations.Count > 0;

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
