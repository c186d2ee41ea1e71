using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

/// <summary>Fields, properties and locals into which only one known value is ever written, and that before anyone reads them.</summary>
internal sealed class VariableWrites(SolutionView view, UseSearch search, KnownExpressions values, FixLevel level)
{
    public object? Find(ISymbol variable, string key)
    {
        if (!IsFollowed(variable) || variable.DeclaringSyntaxReferences.Length is not 1 || !view.Contains(variable.DeclaringSyntaxReferences[0].SyntaxTree))
            return null;

        object? known = null;
        var initializer = InitializerOf(variable);
        if (initializer is not null)
        {
            known = values.FindOrConstant(initializer);
            if (known is null)
                return null;
        }

        var isKnown = initializer is not null && values.Find(initializer) is not null;

        // A field that says `= false` is one that says nothing.
        if (!isKnown && IsDefault(known))
            known = null;

        var writes = new List<AssignmentExpressionSyntax>();
        var reads = new List<SimpleNameSyntax>();
        foreach (var use in search.UsesOf(variable, key).Where(use => !use.Name.IsPartOfStructuredTrivia()))
        {
            if (!WrittenPlaces.IsWrite(use.Name) && !IsInitializerElement(use.Name))
            {
                reads.Add(use.Name);
                continue;
            }

            if (WriteOf(use.Name) is not { } write || values.FindOrConstant(write.Right) is not { } value || (known is not null && !known.Equals(value)))
                return null;

            isKnown |= values.Find(write.Right) is not null;
            known = value;
            writes.Add(write);
        }

        if (!isKnown || known is null || !MemberAccess.IsTypeOf(TypeOf(variable), known))
            return null;

        return variable is ILocalSymbol || IsDefault(known) || (initializer is not null && values.FindOrConstant(initializer)!.Equals(known)) || new WriteOrder(variable).ComesFirst(writes, reads) ? known : null;
    }

    private bool IsFollowed(ISymbol variable) => variable switch
    {
        ILocalSymbol local => local is { IsConst: false, RefKind: RefKind.None },
        IFieldSymbol field => field is { IsConst: false, RefKind: RefKind.None } && IsOwn(field) && !(field is { IsStatic: false, ContainingType.TypeKind: TypeKind.Struct }),
        IPropertySymbol property => !property.IsIndexer && !property.IsVirtual && !property.IsOverride && !property.IsAbstract && IsOwn(property) && property.ContainingType is { IsRecord: false, TypeKind: TypeKind.Class },
        _ => false,
    };

    private bool IsOwn(ISymbol member) =>
        (MemberAccess.IsPrivate(member) || MemberAccess.IsWithinAssembly(member) || (level is FixLevel.Deep && member is IPropertySymbol { SetMethod: null or { DeclaredAccessibility: Accessibility.Private } }))
        && KnownAttributes.AreHarmless(member)
        && !KnownAttributes.FixesShape(member.ContainingType, member);

    private ExpressionSyntax? InitializerOf(ISymbol variable) => variable.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) switch
    {
        VariableDeclaratorSyntax { Initializer.Value: var value } => value,
        PropertyDeclarationSyntax { Initializer.Value: var value } => value,
        _ => null,
    };

    private static AssignmentExpressionSyntax? WriteOf(SimpleNameSyntax name)
    {
        ExpressionSyntax place = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        return place.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } write && write.Left == place ? write : null;
    }

    private static bool IsInitializerElement(SimpleNameSyntax name) => name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } element && element.Left == name;

    private static bool IsDefault(object? value) => value is false or 0 or 0L or 0F or 0D or 0M;

    private static ITypeSymbol TypeOf(ISymbol variable) => variable switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => ((ILocalSymbol)variable).Type,
    };
}
