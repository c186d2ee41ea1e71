using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Tells which findings the rule of the .NET SDK has as well, with the same token.</summary>
internal static class LeftToCA2016
{
    public const string Id = "CA2016";

    public static bool Is(TokenLoss loss, SemanticModel model, CancellationToken cancellationToken) =>
        loss is { Token.IsAmbiguous: false, Call: { Remedy: TokenRemedy.Argument, Syntax: InvocationExpressionSyntax call } }
        && FindToken(call, model, cancellationToken) is { } token
        && SymbolEqualityComparer.Default.Equals(token, loss.Token.Source)
        && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
        && SeesTarget(method.ReducedFrom ?? method.OriginalDefinition);

    /// <summary>The last and only token of the nearest function; it does not look out of lambdas and static local functions.</summary>
    private static IParameterSymbol? FindToken(SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = call.Parent; node is not null; node = node.Parent)
        {
            IMethodSymbol? function;
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax:
                    function = model.GetSymbolInfo(node, cancellationToken).Symbol as IMethodSymbol;
                    break;

                case LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax:
                    function = model.GetDeclaredSymbol(node, cancellationToken) as IMethodSymbol;
                    break;

                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return null;

                default:
                    continue;
            }

            if (function is null)
                return null;

            if (FindLastAndOnly(function) is { } token)
                return token;

            if (node is not LocalFunctionStatementSyntax || function.IsStatic)
                return null;
        }

        return null;
    }

    private static IParameterSymbol? FindLastAndOnly(IMethodSymbol function)
    {
        var count = 0;
        foreach (var parameter in function.Parameters)
            count += parameter.Type.IsToken() ? 1 : 0;

        return count is 1 && function.Parameters[function.Parameters.Length - 1] is { } last && last.Type.IsToken() ? last : null;
    }

    /// <summary>Whether the token is the last parameter of the method, or of an overload that has the same others.</summary>
    private static bool SeesTarget(IMethodSymbol method)
    {
        if (method.Parameters is { Length: > 0 } parameters && parameters[parameters.Length - 1] is { IsOptional: true } last && last.Type.IsToken())
            return true;

        foreach (var member in method.ContainingType.GetMembers(method.Name))
        {
            if (member is IMethodSymbol candidate && HasSameAndToken(method, candidate))
                return true;
        }

        return false;
    }

    private static bool HasSameAndToken(IMethodSymbol method, IMethodSymbol candidate)
    {
        var count = method.Parameters.Length;
        if (candidate.Parameters.Length != count + 1 || !candidate.Parameters[count].Type.IsToken())
            return false;

        for (var i = 0; i < count; i++)
        {
            if (!SymbolEqualityComparer.Default.Equals(method.Parameters[i].Type, candidate.Parameters[i].Type))
                return false;
        }

        return true;
    }
}
