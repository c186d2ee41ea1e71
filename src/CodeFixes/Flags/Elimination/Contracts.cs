namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Members of interfaces of the source, and what implements them.</summary>
internal sealed class Contracts(SolutionView view)
{
    private List<INamedTypeSymbol>? _types;

    /// <summary>Whether the member is one of an interface, without a body of its own.</summary>
    public static bool IsContract(ISymbol member) => member is { IsAbstract: true, IsStatic: false, ContainingType.TypeKind: TypeKind.Interface, DeclaringSyntaxReferences.Length: 1 };

    /// <summary>The members of interfaces that a member implements.</summary>
    public static IEnumerable<ISymbol> Of(ISymbol member) => member.ContainingType is not { TypeKind: not TypeKind.Interface } type ? [] : type.AllInterfaces
        .SelectMany(contract => contract.GetMembers())
        .Where(contract => SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(contract), member))
        .Select(contract => contract.OriginalDefinition);

    /// <summary>Everything that implements a member; null where a class does so in another way than with a member of its own.</summary>
    public IReadOnlyList<ISymbol>? Implementations(ISymbol contract)
    {
        var key = DeclarationKey.Of(contract.ContainingType);
        var found = new List<ISymbol>();
        foreach (var type in Types())
        {
            var own = type.AllInterfaces.FirstOrDefault(each => DeclarationKey.Of(each) == key);
            if (own is null || type.TypeKind is TypeKind.Interface)
                continue;

            var member = own.GetMembers(contract.Name).FirstOrDefault(each => DeclarationKey.Of(each) == DeclarationKey.Of(contract));
            if (member is null || type.FindImplementationForInterfaceMember(member) is not { DeclaringSyntaxReferences.Length: > 0 } implementation)
                return null;

            found.Add(implementation.OriginalDefinition);
        }

        return found;
    }

    private List<INamedTypeSymbol> Types() => _types ??= [.. view.Compilations
        .SelectMany(compilation => compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type, view.CancellationToken))
        .OfType<INamedTypeSymbol>()
        .Where(type => !type.AllInterfaces.IsEmpty)];
}
