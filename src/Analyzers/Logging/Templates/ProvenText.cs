using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>Tells variables that hold nothing but fixed texts, though the compiler doesn't call them constants.</summary>
internal static class ProvenText
{
    private const int DepthLimit = 8;

    public static bool Is(IOperation text, TemplateOrigin origin, CancellationToken cancellationToken) => Is(text, origin, DepthLimit, cancellationToken);

    private static bool Is(IOperation text, TemplateOrigin origin, int depth, CancellationToken cancellationToken)
    {
        text = text.Unwrap();
        if (origin.Of(text) is Origin.Fixed)
            return true;

        if (depth-- is 0)
            return false;

        return text switch
        {
            ILocalReferenceOperation local => HoldsFixedTexts(local, origin, depth, cancellationToken),
            IFieldReferenceOperation { Field: { IsReadOnly: true } field } => IsSetOnce(field, cancellationToken),
            IPropertyReferenceOperation { Property: { IsVirtual: false, IsAbstract: false, IsOverride: false, SetMethod: null } property } => IsWrittenOut(property, cancellationToken),
            IConditionalOperation { WhenFalse: { } whenFalse } conditional => Is(conditional.WhenTrue, origin, depth, cancellationToken) && Is(whenFalse, origin, depth, cancellationToken),
            ICoalesceOperation coalesce => Is(coalesce.Value, origin, depth, cancellationToken) && Is(coalesce.WhenNull, origin, depth, cancellationToken),
            _ => false,
        };
    }

    private static bool HoldsFixedTexts(ILocalReferenceOperation reference, TemplateOrigin origin, int depth, CancellationToken cancellationToken)
    {
        if (LocalText.FindDeclarator(reference.Local) is not { } declarator
            || reference.SemanticModel is not { } model
            || declarator.SyntaxTree != model.SyntaxTree
            || LocalText.FindScope(declarator) is not { } scope)
        {
            return false;
        }

        var isSet = declarator.Initializer is not null;
        if (declarator.Initializer is { Value: var initial } && !IsFixed(initial))
            return false;

        foreach (var mention in LocalText.Mentions(reference.Local.Name, scope))
        {
            if (!LocalText.IsWritten(mention))
                continue;

            if (mention.Parent is not AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Right: var value } || !IsFixed(value))
                return false;

            isSet = true;
        }

        return isSet;

        bool IsFixed(ExpressionSyntax value) =>
            !value.Span.Contains(reference.Syntax.Span) && model.GetOperation(value, cancellationToken) is { } operation && Is(operation, origin, depth, cancellationToken);
    }

    /// <summary>Whether the field has a literal where it is declared, and no constructor gives it another value.</summary>
    private static bool IsSetOnce(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (field.DeclaringSyntaxReferences is not { Length: 1 } references
            || references[0].GetSyntax(cancellationToken) is not VariableDeclaratorSyntax { Initializer.Value: { } value }
            || !IsLiteral(value))
        {
            return false;
        }

        foreach (var constructor in field.ContainingType.InstanceConstructors)
        {
            foreach (var declaration in constructor.DeclaringSyntaxReferences)
            {
                foreach (var node in declaration.GetSyntax(cancellationToken).DescendantNodes())
                {
                    if (node is AssignmentExpressionSyntax { Left: var target } && NameOf(target) == field.Name)
                        return false;
                }
            }
        }

        return true;
    }

    /// <summary><c>string Name => "text"</c>, or a property with that initializer and no setter.</summary>
    private static bool IsWrittenOut(IPropertySymbol property, CancellationToken cancellationToken) =>
        property.DeclaringSyntaxReferences is { Length: 1 } references
        && references[0].GetSyntax(cancellationToken) is PropertyDeclarationSyntax { ExpressionBody.Expression: { } value }
        && IsLiteral(value);

    private static bool IsLiteral(ExpressionSyntax value) =>
        value.Unwrap() is LiteralExpressionSyntax literal && literal.IsKind(SyntaxKind.StringLiteralExpression);

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        _ => null,
    };
}
