using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Whether the statements of a block may stand in the list that the block stands in.</summary>
internal sealed class ScopeSafety(SemanticModel model, CancellationToken cancellationToken)
{
    /// <param name="replaced">The statement of the list that the others take the place of.</param>
    /// <param name="isLast">Whether nothing follows in the list.</param>
    public bool CanUnwrap(SyntaxList<StatementSyntax> statements, StatementSyntax replaced, bool isLast)
    {
        var names = new HashSet<string>();
        foreach (var statement in statements)
        {
            if (statement is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } && !isLast)
                return false;

            AddDeclared(statement, names);
        }

        if (names.Count is 0)
            return true;

        var scope = ScopeOf(replaced);
        foreach (var token in scope.DescendantTokens(node => node != replaced))
        {
            if (token.IsKind(SyntaxKind.IdentifierToken) && names.Contains(token.ValueText) && !replaced.Span.Contains(token.Span) && Clashes(token, scope))
                return false;
        }

        // What the header of the same statement declares is gone, or stands before it.
        return true;
    }

    /// <summary>The names that a statement brings into the list that it stands in.</summary>
    private static void AddDeclared(StatementSyntax statement, HashSet<string> names)
    {
        switch (statement)
        {
            case LocalDeclarationStatementSyntax declaration:
                foreach (var variable in declaration.Declaration.Variables)
                    names.Add(variable.Identifier.ValueText);

                break;

            case LocalFunctionStatementSyntax function:
                names.Add(function.Identifier.ValueText);
                return;

            case LabeledStatementSyntax label:
                AddDeclared(label.Statement, names);
                return;
        }

        // Patterns and out variables of these statements are seen by those behind them.
        if (statement is ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax or ThrowStatementSyntax or IfStatementSyntax or YieldStatementSyntax)
        {
            foreach (var designation in statement.DescendantNodes(node => node == statement || node is not (StatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<SingleVariableDesignationSyntax>())
                names.Add(designation.Identifier.ValueText);
        }
    }

    private static SyntaxNode ScopeOf(StatementSyntax replaced) => replaced.Parent switch
    {
        GlobalStatementSyntax global => global.Parent!,
        SwitchSectionSyntax section => section.Parent!,
        { } parent => parent,
        null => replaced,
    };

    private bool Clashes(SyntaxToken token, SyntaxNode scope)
    {
        switch (token.Parent)
        {
            // A lambda may use the name for something of its own.
            case ParameterSyntax parameter:
                return !IsInFunction(parameter, scope);

            case VariableDeclaratorSyntax or SingleVariableDesignationSyntax or ForEachStatementSyntax or CatchDeclarationSyntax:
                return !IsInFunction(token.Parent, scope);

            case LocalFunctionStatementSyntax or FromClauseSyntax or LetClauseSyntax or JoinClauseSyntax or QueryContinuationSyntax or JoinIntoClauseSyntax:
                return true;

            case IdentifierNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name:
            case IdentifierNameSyntax { Parent: NameColonSyntax or NameEqualsSyntax or MemberBindingExpressionSyntax or QualifiedNameSyntax }:
                return false;

            case IdentifierNameSyntax name:
                return model.GetSymbolInfo(name, cancellationToken).Symbol switch
                {
                    IParameterSymbol or ILocalSymbol or IRangeVariableSymbol => !IsInFunction(name, scope),
                    INamespaceOrTypeSymbol => false,
                    _ => true,
                };

            default:
                return false;
        }
    }

    private static bool IsInFunction(SyntaxNode node, SyntaxNode scope)
    {
        for (SyntaxNode? each = node; each is not null && each != scope; each = each.Parent)
        {
            if (each is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return true;
        }

        return false;
    }
}
