using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Lifetime;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Has the host call what was to run at the end of the process.</summary>
internal static class LifetimeCallback
{
    /// <param name="lifetime">The lifetime as it is written at the place.</param>
    public static IReadOnlyList<TextChange>? Write(ShutdownHook hook, string lifetime, FixedDocument document)
    {
        if (hook.Subscription is not { Parent: ExpressionStatementSyntax, Right: AnonymousFunctionExpressionSyntax { AsyncKeyword.RawKind: 0 } handler })
            return null;

        var changes = new List<TextChange>();
        var head = handler switch
        {
            LambdaExpressionSyntax lambda => TextSpan.FromBounds(hook.Subscription.SpanStart, lambda.ArrowToken.Span.End),
            AnonymousMethodExpressionSyntax method => TextSpan.FromBounds(hook.Subscription.SpanStart, method.ParameterList?.Span.End ?? method.DelegateKeyword.Span.End),
            _ => default,
        };
        if (document.Root.DescendantTrivia(head).Any(trivia => head.Contains(trivia.Span) && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)))
            return null;

        var names = Parameters(handler);
        foreach (var statement in handler.Body.DescendantNodes().OfType<ExpressionStatementSyntax>())
        {
            // The host sees to it that the process goes on until it has stopped.
            if (statement.Expression is AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax owner, Name.Identifier.ValueText: "Cancel" }, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } }
                && names.Contains(owner.Identifier.ValueText)
                && statement.Parent is BlockSyntax)
            {
                if (StatementRemoval.HasComments(statement) || StatementRemoval.Remove(statement, document) is not { } removed)
                    return null;

                changes.Add(removed);
            }
        }

        var isUsed = handler.Body.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => names.Contains(name.Identifier.ValueText) && !changes.Any(change => change.Span.Contains(name.Span)));
        if (isUsed)
            return null;

        var @event = hook.Event is HookEvent.CancelKeyPress ? "ApplicationStopping" : "ApplicationStopped";
        return [new TextChange(head, $"{lifetime}.{@event}.Register(() =>"), .. changes, new TextChange(new TextSpan(handler.Span.End, 0), ")")];
    }

    private static HashSet<string> Parameters(AnonymousFunctionExpressionSyntax handler)
    {
        var parameters = handler switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.Parameters,
            AnonymousMethodExpressionSyntax { ParameterList: { } list } => list.Parameters,
            SimpleLambdaExpressionSyntax lambda => SyntaxFactory.SingletonSeparatedList(lambda.Parameter),
            _ => default,
        };
        return [.. parameters.Select(parameter => parameter.Identifier.ValueText)];
    }
}
