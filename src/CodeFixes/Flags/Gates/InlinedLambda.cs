using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Flags.Gates;

/// <summary>Writes what a lambda does as code that stands where the lambda was called.</summary>
internal sealed class InlinedLambda(SemanticModel model, CancellationToken cancellationToken)
{
    /// <param name="argument">What the lambda's parameter stands for.</param>
    /// <param name="place">The statement that the result takes the place of.</param>
    /// <returns>Statements in the layout of the place; null where they would not do the same.</returns>
    public string? AsStatements(ExpressionSyntax lambda, ExpressionSyntax? argument, StatementSyntax place)
    {
        var newLine = Layout.Read((CompilationUnitSyntax)place.SyntaxTree.GetRoot(cancellationToken)).NewLine;
        switch (lambda)
        {
            case LambdaExpressionSyntax { AsyncKeyword.RawKind: 0 } function when Parameter(function, argument) is var (isRight, parameter) && isRight:
                if (function.ExpressionBody is { } expression)
                    return IsStatement(expression) ? Write(expression, parameter, argument) + ";" : null;

                if (function.Block is not { } block || block.DescendantNodes().Any(node => node is ReturnStatementSyntax or LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or SingleVariableDesignationSyntax))
                    return null;

                return string.Join(newLine + IndentationOf(place), block.Statements.Select(statement => Dedent(statement, Write(statement, parameter, argument), place)));

            case IdentifierNameSyntax or MemberAccessExpressionSyntax when model.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol { Parameters.Length: <= 1 } method:
                return method.Parameters.Length is 0 ? $"{lambda}();" : argument is null ? null : $"{lambda}({argument});";

            default:
                return null;
        }
    }

    /// <returns>The value that a lambda without parameters returns; null where it is more than an expression.</returns>
    public string? AsValue(ExpressionSyntax lambda, ExpressionSyntax place)
    {
        if (lambda is not ParenthesizedLambdaExpressionSyntax { AsyncKeyword.RawKind: 0, ParameterList.Parameters.Count: 0, ExpressionBody: { } value }
            || model.GetTypeInfo(value, cancellationToken) is not { Type: { } type } info
            || !SymbolEqualityComparer.Default.Equals(type, info.ConvertedType))
        {
            return null;
        }

        var standsAlone = place.Parent is EqualsValueClauseSyntax or ArgumentSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax or ParenthesizedExpressionSyntax
            || value is LiteralExpressionSyntax or IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or ElementAccessExpressionSyntax;
        return standsAlone ? value.ToString() : $"({value})";
    }

    private static bool IsStatement(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax or AssignmentExpressionSyntax or AwaitExpressionSyntax or ObjectCreationExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression };

    private (bool IsRight, ISymbol? Parameter) Parameter(LambdaExpressionSyntax lambda, ExpressionSyntax? argument)
    {
        var parameters = lambda switch
        {
            SimpleLambdaExpressionSyntax simple => [simple.Parameter],
            ParenthesizedLambdaExpressionSyntax list => [.. list.ParameterList.Parameters],
            _ => new List<ParameterSyntax>(),
        };
        if (parameters.Count is 0)
            return (true, null);

        return parameters.Count is 1 && argument is IdentifierNameSyntax && model.GetDeclaredSymbol(parameters[0], cancellationToken) is { } symbol ? (true, symbol) : (false, null);
    }

    private string Write(SyntaxNode code, ISymbol? parameter, ExpressionSyntax? argument)
    {
        if (parameter is null || argument is null || parameter.Name == argument.ToString())
            return code.ToFullString().Trim();

        var uses = code.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
            .Where(name => name.Identifier.ValueText == parameter.Name && SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(name, cancellationToken).Symbol, parameter));
        return code.ReplaceNodes(uses, (name, _) => argument.WithoutTrivia().WithTriviaFrom(name)).ToFullString().Trim();
    }

    /// <summary>Lines of a statement stand as far from the new margin as they did from the old one.</summary>
    private static string Dedent(StatementSyntax statement, string written, StatementSyntax place)
    {
        var (was, becomes) = (IndentationOf(statement), IndentationOf(place));
        return was.Length > becomes.Length && was.StartsWith(becomes, StringComparison.Ordinal) ? written.Replace("\n" + was, "\n" + becomes) : written;
    }

    private static string IndentationOf(StatementSyntax statement)
    {
        var line = statement.SyntaxTree.GetText().Lines.GetLineFromPosition(statement.SpanStart).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }
}
