using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry;

/// <summary>Finds by their syntax the methods that call themselves when something has failed.</summary>
internal static class SelfCallSyntax
{
    private const int DepthLimit = 32;

    /// <summary>The method or local function around this clause, if the clause is the first after which it calls itself.</summary>
    public static SyntaxNode? FindFunction(CatchClauseSyntax clause)
    {
        for (SyntaxNode? node = clause; node is not (null or AnonymousFunctionExpressionSyntax or AccessorDeclarationSyntax); node = node.Parent)
        {
            var (name, body) = node switch
            {
                MethodDeclarationSyntax method => (method.Identifier.ValueText, method.Body),
                LocalFunctionStatementSyntax function => (function.Identifier.ValueText, function.Body),
                _ => (null, null),
            };

            if (name is not null)
                return body is not null && LeadsToCall(clause, name) && FindFirst(body, name, DepthLimit) == clause ? node : null;
        }

        return null;
    }

    private static CatchClauseSyntax? FindFirst(StatementSyntax statement, string name, int depth)
    {
        if (depth-- is 0)
            return null;

        if (statement is TryStatementSyntax attempt)
        {
            if (FindFirst(attempt.Block, name, depth) is { } inner)
                return inner;

            foreach (var clause in attempt.Catches)
            {
                if (LeadsToCall(clause, name))
                    return clause;
            }
        }

        var parts = new StatementParts(statement);
        for (var index = 0; index < parts.Count; index++)
        {
            if (FindFirst(parts[index], name, depth) is { } first)
                return first;
        }

        return null;
    }

    /// <summary>Whether the clause calls the method, or lets the statements behind the try do it.</summary>
    private static bool LeadsToCall(CatchClauseSyntax clause, string name)
    {
        if (Calls(clause.Block, name, DepthLimit))
            return true;

        if (clause.Parent is not TryStatementSyntax { Parent: BlockSyntax block } attempt || !RetryLoopSyntax.MayContinue(clause))
            return false;

        for (var index = block.Statements.IndexOf(attempt) + 1; index < block.Statements.Count; index++)
        {
            if (Calls(block.Statements[index], name, DepthLimit))
                return true;
        }

        return false;
    }

    private static bool Calls(StatementSyntax statement, string name, int depth)
    {
        if (depth-- is 0)
            return false;

        switch (statement)
        {
            case ExpressionStatementSyntax { Expression: var expression }:
                return IsCall(expression, name);

            case ReturnStatementSyntax { Expression: { } expression }:
                return IsCall(expression, name);

            case LocalDeclarationStatementSyntax { Declaration.Variables: var variables }:
                foreach (var variable in variables)
                {
                    if (variable.Initializer is { Value: var value } && IsCall(value, name))
                        return true;
                }

                return false;
        }

        var parts = new StatementParts(statement);
        for (var index = 0; index < parts.Count; index++)
        {
            if (Calls(parts[index], name, depth))
                return true;
        }

        return false;
    }

    private static bool IsCall(ExpressionSyntax expression, string name)
    {
        for (var depth = DepthLimit; depth > 0; depth--)
        {
            switch (expression.Unwrap())
            {
                case AwaitExpressionSyntax awaited:
                    expression = awaited.Expression;
                    break;

                case AssignmentExpressionSyntax assignment:
                    expression = assignment.Right;
                    break;

                case InvocationExpressionSyntax { Expression: SimpleNameSyntax called }:
                    return called.Identifier.ValueText == name;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var called } }:
                    return called.Identifier.ValueText == name;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access }:
                    expression = access.Expression;
                    break;

                default:
                    return false;
            }
        }

        return false;
    }
}
