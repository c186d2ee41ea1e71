using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Tells bodies that have no token at all, in which nothing needs to be bound.</summary>
internal sealed class NearbyTokens
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);

    public bool MayBeIn(SyntaxNode body, ISymbol owner) =>
        (owner.ContainingType is { } type && MayHave(type)) || IsNamedIn(body);

    private bool MayHave(INamedTypeSymbol type)
    {
        if (!_types.TryGetValue(type, out var may))
            _types[type] = may = MemberTokens.MayHave(type);

        return may;
    }

    private static bool IsNamedIn(SyntaxNode body)
    {
        foreach (var node in body.DescendantNodes())
        {
            switch (node)
            {
                case IdentifierNameSyntax { Identifier.ValueText: var name } when IsTokenName(name):
                case LambdaExpressionSyntax { AsyncKeyword.RawKind: not 0 }:
                case ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: > 1 }:
                    return true;
            }
        }

        return false;
    }

    private static bool IsTokenName(string name) =>
        name.EndsWith("Token", StringComparison.Ordinal)
        || name.EndsWith("TokenSource", StringComparison.Ordinal)
        || name.EndsWith("Context", StringComparison.Ordinal)
        || name.EndsWith("Lifetime", StringComparison.Ordinal);
}
