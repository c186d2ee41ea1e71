using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Commands of a database that add a row each time they run.</summary>
internal static class Insertion
{
    public static bool IsRunBy(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        AttemptSyntax.Receiver(call) is { } command && FindText(command, call, model, cancellationToken) is { } text && AddsRow(text);

    private static string? FindText(ExpressionSyntax command, InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Origin.Find(command, model, cancellationToken) is { Syntax: BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } } origin
            && origin.Model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string given })
        {
            return given;
        }

        if (command is not IdentifierNameSyntax { Identifier.ValueText: var name } || call.FirstAncestorOrSelf<BlockSyntax>(IsBody) is not { } body)
            return null;

        string? text = null;
        foreach (var node in body.DescendantNodes())
        {
            if (node is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax target } access } assignment)
                continue;

            if (access.Name.Identifier.ValueText is "CommandText" && target.Identifier.ValueText == name)
            {
                if (text is not null || model.GetConstantValue(assignment.Right, cancellationToken) is not { HasValue: true, Value: string set })
                    return null;

                text = set;
            }
        }

        return text;
    }

    private static bool IsBody(BlockSyntax block) => block.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax;

    private static bool AddsRow(string sql) =>
        sql.TrimStart().StartsWith("INSERT", StringComparison.OrdinalIgnoreCase)
        && !Contains(sql, "NOT EXISTS") && !Contains(sql, "ON CONFLICT") && !Contains(sql, "ON DUPLICATE") && !Contains(sql, "IGNORE");

    private static bool Contains(string sql, string word) => sql.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;
}
