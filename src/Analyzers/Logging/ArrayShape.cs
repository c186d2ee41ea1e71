using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging;

/// <summary>
/// Tells by its syntax whether an expression may be an array of references, or null: only then is its type worth asking for.
/// What is declared in sight is known; of the rest the name decides.
/// </summary>
internal static class ArrayShape
{
    private const int DepthLimit = 8;

    public static bool MayBe(ExpressionSyntax value) => MayBe(value, DepthLimit);

    private static bool MayBe(ExpressionSyntax value, int depth)
    {
        value = value.Unwrap();
        if (depth-- is 0)
            return true;

        return value switch
        {
            LiteralExpressionSyntax literal => literal.Kind() is SyntaxKind.NullLiteralExpression or SyntaxKind.DefaultLiteralExpression,
            ArrayCreationExpressionSyntax or ImplicitArrayCreationExpressionSyntax or DefaultExpressionSyntax => true,
            CastExpressionSyntax cast => MayBe(cast.Type),
            AwaitExpressionSyntax await => MayBe(await.Expression, depth),
            ConditionalAccessExpressionSyntax access => MayBe(access.WhenNotNull, depth),
            ConditionalExpressionSyntax conditional => MayBe(conditional.WhenTrue, depth) || MayBe(conditional.WhenFalse, depth),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce => MayBe(coalesce.Left, depth) || MayBe(coalesce.Right, depth),
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AsExpression, Right: TypeSyntax type } => MayBe(type),
            InvocationExpressionSyntax invocation => LogCallSyntax.Name(invocation.Expression) is { } method && (method is "ToArray" or "Split" || IsPlural(method)),
            MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own => MayBeVariable(own.Name.Identifier.ValueText, own, depth),
            MemberAccessExpressionSyntax member => IsPlural(member.Name.Identifier.ValueText),
            MemberBindingExpressionSyntax member => IsPlural(member.Name.Identifier.ValueText),
            IdentifierNameSyntax variable => MayBeVariable(variable.Identifier.ValueText, variable, depth),
            _ => false,
        };
    }

    private static bool MayBe(TypeSyntax type) => type switch
    {
        NullableTypeSyntax nullable => MayBe(nullable.ElementType),
        ArrayTypeSyntax { ElementType: PredefinedTypeSyntax { Keyword: var keyword } } => keyword.Kind() is SyntaxKind.StringKeyword or SyntaxKind.ObjectKeyword,
        _ => type is ArrayTypeSyntax,
    };

    private static bool MayBeVariable(string name, SyntaxNode place, int depth)
    {
        for (var scope = place.Parent; scope is not null; scope = scope.Parent)
        {
            if (FindDeclared(name, scope, depth) is { } known)
                return known;
        }

        return IsPlural(name);
    }

    /// <summary>Whether the variable of this name that the scope declares may be an array; null when it declares none.</summary>
    private static bool? FindDeclared(string name, SyntaxNode scope, int depth)
    {
        switch (scope)
        {
            case BlockSyntax block:
                return InStatements(block.Statements, name, depth);

            case SwitchSectionSyntax section:
                return InStatements(section.Statements, name, depth);

            case CompilationUnitSyntax unit:
                foreach (var member in unit.Members)
                {
                    if (member is GlobalStatementSyntax { Statement: LocalDeclarationStatementSyntax local } && InVariables(local.Declaration, name, depth) is { } known)
                        return known;
                }

                return null;

            case ForEachStatementSyntax loop:
                return loop.Identifier.ValueText == name ? MayBe(loop.Type) : null;

            case BaseMethodDeclarationSyntax method:
                return InParameters(method.ParameterList, name);

            case LocalFunctionStatementSyntax function:
                return InParameters(function.ParameterList, name);

            case ParenthesizedLambdaExpressionSyntax lambda:
                return InParameters(lambda.ParameterList, name);

            case TypeDeclarationSyntax type:
                return InParameters(type.ParameterList, name) ?? InMembers(type, name, depth);

            default:
                return null;
        }
    }

    private static bool? InStatements(SyntaxList<StatementSyntax> statements, string name, int depth)
    {
        foreach (var statement in statements)
        {
            if (statement is LocalDeclarationStatementSyntax local && InVariables(local.Declaration, name, depth) is { } known)
                return known;
        }

        return null;
    }

    private static bool? InMembers(TypeDeclarationSyntax type, string name, int depth)
    {
        foreach (var member in type.Members)
        {
            switch (member)
            {
                case FieldDeclarationSyntax field when InVariables(field.Declaration, name, depth) is { } known:
                    return known;

                case PropertyDeclarationSyntax property when property.Identifier.ValueText == name:
                    return MayBe(property.Type);
            }
        }

        return null;
    }

    private static bool? InVariables(VariableDeclarationSyntax declaration, string name, int depth)
    {
        foreach (var variable in declaration.Variables)
        {
            if (variable.Identifier.ValueText == name)
                return declaration.Type.IsVar && variable.Initializer is { Value: var value } ? MayBe(value, depth) : MayBe(declaration.Type);
        }

        return null;
    }

    private static bool? InParameters(ParameterListSyntax? parameters, string name)
    {
        if (parameters is null)
            return null;

        foreach (var parameter in parameters.Parameters)
        {
            if (parameter.Identifier.ValueText == name)
                return parameter.Type is { } type ? MayBe(type) : IsPlural(name);
        }

        return null;
    }

    private static bool IsPlural(string name) =>
        (name.EndsWith("s", StringComparison.Ordinal) && name.Length > 2 && name[name.Length - 2] is not ('s' or 'u' or 'i'))
        || name.EndsWith("Array", StringComparison.OrdinalIgnoreCase)
        || name.EndsWith("Data", StringComparison.OrdinalIgnoreCase);
}
