using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.CodeFixes.Shutdown.Lifetime;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Makes a function that returns a task an async one.</summary>
internal static class AsyncConversion
{
    /// <returns>Null where the function hands out tasks in a way that can't be awaited in its place.</returns>
    public static List<TextChange>? TryConvert(SyntaxNode function, FixedDocument document)
    {
        var (type, body, parameters) = function switch
        {
            MethodDeclarationSyntax method => (method.ReturnType, method.Body, method.ParameterList),
            LocalFunctionStatementSyntax local => (local.ReturnType, local.Body, local.ParameterList),
            _ => (null, null, null),
        };
        if (type is null || body is null || parameters!.Parameters.Any(parameter => parameter.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.RefKeyword or SyntaxKind.OutKeyword or SyntaxKind.InKeyword)))
            return null;

        var changes = new List<TextChange> { new(new TextSpan(type.SpanStart, 0), "async ") };
        var hasResult = document.Model.GetTypeInfo(type).Type is INamedTypeSymbol { Arity: > 0 };
        foreach (var node in body.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is YieldStatementSyntax)
                return null;

            if (node is ReturnStatementSyntax statement && !TryConvert(statement, body, hasResult, document, changes))
                return null;
        }

        return changes;
    }

    private static bool TryConvert(ReturnStatementSyntax statement, BlockSyntax body, bool hasResult, FixedDocument document, List<TextChange> changes)
    {
        if (statement.Expression is not { } value || value.DescendantTrivia().Any(trivia => trivia.IsDirective))
            return false;

        var space = TextSpan.FromBounds(statement.ReturnKeyword.Span.End, value.Span.End);
        switch (value)
        {
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } when !hasResult:
                if (statement.Parent == body && body.Statements.Last() == statement && body.Statements.Count > 1)
                    return TryRemove(statement, document, changes);

                changes.Add(new(space, ""));
                return true;

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: var name, Expression: var owner }, ArgumentList: { Arguments.Count: 1 } arguments }
                when hasResult && name.Identifier.ValueText is "FromResult" && owner.ToString() is "Task" or "ValueTask":
                changes.Add(new(TextSpan.FromBounds(value.SpanStart, arguments.Arguments[0].SpanStart), ""));
                changes.Add(new(TextSpan.FromBounds(arguments.Arguments[0].Span.End, value.Span.End), ""));
                return true;

            // An await would let the handlers around it see the failures of the task, and free what it still uses.
            case InvocationExpressionSyntax when IsGuarded(statement, body) || !AwaitPlace.IsFree(statement, document.Model, document.CancellationToken):
                return false;

            case InvocationExpressionSyntax when hasResult:
                changes.Add(new(new TextSpan(value.SpanStart, 0), "await "));
                return true;

            case InvocationExpressionSyntax when statement.Parent == body && body.Statements.Last() == statement:
                changes.Add(new(statement.ReturnKeyword.Span, "await"));
                return true;

            case InvocationExpressionSyntax when !value.DescendantTokens().Any(token => !document.Layout.IsOnOneLine(token.Span)) && BodyRewrite.Replace(statement, [$"await {value};", "return;"], document) is { } replaced:
                changes.Add(replaced);
                return true;

            default:
                return false;
        }
    }

    private static bool IsGuarded(StatementSyntax statement, BlockSyntax body) =>
        statement.Ancestors().TakeWhile(node => node != body).Any(node => node is TryStatementSyntax or UsingStatementSyntax)
        || body.DescendantNodes(LoopExits.IsOfFunction).Any(node => node is LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 });

    private static bool TryRemove(ReturnStatementSyntax statement, FixedDocument document, List<TextChange> changes)
    {
        var previous = statement.GetFirstToken().GetPreviousToken();
        var next = statement.GetLastToken().GetNextToken();
        if (HasComment(statement.GetLeadingTrivia()) || HasComment(statement.GetTrailingTrivia()) || !document.Layout.IsFirstOnLine(statement.SpanStart) || !document.Layout.IsFirstOnLine(next.SpanStart))
        {
            if (!HasComment(statement.GetLeadingTrivia()) && !HasComment(statement.GetTrailingTrivia()) && !document.Layout.IsFirstOnLine(statement.SpanStart) && StatementRemoval.Remove(statement, document) is { } removed)
                changes.Add(removed);
            else
                changes.Add(new(TextSpan.FromBounds(statement.ReturnKeyword.Span.End, statement.Expression!.Span.End), ""));

            return true;
        }

        changes.Add(new(TextSpan.FromBounds(previous.TrailingTrivia.FullSpan.End, statement.FullSpan.End), ""));
        return true;
    }

    private static bool HasComment(SyntaxTriviaList trivia) => trivia.Any(each => !each.IsKind(SyntaxKind.WhitespaceTrivia) && !each.IsKind(SyntaxKind.EndOfLineTrivia));
}
