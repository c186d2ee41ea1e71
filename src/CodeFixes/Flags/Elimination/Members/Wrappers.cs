using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination.Members;

/// <summary>Methods and properties that only return a known value: their callers know it, too.</summary>
internal sealed class Wrappers(SolutionView view, KnownExpressions values, FixLevel level)
{
    public static bool HasBody(IPropertySymbol property) => property.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax() is PropertyDeclarationSyntax declaration
        && (declaration.ExpressionBody is not null || declaration.AccessorList?.Accessors.Any(accessor => accessor.Body is not null || accessor.ExpressionBody is not null) is true));

    public object? Find(ISymbol symbol)
    {
        if (!IsFollowed(symbol) || symbol.DeclaringSyntaxReferences.Length is not 1 || !view.Contains(symbol.DeclaringSyntaxReferences[0].SyntaxTree))
            return null;

        var value = symbol.DeclaringSyntaxReferences[0].GetSyntax(view.CancellationToken) switch
        {
            MethodDeclarationSyntax method => FindBody(method.Body, method.ExpressionBody),
            LocalFunctionStatementSyntax function => FindBody(function.Body, function.ExpressionBody),
            PropertyDeclarationSyntax { ExpressionBody: { } body } => FindBody(null, body),
            PropertyDeclarationSyntax { AccessorList.Accessors: { Count: 1 } accessors } => FindBody(accessors[0].Body, accessors[0].ExpressionBody),
            _ => null,
        };
        return value is not null && IsOfType(value, symbol) ? value : null;
    }

    /// <summary>Whether callers may be changed: others may call what is public, or put something else in the place of what is virtual.</summary>
    private bool IsFollowed(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.LocalFunction })
            return true;

        if (symbol is IMethodSymbol { MethodKind: not MethodKind.Ordinary } or IMethodSymbol { IsExtern: true } || symbol.IsAbstract || symbol.IsVirtual || symbol.IsOverride)
            return false;

        return level is FixLevel.Deep || MemberAccess.IsWithinAssembly(symbol);
    }

    private object? FindBody(BlockSyntax? body, ArrowExpressionClauseSyntax? arrow)
    {
        if (arrow is not null)
            return values.Find(arrow.Expression);

        if (body is not { Statements.Count: > 0 } || body.Statements[body.Statements.Count - 1] is not ReturnStatementSyntax { Expression: { } returned })
            return null;

        for (var index = 0; index < body.Statements.Count - 1; index++)
        {
            // Locals on the way to the value, such as the result of the await.
            if (body.Statements[index] is not LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0, Declaration.Variables: var variables }
                || !variables.All(variable => variable.Initializer is { Value: var value } && values.FindOrConstant(value) is not null))
            {
                return null;
            }
        }

        return values.Find(returned);
    }

    private static bool IsOfType(object value, ISymbol symbol) => symbol switch
    {
        IPropertySymbol property => MemberAccess.IsTypeOf(property.Type, value),
        IMethodSymbol { ReturnType: INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } results } } => MemberAccess.IsTypeOf(results[0], value),
        IMethodSymbol method => MemberAccess.IsTypeOf(method.ReturnType, value),
        _ => false,
    };
}
