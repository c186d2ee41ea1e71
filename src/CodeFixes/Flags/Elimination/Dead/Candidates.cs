using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Decides which declarations may go once nothing in the source needs them: not those that something outside the source may find.</summary>
/// <param name="keys">The constants, enum members and properties that name retired flags: they are known to be needed for nothing else.</param>
internal sealed class Candidates(SolutionView view, UseSearch search, FixLevel level, HashSet<string> keys)
{
    
    public Contracts? Contracts { get; } = level is FixLevel.Deep ? new(view) : null;

    public RemovableParameters Parameters { get; } = new(view, search, level);

    private readonly Dictionary<string, bool> _verdicts = [];
    private readonly OutsideMentions _mentions = new(view);

    public bool MayGo(ISymbol symbol)
    {
        if (DeclarationKey.Of(symbol) is not { } key)
            return false;

        if (!_verdicts.TryGetValue(key, out var verdict))
            _verdicts[key] = verdict = Judge(symbol, keys.Contains(key));

        return verdict;
    }

    /// <summary>Whether a type may only go when nothing is left in it.</summary>
    public bool MustBeEmpty(INamedTypeSymbol type) => level is not FixLevel.Deep && type.ContainingType is null;

    private bool Judge(ISymbol symbol, bool isKey)
    {
        if (!symbol.DeclaringSyntaxReferences.All(IsEditable) || symbol.IsImplicitlyDeclared || (symbol is IMethodSymbol or IPropertySymbol && ImplicitNames.Contains(symbol.Name)))
            return false;

        return symbol switch
        {
            ILocalSymbol local => IsLocal(local),
            IMethodSymbol { MethodKind: MethodKind.LocalFunction, IsExtern: false } => true,
            _ when level is FixLevel.Fold => false,
            IParameterSymbol parameter => Parameters.MayGo(parameter) && !_mentions.Mentions(symbol) && !_mentions.IsCompiledOut(Called(parameter)),
            _ => (isKey || IsClosed(symbol)) && IsMember(symbol, isKey) && !_mentions.Mentions(symbol) && (symbol is INamedTypeSymbol || !_mentions.IsReflectedOver(symbol.ContainingType)),
        };
    }

    /// <summary>Whether everything that can name the symbol is in the source that is looked at.</summary>
    public bool IsClosed(ISymbol symbol)
    {
        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
        {
            if (outer.DeclaredAccessibility is Accessibility.Private || outer is INamedTypeSymbol { IsFileLocal: true })
                return true;
        }

        var isInternal = false;
        for (var outer = symbol; outer is not null and not INamespaceSymbol; outer = outer.ContainingSymbol)
            isInternal |= outer.DeclaredAccessibility is Accessibility.Internal or Accessibility.ProtectedAndInternal;

        if (isInternal)
            return _mentions.SeesAllFriends(symbol.ContainingAssembly);

        return level is FixLevel.Deep && view.Compilations.Any(compilation => SymbolEqualityComparer.Default.Equals(compilation.Assembly, symbol.ContainingAssembly) && compilation.Options.OutputKind is not OutputKind.DynamicallyLinkedLibrary);
    }

