using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>An expression, and the model that knows the file it stands in.</summary>
internal readonly record struct Value(ExpressionSyntax Syntax, SemanticModel Model);

/// <summary>Finds what a variable holds, when one place alone says so: its initializer, or its only assignment.</summary>
internal static class Origin
{
    private const int DepthLimit = 4;

    /// <summary>The expression that the value is made by; the expression itself when that is not just a name.</summary>
    public static Value? Find(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        Value? value = new Value(expression.Unwrap(), model);
        for (var depth = 0; depth < DepthLimit && value is { } current; depth++)
        {
            switch (current.Syntax)
            {
                case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression or (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                    value = current with { Syntax = assignment.Right.Unwrap() };
                    break;

                case IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or SimpleNameSyntax }:
                    if (current.Model.GetSymbolInfo(current.Syntax, cancellationToken).Symbol is not { } symbol)
                        return null;

                    value = FindOnly(symbol, current.Model, cancellationToken);
                    break;

                default:
                    return value;
            }
        }

        return null;
    }

    private static Value? FindOnly(ISymbol symbol, SemanticModel model, CancellationToken cancellationToken)
    {
        if (symbol is not (ILocalSymbol or IFieldSymbol or IPropertySymbol) || symbol.DeclaringSyntaxReferences.Length is not 1)
            return null;

        var declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken);
        var scope = FindScope(declaration, symbol);
        var value = FindInitializer(declaration);
        foreach (var node in scope.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax assignment when Names(assignment.Left, symbol):
                    if (value is not null)
                        return null;

                    value = assignment.Right;
                    break;

                case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword } argument when Names(argument.Expression, symbol):
                    return null;
            }
        }

        return value is null || model.ModelOf(value.SyntaxTree) is not { } own ? null : new Value(value.Unwrap(), own);
    }

    /// <summary>Where the variable can be assigned: a field in its type, a local in the member around it.</summary>
    private static SyntaxNode FindScope(SyntaxNode declaration, ISymbol symbol)
    {
        for (var node = declaration; node.Parent is { } parent; node = parent)
        {
            if (parent is BaseTypeDeclarationSyntax)
                return symbol is ILocalSymbol ? node : parent;
        }

        return declaration.SyntaxTree.GetRoot();
    }

    private static ExpressionSyntax? FindInitializer(SyntaxNode declaration)
    {
        var value = declaration switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax { ExpressionBody: { } body } => body.Expression,
            PropertyDeclarationSyntax property => property.Initializer?.Value,
            _ => null,
        };

        return value is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression } ? null : value;
    }

    private static bool Names(ExpressionSyntax target, ISymbol symbol) => target.Unwrap() switch
    {
        IdentifierNameSyntax identifier => identifier.Identifier.ValueText == symbol.Name,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax, Name: var name } => name.Identifier.ValueText == symbol.Name,
        _ => false,
    };
}
