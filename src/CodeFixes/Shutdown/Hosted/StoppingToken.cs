using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>The token that a service already has for the time until it stops.</summary>
/// <param name="Owner">The field, property or parameter that it is read from.</param>
/// <param name="Property">What is read from it.</param>
internal sealed record StoppingToken(ISymbol Owner, string Property)
{
    /// <summary>The lifetime of its application, or else a source of its own that it cancels when it stops.</summary>
    public static StoppingToken? Find(INamedTypeSymbol type, TypeDeclarationSyntax declaration, MethodDeclarationSyntax? stop, IReadOnlyList<IdentifierNameSyntax> uses)
    {
        var members = type.GetMembers().Where(member => !member.IsImplicitlyDeclared);
        foreach (var member in members)
        {
            if (TypeOf(member).IsLifetime())
                return new(member, "ApplicationStopping");
        }

        if (declaration.ParameterList is not null && type.InstanceConstructors.FirstOrDefault(constructor => constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() == declaration)) is { } primary)
        {
            foreach (var parameter in primary.Parameters)
            {
                if (parameter.Type.IsLifetime())
                    return new(parameter, "ApplicationStopping");
            }
        }

        foreach (var member in members)
        {
            if (member is IFieldSymbol { IsStatic: false } field && field.Type.IsTokenSource() && stop is not null && IsCancelled(field.Name, stop) && IsThere(field, type, uses))
                return new(field, "Token");
        }

        return null;
    }

    /// <summary>The token as it is written at a place, where a local may hide the member.</summary>
    public string At(SyntaxNode place, SemanticModel model, ServiceFields fields)
    {
        var isHidden = Owner is not IParameterSymbol && model.LookupSymbols(place.SpanStart, name: Owner.Name).Any(symbol => symbol is ILocalSymbol or IParameterSymbol);
        var name = TokenNames.Escape(Owner.Name);
        return $"{(isHidden ? "this." + name : Owner is IFieldSymbol ? fields.Access(name) : name)}.{Property}";
    }

    private static bool IsCancelled(string source, MethodDeclarationSyntax stop) => stop.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == source
        && (name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync" } }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync" }
            or ConditionalAccessExpressionSyntax { WhenNotNull: InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync" } } }));

    /// <summary>Whether the field has its source at all of these places: from the beginning, or from a statement in front of them.</summary>
    private static bool IsThere(IFieldSymbol field, INamedTypeSymbol type, IReadOnlyList<IdentifierNameSyntax> uses)
    {
        var values = type.DeclaringSyntaxReferences.SelectMany(reference => reference.GetSyntax().DescendantNodes()).Select(node => node switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } declarator when declarator.Identifier.ValueText == field.Name => initializer.Value,
            AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } assignment when name.Identifier.ValueText == field.Name => assignment.Right,
            AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access } assignment when access.Name.Identifier.ValueText == field.Name => assignment.Right,
            _ => null,
        }).OfType<ExpressionSyntax>().Where(value => !value.Unwrap().IsKind(SyntaxKind.NullLiteralExpression)).ToList();
        if (values.Count is not 1 || !IsCreation(values[0]))
            return false;

        return values[0].FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            FieldDeclarationSyntax or ConstructorDeclarationSyntax => true,
            MethodDeclarationSyntax method => values[0].Parent is { Parent: ExpressionStatementSyntax statement } && statement.Parent == method.Body && uses.All(use =>
                use.SpanStart > values[0].Span.End
                && use.FirstAncestorOrSelf<MemberDeclarationSyntax>() == method
                && (field.NullableAnnotation is not NullableAnnotation.Annotated || use.Ancestors().TakeWhile(node => node != method).All(LoopExits.IsOfFunction))),
            _ => false,
        };
    }

    private static bool IsCreation(ExpressionSyntax value) => value switch
    {
        BaseObjectCreationExpressionSyntax { ArgumentList: var arguments } => arguments is null or { Arguments.Count: 0 },
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CreateLinkedTokenSource" } } => true,
        _ => false,
    };

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };
}
