using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Outputs;

/// <summary>The functions and the type around a place: they decide which of the names that are known there can be used.</summary>
/// <param name="Functions">From the innermost to the outermost that passes variables on.</param>
/// <param name="IsStatic">Whether there is no instance.</param>
internal sealed record Surroundings(INamedTypeSymbol? Type, MemberDeclarationSyntax? Member, List<ISymbol> Functions, bool IsStatic)
{
    public static Surroundings Of(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var functions = new List<ISymbol>();
        var isStatic = false;
        var isLambda = false;
        INamedTypeSymbol? type = null;
        for (var symbol = model.GetEnclosingSymbol(place.SpanStart, cancellationToken); symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (symbol is INamedTypeSymbol container)
            {
                type = container;
                break;
            }

            if (!isStatic)
                functions.Add(symbol);

            isStatic |= symbol.IsStatic;
            isLambda |= symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction };
        }

        // Functions within a structure can't use its instance.
        isStatic |= isLambda && type is { TypeKind: TypeKind.Struct };
        MemberDeclarationSyntax? member = null;
        for (SyntaxNode? node = place; node is not null && member is null; node = node.Parent)
            member = node as MemberDeclarationSyntax;

        return new Surroundings(type, member, functions, isStatic);
    }

    public bool CanUse(ISymbol symbol, SyntaxNode place, CancellationToken cancellationToken) => symbol switch
    {
        ILocalSymbol local => Functions.Contains(local.ContainingSymbol) && IsSet(local, place, cancellationToken),
        IParameterSymbol { RefKind: RefKind.None, ContainingSymbol: var owner } parameter => Functions.Contains(owner) || (!IsStatic && IsOfClass(parameter)),
        IFieldSymbol or IPropertySymbol => symbol.IsStatic || (!IsStatic && HasInstance(symbol)),
        _ => false,
    };

    /// <summary>A parameter of the class itself, which its members may use.</summary>
    private bool IsOfClass(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && SymbolEqualityComparer.Default.Equals(constructor.ContainingType, Type)
        && Member is not ConstructorDeclarationSyntax;

    /// <summary>A constructor may run before the member is set, and an initializer has no instance at all.</summary>
    private bool HasInstance(ISymbol member) => Member switch
    {
        BaseFieldDeclarationSyntax => false,
        ConstructorDeclarationSyntax => !SymbolEqualityComparer.Default.Equals(member.ContainingType, Type),
        _ => true,
    };

    private static bool IsSet(ILocalSymbol local, SyntaxNode place, CancellationToken cancellationToken)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (reference.Span.End <= place.SpanStart && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer: not null })
                return true;
        }

        return false;
    }
}
