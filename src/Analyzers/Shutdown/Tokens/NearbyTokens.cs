using System.Collections.Concurrent;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Tells bodies that have no token at all, in which nothing needs to be bound.</summary>
internal sealed class NearbyTokens
{
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _types = new(SymbolEqualityComparer.Default);

    public bool MayBeIn(SyntaxNode body, ISymbol owner) =>
        (owner.ContainingType is { } type && MayHave(type)) || IsNamedIn(body);

    /// <summary>The same for one body after the other.</summary>
    public sealed class OfFile(NearbyTokens nearby)
    {
        private SyntaxNode? _body;
        private bool _mayBe;

        public bool MayBeAround(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
        {
            var body = node.Parent;
            while (body is not (null or CompilationUnitSyntax or (MemberDeclarationSyntax and not GlobalStatementSyntax)))
                body = body.Parent;

            if (body is null)
                return false;

            if (body != _body)
            {
                _body = body;
                _mayBe = model.GetEnclosingSymbol(node.SpanStart, cancellationToken) is { } owner && nearby.MayBeIn(body, owner);
            }

            return _mayBe;
        }
    }

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
