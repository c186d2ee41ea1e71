using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>The key of a flag as an expression gives it.</summary>
/// <param name="Symbol">The constant, enum member or property that it comes from; null for a literal.</param>
internal readonly record struct FlagKey(string Text, ISymbol? Symbol)
{
    private const int MaximumDepth = 8;

    /// <returns>Null where the key is empty, or not known before the program runs.</returns>
    public static FlagKey? Find(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken) =>
        Find(expression, model, MaximumDepth, cancellationToken) is { Text.Length: > 0 } key ? key : null;

    private static FlagKey? Find(ExpressionSyntax expression, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        expression = expression.Unwrap();
        if (depth is 0)
            return null;

        if (expression is LiteralExpressionSyntax literal)
            return literal.Token.Value is string text ? new(text, null) : null;

        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: string constant })
            return new(constant, SourceOf(expression, model, cancellationToken));

        return expression switch
        {
            InvocationExpressionSyntax call => OfCall(call, model, cancellationToken),
            InterpolatedStringExpressionSyntax interpolated => OfInterpolation(interpolated, model, depth, cancellationToken),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } sum => OfSum(sum, model, depth, cancellationToken),
            CastExpressionSyntax cast => Find(cast.Expression, model, depth - 1, cancellationToken),
            MemberAccessExpressionSyntax or IdentifierNameSyntax => OfSymbol(model.GetSymbolInfo(expression, cancellationToken).Symbol, cancellationToken),
            _ => null,
        };
    }

    private static ISymbol? SourceOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        if (expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" }, ArgumentList.Arguments: { Count: 1 } arguments })
            expression = arguments[0].Expression;

        return model.GetSymbolInfo(expression, cancellationToken) is { Symbol: (IFieldSymbol or IPropertySymbol or ILocalSymbol) and var symbol } ? symbol.OriginalDefinition : null;
    }

    /// <summary>A member of an enum, or a text that is set once and never again.</summary>
    private static FlagKey? OfSymbol(ISymbol? symbol, CancellationToken cancellationToken)
    {
        if (symbol is not IFieldSymbol field)
            return null;

        if (field is { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum })
            return new(field.Name, field);

        if (field is not { IsStatic: true, IsReadOnly: true, Type.SpecialType: SpecialType.System_String } || HasStaticConstructor(field.ContainingType))
            return null;

        foreach (var reference in field.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: LiteralExpressionSyntax { Token.Value: string text } })
                return new(text, field);
        }

        return null;
    }

    private static bool HasStaticConstructor(INamedTypeSymbol type)
    {
        foreach (var constructor in type.StaticConstructors)
        {
            if (!constructor.IsImplicitlyDeclared)
                return true;
        }

        return false;
    }

    /// <summary><c>Flag.NewCheckout.ToString()</c> and <c>Enum.GetName(Flag.NewCheckout)</c>.</summary>
    private static FlagKey? OfCall(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax access)
            return null;

        var arguments = call.ArgumentList.Arguments;
        var member = access.Name.Identifier.ValueText switch
        {
            "ToString" when arguments.Count is 0 => access.Expression,
            "ToString" when arguments is { Count: 1 } && arguments[0].Expression is LiteralExpressionSyntax { Token.Value: "G" or "g" or "F" or "f" } => access.Expression,
            "GetName" when arguments is { Count: 1 or 2 } && IsEnumMethod(call, model, cancellationToken) => arguments[arguments.Count - 1].Expression,
            _ => null,
        };

        return member is not null && model.GetSymbolInfo(member, cancellationToken).Symbol is IFieldSymbol { HasConstantValue: true, ContainingType.TypeKind: TypeKind.Enum } field
            ? new(field.Name, field)
            : null;
    }

    private static bool IsEnumMethod(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingType.SpecialType: SpecialType.System_Enum };

    private static FlagKey? OfInterpolation(InterpolatedStringExpressionSyntax interpolated, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        var text = "";
        ISymbol? symbol = null;
        foreach (var content in interpolated.Contents)
        {
            switch (content)
            {
                case InterpolatedStringTextSyntax part:
                    text += part.TextToken.ValueText;
                    break;

                case InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole when Find(hole.Expression, model, depth - 1, cancellationToken) is { } inner:
                    text += inner.Text;
                    symbol = inner.Symbol ?? symbol;
                    break;

                default:
                    return null;
            }
        }

        return new(text, symbol);
    }

    private static FlagKey? OfSum(BinaryExpressionSyntax sum, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        // Adding numbers, or members of enums, makes no text.
        if (model.GetTypeInfo(sum, cancellationToken).Type?.SpecialType is not SpecialType.System_String)
            return null;

        return Find(sum.Left, model, depth - 1, cancellationToken) is { } left && Find(sum.Right, model, depth - 1, cancellationToken) is { } right
            ? new(left.Text + right.Text, right.Symbol ?? left.Symbol)
            : null;
    }
}
