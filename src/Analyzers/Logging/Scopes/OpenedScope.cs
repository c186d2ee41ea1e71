using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Scopes;

/// <summary>A call that opens a log scope.</summary>
/// <param name="Result">The whole expression whose value is the scope: it differs from the call behind a <c>?.</c>.</param>
internal sealed record OpenedScope(InvocationExpressionSyntax Call, IMethodSymbol Method, LogLibrary Library, ExpressionSyntax Result)
{
    public static OpenedScope? TryMatch(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && ScopeMethods.FindLibrary(method) is { } library
            ? new OpenedScope(call, method, library, FindResult(call))
            : null;

    /// <summary>The statement that is nothing but the call, so that nobody can close the scope; also when its value is assigned to <c>_</c>.</summary>
    public ExpressionStatementSyntax? FindDiscardingStatement(SemanticModel model, CancellationToken cancellationToken) => Result.Parent switch
    {
        ExpressionStatementSyntax statement => statement,
        AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax { Identifier.ValueText: "_" } target, Parent: ExpressionStatementSyntax statement }
            when model.GetSymbolInfo(target, cancellationToken).Symbol is IDiscardSymbol => statement,
        _ => null,
    };

    /// <summary>Whether the value of the call is the body of something that returns nothing.</summary>
    public bool IsBodyWithoutResult(SemanticModel model, CancellationToken cancellationToken) => Result.Parent switch
    {
        ArrowExpressionClauseSyntax { Parent: MethodDeclarationSyntax { ReturnType: PredefinedTypeSyntax type } } => type.Keyword.IsKind(SyntaxKind.VoidKeyword),
        ArrowExpressionClauseSyntax { Parent: LocalFunctionStatementSyntax { ReturnType: PredefinedTypeSyntax type } } => type.Keyword.IsKind(SyntaxKind.VoidKeyword),
        ArrowExpressionClauseSyntax { Parent: ConstructorDeclarationSyntax } => true,
        LambdaExpressionSyntax lambda when lambda.Body == Result => model.GetSymbolInfo(lambda, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true },
        _ => false,
    };

    private static ExpressionSyntax FindResult(ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression.Parent)
            {
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == expression:
                    expression = access;
                    break;

                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized;
                    break;

                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    expression = suppressed;
                    break;

                default:
                    return expression;
            }
        }
    }
}
