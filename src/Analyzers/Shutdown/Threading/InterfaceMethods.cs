using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Threading;

/// <summary>Finds the methods of interfaces that could have a token, where everything that implements them is at hand.</summary>
internal sealed class InterfaceMethods(IReadOnlyList<(SyntaxNode Root, SemanticModel Model)> parts, ShutdownSettings settings, CancellationToken cancellationToken)
{
    private readonly List<INamedTypeSymbol> _types = new();

    public List<TokenlessMethod> Find()
    {
        var contracts = new List<(MethodDeclarationSyntax Declaration, SemanticModel Model)>();
        foreach (var (root, model) in parts)
        {
            foreach (var node in root.DescendantNodes(inner => inner is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax))
            {
                if (node is MethodDeclarationSyntax { Parent: InterfaceDeclarationSyntax } method && IsCandidate(method))
                    contracts.Add((method, model));
                else if (node is TypeDeclarationSyntax and not InterfaceDeclarationSyntax && model.GetDeclaredSymbol(node, cancellationToken) is INamedTypeSymbol type)
                    _types.Add(type);
            }
        }

        var found = new List<TokenlessMethod>();
        foreach (var (declaration, model) in contracts)
        {
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is { } symbol && Threadable.IsFreeToChange(symbol, settings) && Find(symbol, declaration, model) is { } method)
                found.Add(method);
        }

        return found;
    }

    /// <summary>Whether it looks like a method without a token that others are to implement.</summary>
    public static bool IsCandidate(MethodDeclarationSyntax method)
    {
        if (method.Body is not null || method.ExpressionBody is not null || method.Modifiers.Any(SyntaxKind.StaticKeyword))
            return false;

        foreach (var parameter in method.ParameterList.Parameters)
        {
            if (ThreadingSyntax.NameOf(parameter.Type) is "CancellationToken")
                return false;
        }

        return true;
    }

    private TokenlessMethod? Find(IMethodSymbol contract, MethodDeclarationSyntax declaration, SemanticModel model)
    {
        var method = new TokenlessMethod(contract, declaration, model);
        method.Bodies.Clear();
        foreach (var type in _types)
        {
            foreach (var @interface in type.AllInterfaces)
            {
                if (!SymbolEqualityComparer.Default.Equals(@interface.OriginalDefinition, contract.ContainingType.OriginalDefinition))
                    continue;

                foreach (var member in @interface.GetMembers(contract.Name))
                {
                    if (SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, contract) && !TryAdd(method, type.FindImplementationForInterfaceMember(member) as IMethodSymbol, type))
                        return null;
                }
            }
        }

        return method.IsContract ? method : null;
    }

    private bool TryAdd(TokenlessMethod method, IMethodSymbol? implementation, INamedTypeSymbol type)
    {
        implementation = implementation?.OriginalDefinition;
        if (implementation is not { IsVirtual: false, IsAbstract: false, IsOverride: false, IsExtern: false, DeclaringSyntaxReferences: { Length: 1 } references }
            || implementation is not { PartialDefinitionPart: null, PartialImplementationPart: null }
            || !Threadable.IsFreeToChange(implementation, settings)
            || ImplementsAnother(implementation, method.Symbol, type)
            || references[0].GetSyntax(cancellationToken) is not MethodDeclarationSyntax declaration)
        {
            return false;
        }

        foreach (var known in method.Implementations)
        {
            if (SymbolEqualityComparer.Default.Equals(known, implementation))
                return true;
        }

        foreach (var (_, model) in parts)
        {
            if (model.SyntaxTree != declaration.SyntaxTree)
                continue;

            method.Implementations.Add(implementation);
            method.Bodies.Add((declaration, model));
            return true;
        }

        return false;
    }

    private static bool ImplementsAnother(IMethodSymbol implementation, IMethodSymbol contract, INamedTypeSymbol type)
    {
        foreach (var @interface in type.AllInterfaces)
        {
            foreach (var member in @interface.GetMembers())
            {
                if (member is IMethodSymbol
                    && !SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, contract)
                    && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member)?.OriginalDefinition, implementation))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
