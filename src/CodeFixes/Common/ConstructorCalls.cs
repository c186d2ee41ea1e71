namespace Seaworthy.CodeFixes.Common;

/// <summary>Code that would have to pass what a constructor newly asks for.</summary>
internal static class ConstructorCalls
{
    /// <summary>Whether anything in the compilation creates the type by hand, or derives from it.</summary>
    public static bool Exist(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) => compilation.SyntaxTrees
        .Any(tree => tree.GetRoot(cancellationToken).DescendantNodes().Any(node => node switch
        {
            ObjectCreationExpressionSyntax { Type: var created } => NameOf(created) == type.Name,
            BaseTypeSyntax { Type: var derived } => NameOf(derived) == type.Name,
            ImplicitObjectCreationExpressionSyntax implied => SymbolEqualityComparer.Default.Equals(compilation.GetSemanticModel(tree).GetTypeInfo(implied, cancellationToken).Type, type),
            _ => false,
        }));

    private static string? NameOf(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };
}
