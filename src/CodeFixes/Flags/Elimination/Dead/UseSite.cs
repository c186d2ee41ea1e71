using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

internal enum UseKind
{
    /// <summary>A use that needs what it names.</summary>
    Needed,

    /// <summary>An assignment, whose statement goes with the variable.</summary>
    Write,

    /// <summary>A component on the left of <c>(a, b) = (x, y)</c>.</summary>
    Component,

    /// <summary>An element of an object initializer.</summary>
    Element,

    /// <summary>A statement that refuses null.</summary>
    Guard,

    /// <summary>A call that registers a service.</summary>
    Registration,

    /// <summary>A tag of a documentation comment that describes a parameter.</summary>
    Tag,

    /// <summary>A mention in a documentation comment, which becomes plain text.</summary>
    Mention,
}

/// <summary>What a use of a declaration is for, and what goes with the declaration.</summary>
internal readonly record struct UseSite(UseKind Kind, SyntaxNode? Node)
{
    public static UseSite Needed { get; } = new(UseKind.Needed, null);

    public static UseSite Find(SimpleNameSyntax name, ISymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        if (name.IsPartOfStructuredTrivia())
            return FindInComment(name);

        if (symbol is INamedTypeSymbol)
            return Registrations.Find(name, symbol, model, cancellationToken) is { } registration ? new(UseKind.Registration, registration) : Needed;

        if (symbol is IParameterSymbol or IFieldSymbol && GuardStatements.Find(name) is { } guard)
            return new(UseKind.Guard, guard);

        return symbol is IFieldSymbol or IPropertySymbol or ILocalSymbol or IEventSymbol or IParameterSymbol ? FindWrite(name, symbol, new Droppable(model, cancellationToken), model) : Needed;
    }

    /// <summary>Whether the value of the assignment can go, too; else its effects are what is left of the statement.</summary>
    public static bool KeepsValue(AssignmentExpressionSyntax write, Droppable droppable) => !droppable.IsDroppable(write.Right);

    /// <summary>The assignment that stands alone, so that nothing needs its value.</summary>
    public static bool IsAlone(ExpressionSyntax expression) => expression.Parent switch
    {
        ExpressionStatementSyntax => true,
        ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } => true,
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } } => true,
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword } } } => true,
        _ => false,
    };

    private static UseSite FindWrite(SimpleNameSyntax name, ISymbol symbol, Droppable droppable, SemanticModel model)
    {
        if (symbol is IPropertySymbol property && !IsAuto(property))
            return Needed;

        ExpressionSyntax place = name;
        if (name.Parent is MemberAccessExpressionSyntax access && access.Name == name)
        {
            if (access.Expression is not (ThisExpressionSyntax or IdentifierNameSyntax) || !(droppable.IsDroppable(access.Expression) || model.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol))
                return Needed;

            place = access;
        }

        return place.Parent switch
        {
            ArgumentSyntax component when Tuples.Assigned(component) is { } value && droppable.IsDroppable(value.Expression) => new(UseKind.Component, component),
            AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } element
                when element.Left == place && droppable.IsDroppable(element.Right) => new(UseKind.Element, element),
            AssignmentExpressionSyntax write when write.Left == place && IsAlone(write) && IsWrite(write, symbol) && (droppable.IsDroppable(write.Right) || CanStandAlone(write)) => new(UseKind.Write, write),
            PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } step when IsAlone(step) && IsPlain(symbol) => new(UseKind.Write, step),
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } step when IsAlone(step) && IsPlain(symbol) => new(UseKind.Write, step),
            _ => Needed,
        };
    }

    private static bool IsWrite(AssignmentExpressionSyntax write, ISymbol symbol) => write.Kind() switch
    {
        SyntaxKind.SimpleAssignmentExpression => true,
        SyntaxKind.AddAssignmentExpression or SyntaxKind.SubtractAssignmentExpression => symbol is IEventSymbol || IsPlain(symbol),
        SyntaxKind.AndAssignmentExpression or SyntaxKind.OrAssignmentExpression or SyntaxKind.ExclusiveOrAssignmentExpression or SyntaxKind.CoalesceAssignmentExpression => IsPlain(symbol),
        _ => false,
    };

    private static bool CanStandAlone(AssignmentExpressionSyntax write) =>
        write.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && write.Parent is ExpressionStatementSyntax
        && write.Right is InvocationExpressionSyntax or AwaitExpressionSyntax or BaseObjectCreationExpressionSyntax or AssignmentExpressionSyntax
        && write.Right is not ImplicitObjectCreationExpressionSyntax;

    private static bool IsPlain(ISymbol symbol)
    {
        var type = symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };

        return type is { SpecialType: >= SpecialType.System_Boolean and <= SpecialType.System_String } or { TypeKind: TypeKind.Enum };
    }

    private static bool IsAuto(IPropertySymbol property) =>
        property is { IsVirtual: false, IsOverride: false, IsAbstract: false }
        && property.DeclaringSyntaxReferences.All(reference => reference.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null, AccessorList: { } accessors } && accessors.Accessors.All(accessor => accessor is { Body: null, ExpressionBody: null }));

    private static UseSite FindInComment(SimpleNameSyntax name)
    {
        if (name.Parent is XmlNameAttributeSyntax { Parent: XmlElementStartTagSyntax { Name.LocalName.ValueText: "param", Parent: XmlElementSyntax element } })
            return new(UseKind.Tag, element);

        if (name.Parent is XmlNameAttributeSyntax { Parent: XmlEmptyElementSyntax { Name.LocalName.ValueText: "param" } empty })
            return new(UseKind.Tag, empty);

        return name.FirstAncestorOrSelf<XmlEmptyElementSyntax>() is { Name.LocalName.ValueText: "paramref" or "see" } mention
            ? new(UseKind.Mention, mention)
            : Needed;
    }
}
