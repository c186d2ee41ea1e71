namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Names a declaration in the source so that it is the same one in every compilation that has it.</summary>
internal static class DeclarationKey
{
    /// <returns>Null for what has no declaration in the source, or none that matters.</returns>
    public static string? Of(ISymbol? symbol) => symbol switch
    {
        null => null,
        { DeclaringSyntaxReferences.Length: 0 } and not IParameterSymbol => null,
        ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => OfLocal(symbol.OriginalDefinition),
        IParameterSymbol { IsThis: false } parameter when Method(parameter) is { } method && Of(method) is { } key => key + "#" + parameter.Ordinal,
        IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }, DeclaringSyntaxReferences.Length: 1 } => OfLocal(symbol),
        IMethodSymbol method => OfMember(Method(method)),
        INamedTypeSymbol or IFieldSymbol or IPropertySymbol or IEventSymbol => OfMember(symbol.OriginalDefinition),
        _ => null,
    };

    /// <summary>The declarations of another snapshot that have the same name: none where it is gone.</summary>
    public static IEnumerable<ISymbol> Counterparts(ISymbol symbol, SolutionView view)
    {
        switch (symbol)
        {
            case IParameterSymbol parameter:
                return Method(parameter) is not { } method ? [] : Counterparts(method, view)
                    .OfType<IMethodSymbol>()
                    .Where(other => other.Parameters.Length > parameter.Ordinal && other.Parameters[parameter.Ordinal].Name == parameter.Name)
                    .Select(other => other.Parameters[parameter.Ordinal]);

            case ILocalSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction }:
                return [];

            default:
                symbol = symbol is IMethodSymbol member ? Method(member) : symbol.OriginalDefinition;
                return symbol.GetDocumentationCommentId() is not { } id ? [] : view.Compilations
                    .Where(compilation => compilation.Assembly.Name == symbol.ContainingAssembly?.Name)
                    .Select(compilation => DocumentationCommentId.GetFirstSymbolForDeclarationId(id, compilation))
                    .Where(found => found is { DeclaringSyntaxReferences.Length: > 0 })
                    .Select(found => found!);
        }
    }

    /// <summary>The method as it is declared: not reduced, not constructed, and of a partial one the part that is declared.</summary>
    public static IMethodSymbol Method(IMethodSymbol method)
    {
        var definition = (method.ReducedFrom ?? method).OriginalDefinition;
        return definition.PartialDefinitionPart ?? definition;
    }

    private static IMethodSymbol? Method(IParameterSymbol parameter) => parameter.ContainingSymbol is IMethodSymbol { MethodKind: not (MethodKind.AnonymousFunction or MethodKind.DelegateInvoke) } method ? Method(method) : null;

    private static string? OfMember(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Length > 0 && symbol.GetDocumentationCommentId() is { } id ? symbol.ContainingAssembly?.Name + "|" + id : null;

    /// <summary>The member that the function or variable is in.</summary>
    public static ISymbol MemberOf(ISymbol symbol)
    {
        while (symbol is ILocalSymbol or IParameterSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } && symbol.ContainingSymbol is { } outer)
            symbol = outer;

        return symbol is IMethodSymbol { AssociatedSymbol: { } associated } ? associated : symbol;
    }

    private static string OfLocal(ISymbol symbol)
    {
        var reference = symbol.DeclaringSyntaxReferences[0];
        return OfMember(MemberOf(symbol)) + "|" + reference.SyntaxTree.FilePath + "|" + reference.Span.Start;
    }
}
