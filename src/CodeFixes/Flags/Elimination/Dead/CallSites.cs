using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Finds every place that calls a method, where all its uses are calls.</summary>
internal sealed class CallSites(SolutionView view, UseSearch search)
{
    private readonly Dictionary<string, IReadOnlyList<CallSite>?> _calls = [];
    private readonly Dictionary<ImplicitObjectCreationExpressionSyntax, string?> _bound = [];
    private List<ImplicitObjectCreationExpressionSyntax>? _implicit;

    /// <returns>Null where something else is done with the method than to call it.</returns>
    public IReadOnlyList<CallSite>? Of(IMethodSymbol method)
    {
        // What takes a delegate of any type looks at the parameters itself.
        if (method.MethodKind is MethodKind.AnonymousFunction)
            return [];

        if (DeclarationKey.Of(method) is not { } key)
            return null;

        if (!_calls.TryGetValue(key, out var calls))
            _calls[key] = calls = method.MethodKind is MethodKind.Constructor ? OfConstructor(method, key) : OfMethod(method, key);

        return calls;
    }

    private List<CallSite>? OfMethod(IMethodSymbol method, string key)
    {
        var calls = new List<CallSite>();
        foreach (var use in search.UsesOf(method, key))
        {
            if (use.Name.IsPartOfStructuredTrivia())
            {
                if (use.Name.Parent is NameMemberCrefSyntax { Parameters: not null })
                    return null;

                continue;
            }

            ExpressionSyntax called = use.Name;
            if ((called.Parent is MemberAccessExpressionSyntax access && access.Name == called) || called.Parent is MemberBindingExpressionSyntax)
                called = (ExpressionSyntax)called.Parent;

            if (called.Parent is InvocationExpressionSyntax call && call.Expression == called)
            {
                if (!Add(calls, call, call.ArgumentList, key))
                    return null;
            }
            else if (called.Parent is not ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } } })
            {
                return null;
            }
        }

        return calls;
    }

    private List<CallSite>? OfConstructor(IMethodSymbol constructor, string key)
    {
        var type = constructor.ContainingType;
        if (DeclarationKey.Of(type) is not { } typeKey)
            return null;

        var calls = new List<CallSite>();
        foreach (var use in search.UsesOf(type, typeKey))
        {
            if (use.Name.IsPartOfStructuredTrivia())
            {
                if (use.Name.Parent is NameMemberCrefSyntax { Parameters: not null })
                    return null;

                continue;
            }

            if (!AddUse(calls, use.Name, key))
                return null;
        }

        foreach (var declaration in type.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(view.CancellationToken)).OfType<TypeDeclarationSyntax>())
        {
            if (!AddInitializers(calls, declaration, SyntaxKind.ThisConstructorInitializer, key))
                return null;
        }

        return Implicit().Where(creation => creation.ArgumentList.Arguments.Count <= constructor.Parameters.Length && view.Identifiers(creation.SyntaxTree, type.Name).Any() && KeyOf(creation) == key).All(creation => Add(calls, creation, creation.ArgumentList, key)) ? calls : null;
    }

    private bool AddUse(List<CallSite> calls, SimpleNameSyntax name, string key)
    {
        SyntaxNode type = name;
        while (type.Parent is QualifiedNameSyntax or AliasQualifiedNameSyntax)
            type = type.Parent;

        return type.Parent switch
        {
            ObjectCreationExpressionSyntax creation when creation.Type == type => creation.ArgumentList is null || Add(calls, creation, creation.ArgumentList, key),
            PrimaryConstructorBaseTypeSyntax derived => Add(calls, derived, derived.ArgumentList, key),
            SimpleBaseTypeSyntax { Parent.Parent: TypeDeclarationSyntax declaration } => AddInitializers(calls, declaration, SyntaxKind.BaseConstructorInitializer, key),

            // Reflection: the arguments are told apart by their types, when the program runs.
            TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "Mock", Parent: ObjectCreationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } } } => false,
            TypeArgumentListSyntax { Parent: GenericNameSyntax { Identifier.ValueText: "CreateInstance" or "ForPartsOf" or "For" or "PartialMock" or "CreateFactory", Parent.Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: > 0 } call } } =>
                call.ArgumentList.Arguments.Count is 1 && call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "ActivatorUtilities" } },
            TypeOfExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: var count, Expression: var called } } } when called.GetLastToken().ValueText is "CreateInstance" or "CreateFactory" => count is 1,
            TypeOfExpressionSyntax { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetConstructor" or "GetConstructors" } } => false,
            _ => true,
        };
    }

    private bool AddInitializers(List<CallSite> calls, TypeDeclarationSyntax declaration, SyntaxKind kind, string key) => declaration.Members
        .OfType<ConstructorDeclarationSyntax>()
        .Select(constructor => constructor.Initializer)
        .Where(initializer => initializer.IsKind(kind))
        .All(initializer => Add(calls, initializer!, initializer!.ArgumentList, key));

    /// <summary>Adds the call if it is one of the method; false where it can't be edited or told.</summary>
    private bool Add(List<CallSite> calls, SyntaxNode call, ArgumentListSyntax arguments, string key)
    {
        var model = view.ModelOf(call.SyntaxTree);
        if (model.GetSymbolInfo(call, view.CancellationToken).Symbol is not { } called)
            return false;

        if (DeclarationKey.Of(called) != key)
            return true;

        calls.Add(new CallSite(arguments, model));
        return view.EditableDocument(call.SyntaxTree) is not null;
    }

    /// <summary>The calls <c>new(...)</c>, which don't name the type themselves; what they are assigned to does, nearby.</summary>
    private List<ImplicitObjectCreationExpressionSyntax> Implicit() => _implicit ??=
    [
        .. view.Trees
            .Where(tree => view.MentionsText(tree, "new(") || view.MentionsText(tree, "new ("))
            .SelectMany(tree => tree.GetRoot(view.CancellationToken).DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>())
            .Where(creation => creation.ArgumentList.Arguments.Count > 0),
    ];

    private string? KeyOf(ImplicitObjectCreationExpressionSyntax creation)
    {
        if (!_bound.TryGetValue(creation, out var key))
            _bound[creation] = key = DeclarationKey.Of(view.ModelOf(creation.SyntaxTree).GetSymbolInfo(creation, view.CancellationToken).Symbol);

        return key;
    }
}
