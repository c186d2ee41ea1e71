using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Calls such as <c>services.AddScoped&lt;IMenu, Menu&gt;()</c>.</summary>
internal static class Registrations
{
    private static readonly string[] Lifetimes = ["Singleton", "Scoped", "Transient"];

    /// <summary>The registration that has the type as its service.</summary>
    public static InvocationExpressionSyntax? Find(SimpleNameSyntax name, ISymbol type, SemanticModel model, CancellationToken cancellationToken) => name.Ancestors()
        .TakeWhile(node => node is not StatementSyntax and not MemberDeclarationSyntax)
        .OfType<InvocationExpressionSyntax>()
        .FirstOrDefault(call => (call.ArgumentList.Span.Contains(name.Span) || IsTypeArgument(call, name))
            && SymbolEqualityComparer.Default.Equals(Service(call, model, cancellationToken)?.OriginalDefinition, type.OriginalDefinition));

    /// <summary>The type that a registration offers.</summary>
    public static ITypeSymbol? Service(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Name: var name } || !IsName(name.Identifier.ValueText))
            return null;

        if (model.GetSymbolInfo(call, cancellationToken).Symbol is not IMethodSymbol { ReturnType: { } returned } method || !(returned.Name is "IServiceCollection" || method.ReturnsVoid))
            return null;

        if (name is GenericNameSyntax { TypeArgumentList.Arguments: { Count: > 0 } arguments })
            return model.GetTypeInfo(arguments[0], cancellationToken).Type;

        return call.ArgumentList.Arguments.FirstOrDefault()?.Expression is TypeOfExpressionSyntax type ? model.GetTypeInfo(type.Type, cancellationToken).Type : null;
    }

    public static bool IsTypeArgument(InvocationExpressionSyntax call, SyntaxNode name) =>
        call.Expression is MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList: var types } } && types.Span.Contains(name.Span);

    private static bool IsName(string name) =>
        (name.StartsWith("Add", StringComparison.Ordinal) || name.StartsWith("TryAdd", StringComparison.Ordinal)) && Lifetimes.Any(lifetime => name.EndsWith(lifetime, StringComparison.Ordinal));
}
