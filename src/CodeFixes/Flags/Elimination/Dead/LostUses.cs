using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Finds the declarations that a change has taken uses from.</summary>
internal static class LostUses
{
    /// <returns>The declarations as they are after the change.</returns>
    public static IEnumerable<ISymbol> Find(SolutionView before, SolutionView after, IEnumerable<DocumentId> touched)
    {
        var seen = new HashSet<string>();
        foreach (var id in touched)
        {
            if (before.TreeOf(id) is not { } old || after.TreeOf(id) is not { } current)
                continue;

            var left = SolutionView.Identifiers(current.GetRoot(after.CancellationToken)).GroupBy(token => token.ValueText).ToDictionary(group => group.Key, group => group.Count());
            var lost = SolutionView.Identifiers(old.GetRoot(before.CancellationToken))
                .GroupBy(token => token.ValueText)
                .Where(group => !left.TryGetValue(group.Key, out var count) || count < group.Count());
            foreach (var name in lost.SelectMany(group => group).Select(token => token.Parent).OfType<SimpleNameSyntax>().Where(name => !name.IsPartOfStructuredTrivia()))
            {
                foreach (var symbol in Bound(name, before))
                {
                    if (DeclarationKey.Of(symbol) is not { } key || !seen.Add(key))
                        continue;

                    foreach (var counterpart in IsLocal(symbol) ? Local(symbol, old, before, current, after) : DeclarationKey.Counterparts(symbol, after))
                        yield return counterpart;
                }
            }
        }
    }

    private static IEnumerable<ISymbol> Bound(SimpleNameSyntax name, SolutionView view)
    {
        var bound = view.ModelOf(name.SyntaxTree).GetSymbolInfo(name, view.CancellationToken);
        var symbols = bound.Symbol is { } symbol ? ImmutableArray.Create(symbol) : bound.CandidateSymbols;
        return symbols.Select(each => each is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : each).Where(each => each.DeclaringSyntaxReferences.Length > 0);
    }

    /// <summary>The variables of that name in the same member, if each of those that were there was used.</summary>
    private static IEnumerable<ISymbol> Local(ISymbol local, SyntaxTree old, SolutionView before, SyntaxTree current, SolutionView after)
    {
        var member = DeclarationKey.MemberOf(local);
        var places = IsTopLevel(member) ? [current.GetRoot(after.CancellationToken)] : DeclarationKey.Counterparts(member, after)
            .SelectMany(counterpart => counterpart.DeclaringSyntaxReferences)
            .Where(reference => reference.SyntaxTree == current)
            .Select(reference => reference.GetSyntax(after.CancellationToken));
        var oldPlaces = IsTopLevel(member) ? [old.GetRoot(before.CancellationToken)] : member.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree == old).Select(reference => reference.GetSyntax(before.CancellationToken));
        return oldPlaces.SelectMany(place => Declared(place, local.Name, before)).All(declared => IsUsed(declared, before))
            ? places.SelectMany(place => Declared(place, local.Name, after))
            : [];
    }

    private static bool IsLocal(ISymbol symbol) => symbol is ILocalSymbol
        or IMethodSymbol { MethodKind: MethodKind.LocalFunction }
        or IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction } };

    private static bool IsTopLevel(ISymbol member) => member is IMethodSymbol { Name: "<Main>$" };

    private static IEnumerable<ISymbol> Declared(SyntaxNode place, string name, SolutionView view) => place.DescendantNodes()
        .Where(node => node switch
        {
            VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax } variable => variable.Identifier.ValueText == name,
            LocalFunctionStatementSyntax function => function.Identifier.ValueText == name,
            ParameterSyntax { Parent.Parent: LocalFunctionStatementSyntax or LambdaExpressionSyntax } parameter => parameter.Identifier.ValueText == name,
            _ => false,
        })
        .Select(node => view.ModelOf(node.SyntaxTree).GetDeclaredSymbol(node, view.CancellationToken)!)
        .Where(symbol => symbol is not null);

    private static bool IsUsed(ISymbol local, SolutionView view)
    {
        var model = view.ModelOf(local.DeclaringSyntaxReferences[0].SyntaxTree);
        return view.Identifiers(model.SyntaxTree, local.Name).Any(token =>
            token.Parent is SimpleNameSyntax name
            && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, view.CancellationToken).Symbol?.OriginalDefinition, local)
            && UseSite.Find(name, local, model, view.CancellationToken).Kind is UseKind.Needed);
    }
}
