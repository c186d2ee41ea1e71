using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>A use of a declaration.</summary>
/// <param name="Owners">The declarations that the use stands or falls with.</param>
internal sealed record Use(SimpleNameSyntax Name, UseSite Site, ImmutableArray<string> Owners)
{
    public SyntaxTree Tree => Name.SyntaxTree;
}

/// <summary>Finds the uses of a declaration, in all compilations that may have some.</summary>
internal sealed class UseSearch(SolutionView view)
{
    private readonly Dictionary<string, IReadOnlyList<Use>> _uses = [];

    public IReadOnlyList<Use> UsesOf(ISymbol symbol, string key)
    {
        if (!_uses.TryGetValue(key, out var uses))
            _uses[key] = uses = [.. Find(symbol, key)];

        return uses;
    }

    /// <summary>The trees in which a use can stand.</summary>
    public static IEnumerable<SyntaxTree> Scope(ISymbol symbol, SolutionView view)
    {
        if (symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            return Declaring(symbol, view);

        var narrow = symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } method } ? Declaring(method, view) : null;
        for (var outer = symbol; narrow is null && outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if ((outer.DeclaredAccessibility is Accessibility.Private || outer is IParameterSymbol) && outer.ContainingType is { } type)
                narrow = Declaring(type, view);
            else if (outer is INamedTypeSymbol { IsFileLocal: true })
                narrow = Declaring(outer, view);
        }

        if (narrow is not null)
            return narrow;

        return IsInternal(symbol) ? view.Trees.Where(tree => view.Sees(view.CompilationOf(tree), symbol.ContainingAssembly)) : view.Trees;
    }

    private static bool IsInternal(ISymbol symbol)
    {
        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal)
                return true;
        }

        return false;
    }

    private IEnumerable<Use> Find(ISymbol symbol, string key)
    {
        foreach (var tree in Scope(symbol, view))
        {
            Owners? owners = null;
            foreach (var token in view.Identifiers(tree, symbol.Name))
            {
                if (token.Parent is not SimpleNameSyntax name)
                    continue;

                var model = view.ModelOf(tree);
                var bound = model.GetSymbolInfo(name, view.CancellationToken);
                var isThis = IsThis(bound.Symbol, key);
                if (!isThis && !(bound.Symbol is null && (bound.CandidateSymbols.Any(candidate => IsThis(candidate, key)) || MayBeThis(name, symbol, bound, model))))
                    continue;

                owners ??= new Owners(model, view.CancellationToken);
                var site = isThis && view.EditableDocument(tree) is not null ? UseSite.Find(name, symbol, model, view.CancellationToken) : UseSite.Needed;
                yield return new Use(name, site, owners.Of(name));
            }
        }
    }

    private static bool IsThis(ISymbol? bound, string key) =>
        bound is not null && (DeclarationKey.Of(bound) == key || (bound is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: var type } && DeclarationKey.Of(type) == key));

    /// <summary>Whether the compiler can't tell, as with a <c>dynamic</c> receiver or code that doesn't compile.</summary>
    private bool MayBeThis(SimpleNameSyntax name, ISymbol symbol, SymbolInfo bound, SemanticModel model) =>
        symbol is not (ILocalSymbol or IParameterSymbol)
        && bound.CandidateSymbols.IsEmpty
        && !name.IsPartOfStructuredTrivia()
        && name.Parent is MemberAccessExpressionSyntax access
        && access.Name == name
        && model.GetTypeInfo(access.Expression, view.CancellationToken).Type is null or { TypeKind: TypeKind.Dynamic or TypeKind.Error }
        && model.GetSymbolInfo(access.Expression, view.CancellationToken).Symbol is not INamespaceOrTypeSymbol;

    private static IEnumerable<SyntaxTree> Declaring(ISymbol symbol, SolutionView view)
    {
        var key = DeclarationKey.Of(symbol);
        return symbol.DeclaringSyntaxReferences
            .Select(reference => reference.SyntaxTree)
            .Concat(key is null || symbol is not INamedTypeSymbol and not IMethodSymbol ? [] : DeclarationKey.Counterparts(symbol, view).SelectMany(other => other.DeclaringSyntaxReferences).Select(reference => reference.SyntaxTree))
            .Distinct()
            .Where(view.Contains);
    }
}
