using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>How far from the loop code may stand that reads what it reads.</summary>
internal enum Reach
{
    /// <summary>Anywhere in the type.</summary>
    Type,

    /// <summary>Wherever there is a <c>this</c>.</summary>
    Instance,

    /// <summary>Only where the loop stands.</summary>
    Method,
}

/// <summary>Finds out what code reads from around it.</summary>
internal static class ReachFinder
{
    public static Reach Find(IEnumerable<SyntaxNode> nodes, RetryLoop loop, Func<SyntaxNode, bool> isReplaced)
    {
        var reach = Reach.Type;
        foreach (var node in nodes)
        {
            foreach (var part in node.DescendantNodesAndSelf(node => !isReplaced(node)).Where(part => !isReplaced(part)))
                reach = Max(reach, Of(part, node, loop.Model));
        }

        return reach;
    }

    public static Reach Max(Reach one, Reach other) => one > other ? one : other;

    /// <summary>How far the symbol can be read, when the code that reads it is <paramref name="within"/>.</summary>
    public static Reach Of(SyntaxNode part, SyntaxNode within, SemanticModel model)
    {
        if (part is ThisExpressionSyntax or BaseExpressionSyntax)
            return Reach.Instance;

        if (part is not SimpleNameSyntax || model.GetSymbolInfo(part).Symbol is not { } symbol)
            return Reach.Type;

        if (symbol.DeclaringSyntaxReferences.Any(reference => within.Span.Contains(reference.Span) && reference.SyntaxTree == within.SyntaxTree))
            return Reach.Type;

        return symbol switch
        {
            IParameterSymbol parameter when IsOfPrimaryConstructor(parameter) => Reach.Instance,
            ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or IMethodSymbol { MethodKind: MethodKind.LocalFunction } => Reach.Method,
            ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } => Reach.Method,
            IFieldSymbol or IPropertySymbol or IMethodSymbol or IEventSymbol => symbol.IsStatic || IsQualified(part) || symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } || IsInitialized(part) ? Reach.Type : Reach.Instance,
            _ => Reach.Type,
        };
    }

    public static bool IsOfPrimaryConstructor(IParameterSymbol parameter) =>
        parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor
        && constructor.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is TypeDeclarationSyntax);

    /// <summary>Whether the name stands behind a dot, so that what stands in front of it says whose it is.</summary>
    private static bool IsQualified(SyntaxNode name) => name.Parent switch
    {
        MemberAccessExpressionSyntax member => member.Name == name,
        MemberBindingExpressionSyntax => true,
        QualifiedNameSyntax or NameColonSyntax or NameEqualsSyntax or SubpatternSyntax => true,
        ExpressionColonSyntax => true,
        _ => false,
    };

    private static bool IsInitialized(SyntaxNode name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ObjectInitializerExpression } } assignment && assignment.Left == name;
}
