using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>A local whose only assignment is its declaration.</summary>
internal static class LocalText
{
    /// <summary>What the local is initialised with, when nothing else is ever assigned to it.</summary>
    public static IOperation? FindInitializer(ILocalReferenceOperation reference)
    {
        if (FindDeclarator(reference.Local) is not { Initializer.Value: { } value } declarator
            || reference.SemanticModel is not { } model
            || declarator.SyntaxTree != model.SyntaxTree
            || value.Span.Contains(reference.Syntax.Span)
            || FindScope(declarator) is not { } scope)
        {
            return null;
        }

        foreach (var identifier in Mentions(reference.Local.Name, scope))
        {
            if (IsWritten(identifier))
                return null;
        }

        return model.GetOperation(value);
    }

    /// <summary>The declaration of the local, when it is one of a plain statement.</summary>
    public static VariableDeclaratorSyntax? FindDeclarator(ILocalSymbol local) =>
        local is { IsConst: false, RefKind: RefKind.None, IsUsing: false, DeclaringSyntaxReferences: { Length: 1 } references }
        && references[0].GetSyntax() is VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: LocalDeclarationStatementSyntax } } declarator
            ? declarator
            : null;

    /// <summary>All places in the scope that may mean the variable of this name.</summary>
    public static IEnumerable<IdentifierNameSyntax> Mentions(string name, SyntaxNode scope)
    {
        foreach (var node in scope.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier
                && identifier.Identifier.ValueText == name
                && !(identifier.Parent is MemberAccessExpressionSyntax access && access.Name == identifier)
                && identifier.Parent is not (NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax))
            {
                yield return identifier;
            }
        }
    }

    /// <summary>The statements in which the local is known.</summary>
    public static SyntaxNode? FindScope(VariableDeclaratorSyntax declarator) => declarator.Parent?.Parent?.Parent switch
    {
        GlobalStatementSyntax { Parent: { } unit } => unit,
        var scope => scope,
    };

    public static bool IsWritten(IdentifierNameSyntax identifier) => identifier.Parent switch
    {
        AssignmentExpressionSyntax assignment => assignment.Left == identifier,
        ArgumentSyntax argument => argument.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || argument.RefKindKeyword.IsKind(SyntaxKind.OutKeyword) || (argument.Parent is TupleExpressionSyntax { Parent: AssignmentExpressionSyntax deconstruction } tuple && deconstruction.Left == tuple),
        PrefixUnaryExpressionSyntax prefix => prefix.Kind() is SyntaxKind.AddressOfExpression or SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression,
        PostfixUnaryExpressionSyntax postfix => !postfix.IsKind(SyntaxKind.SuppressNullableWarningExpression),
        RefExpressionSyntax => true,
        _ => false,
    };
}
