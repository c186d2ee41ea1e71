using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Common;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Finds the lifetime of the host that code at a place can reach.</summary>
internal static class LifetimeAccess
{
    /// <returns>The lifetime as it is written there: a parameter, a member, or that of the application; null where there is none.</returns>
    public static string? Find(SyntaxNode place, FixedDocument document)
    {
        var inConstructor = place.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is not null;
        string? found = null;
        var rank = int.MaxValue;
        foreach (var symbol in document.Model.LookupSymbols(place.SpanStart))
        {
            var (type, order) = symbol switch
            {
                IParameterSymbol { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } } parameter => (parameter.Type, 0),
                ILocalSymbol local when IsSet(local, place, document.CancellationToken) => (local.Type, 1),
                IFieldSymbol { IsImplicitlyDeclared: false } field when !inConstructor || field.IsStatic => (field.Type, 2),
                IPropertySymbol { IsIndexer: false, GetMethod: not null } property when !inConstructor || property.IsStatic => (property.Type, 3),
                IParameterSymbol { RefKind: RefKind.None } parameter => (parameter.Type, 4),
                _ => (null, int.MaxValue),
            };
            if (order >= rank || Suffix(type) is not { } suffix)
                continue;

            rank = order;
            found = TokenNames.Escape(symbol.Name) + suffix;
        }

        return found;
    }

    /// <summary>The host that is a local at the place; null where there is none, or the lifetime itself is in reach.</summary>
    public static string? FindHost(SyntaxNode place, FixedDocument document)
    {
        foreach (var symbol in document.Model.LookupSymbols(place.SpanStart))
        {
            if (symbol is ILocalSymbol { Type: INamedTypeSymbol type } local && type.Is("Microsoft.Extensions.Hosting", "IHost") && IsSet(local, place, document.CancellationToken))
                return TokenNames.Escape(local.Name);
        }

        return null;
    }

    private static string? Suffix(ITypeSymbol? type) =>
        type.IsLifetime() ? ""
        : type is INamedTypeSymbol named && named.Is("Microsoft.AspNetCore.Builder", "WebApplication") ? ".Lifetime"
        : null;

    private static bool IsSet(ILocalSymbol local, SyntaxNode place, CancellationToken cancellationToken) =>
        local.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].Span.End <= place.SpanStart
        && references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: not null };
}
