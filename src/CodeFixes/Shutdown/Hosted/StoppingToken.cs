using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Hosted;

/// <summary>The token that a service already has for the time until it stops.</summary>
/// <param name="Owner">The field, property or parameter that it is read from.</param>
/// <param name="Property">What is read from it.</param>
internal sealed record StoppingToken(ISymbol Owner, string Property)
{
    /// <summary>The lifetime of its application, or else a source of its own that it cancels when it stops.</summary>
    public static StoppingToken? Find(INamedTypeSymbol type, TypeDeclarationSyntax declaration, MethodDeclarationSyntax? stop)
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
            if (member is IFieldSymbol { IsReadOnly: true } field
                && field.Type.IsTokenSource()
                && field.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 } } })
                && stop is not null
                && IsCancelled(field.Name, stop))
            {
                return new(field, "Token");
            }
        }

        return null;
    }

    /// <summary>The token as it is written at a place, where a local may hide the member.</summary>
    public string At(SyntaxNode place, SemanticModel model)
    {
        var isHidden = Owner is not IParameterSymbol && model.LookupSymbols(place.SpanStart, name: Owner.Name).Any(symbol => symbol is ILocalSymbol or IParameterSymbol);
        return $"{(isHidden ? "this." : "")}{TokenNames.Escape(Owner.Name)}.{Property}";
    }

    private static bool IsCancelled(string source, MethodDeclarationSyntax stop) => stop.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == source
        && (name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync" } }
            or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Cancel" or "CancelAsync" }));

    private static ITypeSymbol? TypeOf(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol { IsIndexer: false, GetMethod: not null } property => property.Type,
        _ => null,
    };
}
