using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Checks;

/// <summary>A local that is given a value where it is declared, and never another.</summary>
internal sealed record FlagLocal(ILocalSymbol Symbol, ExpressionSyntax Value)
{
    public static FlagLocal? Find(IdentifierNameSyntax name, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(name, cancellationToken).Symbol is ILocalSymbol { RefKind: RefKind.None } local
        && local.DeclaringSyntaxReferences is { Length: 1 } declarations
        && declarations[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value } declarator
        && IsSetOnce(declarator, local.Name)
            ? new(local, value)
            : null;

    /// <summary>The same from its declaration, when the value is all of it.</summary>
    public static FlagLocal? Find(ExpressionSyntax value, SemanticModel model, CancellationToken cancellationToken) =>
        value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } } declarator }
        && model.GetDeclaredSymbol(declarator, cancellationToken) is ILocalSymbol { RefKind: RefKind.None } local
        && IsSetOnce(declarator, local.Name)
            ? new(local, value)
            : null;

    /// <summary>The places that read the local.</summary>
    public IEnumerable<IdentifierNameSyntax> FindReads(SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in ScopeOf(Value).DescendantNodes())
        {
            if (node is IdentifierNameSyntax name
                && name.Identifier.ValueText == Symbol.Name
                && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, Symbol))
            {
                yield return name;
            }
        }
    }

    public static SyntaxNode ScopeOf(SyntaxNode node) => node.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
    {
        GlobalStatementSyntax { Parent: { } unit } => unit,
        { } member => member,
        null => node.SyntaxTree.GetRoot(),
    };

    /// <summary>Whether nothing in the member writes a variable of this name; another variable of the name counts as well.</summary>
    public static bool IsSetOnce(SyntaxNode place, string name)
    {
        foreach (var node in ScopeOf(place).DescendantNodes())
        {
            if (node is IdentifierNameSyntax written && written.Identifier.ValueText == name && IsWritten(written))
                return false;
        }

        return true;
    }

    private static bool IsWritten(ExpressionSyntax name)
    {
        switch (name.Parent)
        {
            case MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access when access.Name == name:
                return IsWritten(access);

            case AssignmentExpressionSyntax assignment:
                return assignment.Left == name;

            case ArgumentSyntax { RefKindKeyword.RawKind: (int)SyntaxKind.RefKeyword or (int)SyntaxKind.OutKeyword }:
            case RefExpressionSyntax:
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression }:
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression }:
                return true;

            // (on, off) = ...
            case ArgumentSyntax { Parent: TupleExpressionSyntax { Parent: AssignmentExpressionSyntax assignment } tuple }:
                return assignment.Left == tuple;

            default:
                return false;
        }
    }
}
