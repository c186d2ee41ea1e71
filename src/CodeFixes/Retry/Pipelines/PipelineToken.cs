using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The token that ends a pipeline early.</summary>
/// <param name="Text">The argument; null when none is passed.</param>
/// <param name="Expression">The expression that the attempt reads it by, when the loop passes it already.</param>
/// <param name="EndsPause">Whether the loop's own pause is ended by it.</param>
internal sealed record PipelineToken(string? Text, ExpressionSyntax? Expression, bool EndsPause)
{
    public static PipelineToken? Find(RehearsedLoop rehearsed, PipelineTiming timing)
    {
        var loop = rehearsed.Loop;
        var ofPause = loop.Pause.Waits.Select(wait => wait.Token).Where(token => token is not null && IsStable(token, rehearsed)).ToList();
        if (loop.Pause.Waits.Any(wait => wait.Token is { } token && !IsNone(token) && !IsStable(token, rehearsed))
            || ofPause.Skip(1).Any(token => !SyntaxFactory.AreEquivalent(token, ofPause[0])))
        {
            return null;
        }

        if (ofPause.Count > 0)
            return new PipelineToken(ofPause[0]!.WithoutTrivia().ToString(), ofPause[0], EndsPause: true);

        if (loop.Token.Passed is { } passed && IsStable(passed, rehearsed))
            return new PipelineToken(passed.WithoutTrivia().ToString(), passed, EndsPause: false);

        return new PipelineToken(timing is PipelineTiming.BackoffWithJitter && loop.Token.Passed is null ? loop.Token.InReach : null, null, EndsPause: false);
    }

    public bool IsMatch(SyntaxNode node, RetryLoop loop) =>
        Expression is not null
        && node is ExpressionSyntax
        && node.RawKind == Expression.RawKind
        && SyntaxFactory.AreEquivalent(node, Expression)
        && SymbolEqualityComparer.Default.Equals(loop.Model.GetSymbolInfo(node).Symbol, loop.Model.GetSymbolInfo(Expression).Symbol);

    /// <summary>Whether the statement only does what the pipeline does anyway: <c>token.ThrowIfCancellationRequested();</c>.</summary>
    public bool IsCheck(StatementSyntax statement, RetryLoop loop) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ThrowIfCancellationRequested", Expression: var checkedToken } } }
        && IsMatch(checkedToken, loop);

    private static bool IsNone(ExpressionSyntax token) =>
        token is LiteralExpressionSyntax or DefaultExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "None" };

    /// <summary>Whether the token is the same for all attempts.</summary>
    private static bool IsStable(ExpressionSyntax token, RehearsedLoop rehearsed) =>
        !IsNone(token)
        && token.DescendantNodesAndSelf().All(node => node is IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax)
        && !rehearsed.Variables.ReadsChanging(token)
        && !token.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>().Any(name => rehearsed.Variables.Find(name) is ILocalSymbol local
            && local.DeclaringSyntaxReferences.Any(reference => rehearsed.Site.Region.Any(statement => statement.Span.Contains(reference.Span))));
}
