using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Scopes;

/// <summary>Finds the values that the placeholders of a scope were meant for: parameters and variables of the same name.</summary>
internal static class ScopeValues
{
    /// <summary>A value for each placeholder in order; null when one has none, or may mean several.</summary>
    public static List<PassedArgument>? Find(ConstantTemplate template, CancellationToken cancellationToken)
    {
        if (template.Call.Invocation.SemanticModel is not { } model)
            return null;

        var values = new List<PassedArgument>();
        foreach (var hole in template.Holes)
        {
            if (hole.IsPositional || FindValue(hole.Name, template.Call.Syntax, model, cancellationToken) is not { } value)
                return null;

            values.Add(new PassedArgument(SyntaxFactory.Argument(value), Added: null));
        }

        return values;
    }

    private static ExpressionSyntax? FindValue(string name, SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindVariable(name, place, model, cancellationToken) is { } variable)
            return SyntaxFactory.IdentifierName(variable.Name);

        // OrderId may be the Id of an order.
        for (var split = name.Length - 1; split > 0; split--)
        {
            if (char.IsUpper(name[split])
                && FindVariable(name.Substring(0, split), place, model, cancellationToken) is { } owner
                && FindMember(TypeOf(owner), name.Substring(split)) is { } member)
            {
                return SyntaxFactory.MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, SyntaxFactory.IdentifierName(owner.Name), SyntaxFactory.IdentifierName(member.Name));
            }
        }

        return null;
    }

    private static ISymbol? FindVariable(string name, SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        ISymbol? found = null;
        foreach (var symbol in model.LookupSymbols(place.SpanStart))
        {
            if (!IsNamed(symbol.Name, name) || !IsSet(symbol, place, cancellationToken))
                continue;

            if (found is null || (IsLocal(symbol) && !IsLocal(found)))
                found = symbol;
            else if (IsLocal(symbol) == IsLocal(found))
                return null;
        }

        return found;
    }

    /// <summary>One array would stand for all values.</summary>
    private static bool IsSet(ISymbol symbol, SyntaxNode place, CancellationToken cancellationToken) =>
        TypeOf(symbol) is { TypeKind: not (TypeKind.Array or TypeKind.Dynamic or TypeKind.Error), IsRefLikeType: false }
        && symbol switch
        {
            IParameterSymbol parameter => parameter.RefKind is RefKind.None,
            ILocalSymbol { DeclaringSyntaxReferences: { Length: 1 } references } =>
                references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: not null } or ForEachStatementSyntax or SingleVariableDesignationSyntax
                && references[0].Span.End <= place.SpanStart,
            IFieldSymbol or IPropertySymbol { IsIndexer: false, GetMethod: not null } => SyntaxFacts.IsValidIdentifier(symbol.Name),
            _ => false,
        };

    private static bool IsLocal(ISymbol symbol) => symbol is ILocalSymbol or IParameterSymbol;

    private static bool IsNamed(string symbol, string placeholder) => string.Equals(symbol.TrimStart('_'), placeholder, StringComparison.OrdinalIgnoreCase);

    private static ISymbol? FindMember(ITypeSymbol? type, string name)
    {
        for (; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(name))
            {
                if (member is IPropertySymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false, GetMethod: not null } or IFieldSymbol { DeclaredAccessibility: Accessibility.Public, IsStatic: false })
                    return member;
            }
        }

        return null;
    }

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };
}
