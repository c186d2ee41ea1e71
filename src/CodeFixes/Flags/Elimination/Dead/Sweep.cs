using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>A declaration that may be without need, with all that uses it.</summary>
/// <param name="Symbols">The symbol, in each compilation that has it.</param>
internal sealed record Declaration(string Key, ImmutableArray<ISymbol> Symbols, IReadOnlyList<Use> Uses);

/// <summary>
/// Finds out which declarations nothing needs any more. A use counts as long as everything counts that the use stands or falls with,
/// so that what needs only itself, or each other, goes as well.
/// </summary>
internal sealed class Sweep(SolutionView view, UseSearch search, Candidates candidates)
{
    private readonly Dictionary<string, Declaration> _looked = [];
    private readonly HashSet<string> _pinned = [];
    private HashSet<string> _needed = [];

    public IReadOnlyList<Declaration> Run(IEnumerable<ISymbol> lost)
    {
        foreach (var symbol in lost)
            Add(symbol);

        var followed = new HashSet<string>();
        while (true)
        {
            Mark();
            var dead = _looked.Values.Where(each => !_needed.Contains(each.Key)).ToList();
            var isMore = false;
            foreach (var each in dead.Where(each => followed.Add(each.Key)))
            {
                foreach (var symbol in Extents(each).SelectMany(Named).Concat(Implementations(each)))
                    isMore |= Add(symbol);
            }

            isMore |= AddPartners();
            if (!isMore && !Pin(dead))
                return dead;
        }
    }

    private IEnumerable<ISymbol> Implementations(Declaration declaration) =>
        candidates.Contracts is { } contracts && Contracts.IsContract(declaration.Symbols[0]) ? contracts.Implementations(declaration.Symbols[0]) ?? [] : [];

    private bool Add(ISymbol symbol)
    {
        symbol = symbol is IMethodSymbol method ? DeclarationKey.Method(method) : symbol.OriginalDefinition;
        if (DeclarationKey.Of(symbol) is not { } key || _looked.ContainsKey(key))
            return false;

        var symbols = symbol is ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } }
            ? ImmutableArray.Create(symbol)
            : DeclarationKey.Counterparts(symbol, view).ToImmutableArray();
        if (symbols.IsEmpty || !symbols.All(candidates.MayGo))
            return false;

        _looked.Add(key, new Declaration(key, symbols, search.UsesOf(symbol, key)));
        return true;
    }

    private void Mark()
    {
        _needed = [];
        bool isMore;
        do
        {
            isMore = false;
            foreach (var each in _looked.Values)
            {
                if (!_needed.Contains(each.Key) && IsNeeded(each))
                    isMore |= _needed.Add(each.Key);
            }
        }
        while (isMore);
    }

    private bool IsNeeded(Declaration declaration) =>
        _pinned.Contains(declaration.Key)
        || declaration.Uses.Any(use => use.Site.Kind is UseKind.Needed && use.Owners.All(owner => owner != declaration.Key && (!_looked.ContainsKey(owner) || _needed.Contains(owner))))
        || (declaration.Symbols[0] is INamedTypeSymbol type && IsNeededForMembers(type))
        || (candidates.Contracts is not null && declaration.Symbols[0] is IMethodSymbol or IPropertySymbol or IEventSymbol && Contracts.Of(declaration.Symbols[0]).Any(contract => DeclarationKey.Of(contract) is not { } key || !_looked.ContainsKey(key) || _needed.Contains(key)));

    private bool IsNeededForMembers(INamedTypeSymbol type) => candidates.MustBeEmpty(type) && type.GetMembers()
        .Where(member => !member.IsImplicitlyDeclared && member is not IMethodSymbol { AssociatedSymbol: not null } && !IsEmptyConstructor(member))
        .Any(member => DeclarationKey.Of(member) is not { } key || !_looked.ContainsKey(key) || _needed.Contains(key));

    /// <summary>Keeps the fields that alone read a parameter of a primary constructor which has to stay: it would be unread.</summary>
    private bool Pin(List<Declaration> dead)
    {
        var isMore = false;
        foreach (var each in dead.Where(each => each.Symbols[0] is IFieldSymbol or IPropertySymbol))
        {
            foreach (var parameter in Extents(each).SelectMany(Named).OfType<IParameterSymbol>().Where(RemovableParameters.IsPrimary).Where(parameter => !parameter.ContainingType.IsRecord).ToList())
            {
                if (DeclarationKey.Of(parameter) is { } key && !_looked.ContainsKey(key) && search.UsesOf(parameter, key).All(use => use.Site.Kind is not UseKind.Needed || use.Owners.Any(owner => _looked.ContainsKey(owner) && !_needed.Contains(owner))))
                    isMore |= _pinned.Add(each.Key);
            }
        }

        return isMore;
    }

    private bool IsEmptyConstructor(ISymbol member) => member is IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.IsEmpty: true }
        && member.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(view.CancellationToken) is TypeDeclarationSyntax or ConstructorDeclarationSyntax { Body.Statements.Count: 0, Initializer: null });

    /// <summary>Two that use each other: each looks needed as long as the other is not looked at.</summary>
    private bool AddPartners()
    {
        var isMore = false;
        foreach (var each in _looked.Values.Where(each => _needed.Contains(each.Key) && each.Symbols[0] is IMethodSymbol or INamedTypeSymbol).ToList())
        {
            var users = each.Uses.SelectMany(use => use.Owners).Where(owner => owner != each.Key && !_looked.ContainsKey(owner)).Distinct().ToList();
            if (users.Count is 0)
                continue;

            foreach (var named in Extents(each).SelectMany(Named).ToList())
            {
                if (named is IMethodSymbol or INamedTypeSymbol && DeclarationKey.Of(named) is { } key && users.Contains(key))
                    isMore |= Add(named);
            }
        }

        return isMore;
    }

    /// <summary>All code that goes with a declaration.</summary>
    private IEnumerable<SyntaxNode> Extents(Declaration declaration)
    {
        foreach (var reference in declaration.Symbols.SelectMany(symbol => symbol.DeclaringSyntaxReferences))
        {
            var syntax = reference.GetSyntax(view.CancellationToken);
            yield return syntax is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } variables } ? variables : syntax;
        }

        foreach (var use in declaration.Uses)
        {
            if (use.Site.Node is { } site && !site.IsPartOfStructuredTrivia())
                yield return site;
        }

        foreach (var parameter in declaration.Symbols.OfType<IParameterSymbol>())
        {
            foreach (var call in candidates.Parameters.CallsOf((IMethodSymbol)parameter.ContainingSymbol))
            {
                if (call.ArgumentFor(parameter, view.CancellationToken) is { } argument)
                    yield return argument;
            }
        }
    }

    private IEnumerable<ISymbol> Named(SyntaxNode code)
    {
        foreach (var name in code.DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
        {
            var bound = view.ModelOf(name.SyntaxTree).GetSymbolInfo(name, view.CancellationToken);
            foreach (var symbol in bound.Symbol is { } one ? ImmutableArray.Create(one) : bound.CandidateSymbols)
            {
                var named = symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : symbol;
                if (named.DeclaringSyntaxReferences.Length > 0)
                    yield return named;
            }
        }
    }
}
