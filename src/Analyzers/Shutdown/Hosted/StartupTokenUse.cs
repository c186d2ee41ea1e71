using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>A use of the token of a start by something that outlives the start.</summary>
/// <param name="Keeper">What keeps the token: the started call or lambda, the subscription, or the assignment to a member.</param>
/// <param name="Work">What becomes of the started work; nothing is known of threads, timers and stored tokens.</param>
/// <param name="IsReplaceable">Whether another token in its place is all that is missing.</param>
internal sealed record StartupTokenUse(IdentifierNameSyntax Use, SyntaxNode Keeper, WorkFate Work, bool IsReplaceable = true)
{
    public static bool MayMatch(MethodDeclarationSyntax method) =>
        method is { Identifier.ValueText: "StartAsync" or "StartingAsync" or "StartedAsync", ParameterList.Parameters: { Count: 1 } parameters, Parent: TypeDeclarationSyntax }
        && parameters[0].Identifier.ValueText is not ("" or "_")
        && (method.Body is not null || method.ExpressionBody is not null);

    /// <summary>All uses of the method's token that are kept, in the order of the source.</summary>
    public static ImmutableArray<StartupTokenUse> FindAll(MethodDeclarationSyntax method, SemanticModel model, ImmutableArray<string> hostTypes, CancellationToken cancellationToken)
    {
        if (!MayMatch(method) || !Mentions(method, method.ParameterList.Parameters[0].Identifier.ValueText))
            return ImmutableArray<StartupTokenUse>.Empty;

        return model.GetDeclaredSymbol(method, cancellationToken) is { } symbol && TokenScope.IsStartup(symbol, hostTypes)
            ? new KeptToken(method, symbol, symbol.Parameters[0], model, cancellationToken).FindAll()
            : ImmutableArray<StartupTokenUse>.Empty;
    }

    private static bool Mentions(MethodDeclarationSyntax method, string name)
    {
        foreach (var node in ((SyntaxNode?)method.Body ?? method.ExpressionBody!).DescendantNodes())
        {
            if (node is IdentifierNameSyntax use && use.Identifier.ValueText == name)
                return true;
        }

        return false;
    }
}