    private bool IsMember(ISymbol symbol, bool isKey)
    {
        if (!isKey && !KnownAttributes.AreHarmless(symbol))
            return false;

        if (symbol is not INamedTypeSymbol && symbol.ContainingType is { } type && !isKey && KnownAttributes.FixesShape(type, symbol))
            return false;

        if (!isKey && IsShown(symbol))
            return false;

        return symbol switch
        {
            IFieldSymbol field => field is { AssociatedSymbol: null, IsFixedSizeBuffer: false } && (field.IsStatic || field.ContainingType is { IsRecord: false }) && HasDroppableInitializers(field),
            IMethodSymbol { MethodKind: MethodKind.Ordinary } method => IsOwn(method) && method is { IsExtern: false, PartialDefinitionPart: null, PartialImplementationPart: null } && !IsEntryPoint(method),
            IPropertySymbol { IsIndexer: false } property => IsOwn(property) && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is PropertyDeclarationSyntax) && (property.IsStatic || !property.ContainingType.IsRecord) && HasDroppableInitializers(property),
            IEventSymbol @event => IsOwn(@event),
            INamedTypeSymbol own => IsType(own),
            _ => false,
        };
    }

    /// <summary>Data: what writes objects to a file or a database looks for all that is public, also in a type that is not, and for the names of an enum.</summary>
    private bool IsShown(ISymbol symbol)
    {
        if (level is FixLevel.Deep)
            return false;

        if (symbol.ContainingType is { TypeKind: TypeKind.Enum } type)
            return !Members.MemberAccess.IsPrivate(type);

        return symbol is { IsStatic: false, DeclaredAccessibility: Accessibility.Public }
            && (symbol is IFieldSymbol || (symbol is IPropertySymbol property && !Members.Wrappers.HasBody(property)));
    }

    private bool IsType(INamedTypeSymbol type) =>
        type.TypeKind is TypeKind.Class or TypeKind.Struct or TypeKind.Enum or TypeKind.Interface or TypeKind.Delegate
        && type.AllInterfaces.All(IsOwnOrHarmless)
        && (type.BaseType is null || type.TypeKind is not TypeKind.Class || type.BaseType.SpecialType is SpecialType.System_Object || type.BaseType.Name.EndsWith("Exception", StringComparison.Ordinal) || IsOwnOrHarmless(type.BaseType))
        && !type.GetMembers().Any(member => member is IMethodSymbol { IsExtensionMethod: true } method && !MayGo(method));

    private static bool IsOwnOrHarmless(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Length > 0 || type.Name is "IDisposable" or "IAsyncDisposable" or "IEquatable" or "IComparable" or "Attribute";

    private bool IsOwn(ISymbol member) => Contracts is not null && (Elimination.Contracts.IsContract(member) || IsImplementation(member)) || IsOwnMember(member);

    /// <summary>Whether it goes with the members of interfaces that it implements.</summary>
    private bool IsImplementation(ISymbol member) =>
        member is { IsAbstract: false, IsVirtual: false, IsOverride: false }
        && Elimination.Contracts.Of(member).ToList() is { Count: > 0 } contracts
        && contracts.All(contract => Elimination.Contracts.IsContract(contract) && MayGo(contract));

    private static bool IsOwnMember(ISymbol member) =>
        member is { IsAbstract: false, IsVirtual: false, IsOverride: false, ContainingType.TypeKind: not TypeKind.Interface }
        && member switch
        {
            IMethodSymbol method => method.ExplicitInterfaceImplementations.IsEmpty,
            IPropertySymbol property => property.ExplicitInterfaceImplementations.IsEmpty,
            IEventSymbol @event => @event.ExplicitInterfaceImplementations.IsEmpty,
            _ => true,
        }
        && (member.DeclaredAccessibility is Accessibility.Private || !member.ContainingType.AllInterfaces.SelectMany(contract => contract.GetMembers(member.Name))
            .Any(contract => SymbolEqualityComparer.Default.Equals(member.ContainingType.FindImplementationForInterfaceMember(contract), member)));

    private static bool IsEntryPoint(IMethodSymbol method) => method is { IsStatic: true, Name: "Main" };

    private bool HasDroppableInitializers(ISymbol symbol) => symbol.DeclaringSyntaxReferences.All(reference => reference.GetSyntax(view.CancellationToken) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => new Droppable(view.ModelOf(value.SyntaxTree), view.CancellationToken).IsDroppable(value),
        PropertyDeclarationSyntax { Initializer.Value: var value } => new Droppable(view.ModelOf(value.SyntaxTree), view.CancellationToken).IsDroppable(value),
        _ => true,
    });

    private bool IsLocal(ILocalSymbol local) =>
        local is { RefKind: RefKind.None, IsUsing: false }
        && local.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) is VariableDeclaratorSyntax { Parent.Parent: LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } }
        && HasDroppableInitializers(local);

    private bool IsEditable(SyntaxReference reference) =>
        view.Contains(reference.SyntaxTree)
        && view.EditableDocument(reference.SyntaxTree) is not null
        && reference.GetSyntax(view.CancellationToken) is var declaration
        && !HasDirectives(declaration is VariableDeclaratorSyntax { Parent.Parent: { } statement } ? statement : declaration);

    /// <summary>Whether lines of the preprocessor stand within: they would lose their other half.</summary>
    private static bool HasDirectives(SyntaxNode declaration)
    {
        if (!declaration.ContainsDirectives)
            return false;

        return declaration is ParameterSyntax or EnumMemberDeclarationSyntax || declaration.DescendantTrivia(descendIntoTrivia: false).Any(trivia => trivia.IsDirective && trivia.SpanStart > declaration.SpanStart);
    }

    /// <summary>What a call names that passes the parameter.</summary>
    private static ISymbol Called(IParameterSymbol parameter) => parameter.ContainingSymbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => constructor.ContainingType,
        IMethodSymbol { MethodKind: not MethodKind.AnonymousFunction } method => method,
        _ => parameter,
    };
}
