namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Finds the value of a field that is set where it is declared and nowhere else.</summary>
internal static class FixedFields
{
    public static ExpressionSyntax? FindValue(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or IdentifierNameSyntax })
            || model.GetSymbolInfo(expression, cancellationToken).Symbol is not IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } references } field
            || field.ContainingType.DeclaringSyntaxReferences.Length is not 1
            || references[0].SyntaxTree != model.SyntaxTree
            || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax or PrefixUnaryExpressionSyntax } declarator
            || declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } type)
        {
            return null;
        }

        var isSetAgain = type.DescendantNodes().Select(LoopVariables.FindTarget).Any(target => target switch
        {
            IdentifierNameSyntax name => name.Identifier.ValueText == field.Name,
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText == field.Name,
            _ => false,
        });
        return isSetAgain ? null : declarator.Initializer!.Value;
    }
}
