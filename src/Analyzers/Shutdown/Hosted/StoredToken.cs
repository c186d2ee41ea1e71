using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>A member that a start stores its token in.</summary>
internal static class StoredToken
{
    /// <summary>Whether the member is read when the start is over.</summary>
    public static bool IsKept(ISymbol member, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        var held = member switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        if (!held.IsToken() || !SymbolEqualityComparer.Default.Equals(member.ContainingType, type))
            return false;

        return member.DeclaredAccessibility is not Accessibility.Private || IsReadLater(member, type, depth: 0, cancellationToken);
    }

    private static bool IsReadLater(ISymbol member, INamedTypeSymbol type, int depth, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax name && name.Identifier.ValueText == member.Name && !IsTarget(name) && !IsPartOfStart(name, type, depth, cancellationToken))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the code is over when the start is: that of the start itself, or of methods that only the start awaits.</summary>
    private static bool IsPartOfStart(SyntaxNode node, INamedTypeSymbol type, int depth, CancellationToken cancellationToken)
    {
        for (var outer = node.Parent; outer is not null; outer = outer.Parent)
        {
            switch (outer)
            {
                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax:
                    return false;

                case MethodDeclarationSyntax { Identifier.ValueText: "StartAsync" or "StartingAsync" or "StartedAsync" }:
                    // A call that nobody waits for goes on.
                    return node.FirstAncestorOrSelf<AwaitExpressionSyntax>() is not null || node.FirstAncestorOrSelf<ReturnStatementSyntax>() is not null || node.FirstAncestorOrSelf<ArgumentSyntax>() is null;

                case MethodDeclarationSyntax helper:
                    return depth < 3 && IsOnlyAwaitedByStart(helper, type, depth, cancellationToken);

                case MemberDeclarationSyntax:
                    return false;
            }
        }

        return false;
    }

    private static bool IsOnlyAwaitedByStart(MethodDeclarationSyntax helper, INamedTypeSymbol type, int depth, CancellationToken cancellationToken)
    {
        var isCalled = false;
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is not IdentifierNameSyntax name || name.Identifier.ValueText != helper.Identifier.ValueText)
                    continue;

                if (name.FirstAncestorOrSelf<AwaitExpressionSyntax>() is null || !IsPartOfStart(name, type, depth + 1, cancellationToken))
                    return false;

                isCalled = true;
            }
        }

        return isCalled;
    }

    private static bool IsTarget(IdentifierNameSyntax name)
    {
        SyntaxNode whole = name.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } qualified ? qualified : name;
        return whole.Parent is AssignmentExpressionSyntax assignment && assignment.Left == whole;
    }
}
