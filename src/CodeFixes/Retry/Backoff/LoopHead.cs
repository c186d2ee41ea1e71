using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>What a loop tests before it runs its body again.</summary>
internal static class LoopHead
{
    public static ExpressionSyntax? Condition(RetryLoop loop) => loop.Syntax switch
    {
        ForStatementSyntax @for => @for.Condition,
        WhileStatementSyntax @while => @while.Condition,
        DoStatementSyntax @do => @do.Condition,
        _ => null,
    };

    /// <summary>The operands of <c>&amp;&amp;</c>, from left to right; none for a condition that is always true.</summary>
    public static IEnumerable<ExpressionSyntax> Conjuncts(ExpressionSyntax? condition) => condition?.Unwrap() switch
    {
        null or LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } => [],
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and => Conjuncts(and.Left).Concat(Conjuncts(and.Right)),
        { } other => [other],
    };

    public static StatementSyntax? Body(RetryLoop loop) => loop.Syntax switch
    {
        ForStatementSyntax @for => @for.Statement,
        WhileStatementSyntax @while => @while.Statement,
        DoStatementSyntax @do => @do.Statement,
        CommonForEachStatementSyntax @foreach => @foreach.Statement,
        _ => null,
    };
}
