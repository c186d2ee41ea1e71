using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Says whether a rehearsal of the loop shows all that can happen.</summary>
internal static class LoopSoundness
{
    public static bool Holds(RetryLoop loop, LoopSite site, LoopVariables variables) =>
        variables.Changing.All(symbol => BeginsAnew(symbol, loop, site))
        && (loop.Try is not { } attempt || WritesAreLast(attempt.Block, site, variables))
        && (loop.Shape is not RetryShape.Recursion || CallsItself(loop));

    /// <summary>A variable from around an outer loop, or from outside of the function, still counts what came before.</summary>
    private static bool BeginsAnew(ISymbol symbol, RetryLoop loop, LoopSite site)
    {
        if (symbol.DeclaringSyntaxReferences.Length is not 1)
            return false;

        var declaration = symbol.DeclaringSyntaxReferences[0].GetSyntax();
        return site.Region.Any(statement => statement.Span.Contains(declaration.Span))
            || !site.Container.AncestorsAndSelf().TakeWhile(node => !IsScopeOf(node, declaration)).Any(node =>
                node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax);
    }

    private static bool IsScopeOf(SyntaxNode node, SyntaxNode declaration) => node.Span.Contains(declaration.Span);

    /// <summary>
    /// What the attempt sets and the loop looks at is set when all that can fail is done. The same goes for a count in front of
    /// everything, which every attempt makes.
    /// </summary>
    private static bool WritesAreLast(BlockSyntax attempt, LoopSite site, LoopVariables variables)
    {
        var first = attempt.Statements.TakeWhile(statement => statement is ExpressionStatementSyntax { Expression: var expression } && variables.IsCount(expression)).Count();
        foreach (var node in attempt.DescendantNodes())
        {
            if (LoopVariables.FindTarget(node) is not { } target || variables.Find(target) is not { } symbol || !variables.IsChanging(symbol) || !IsRead(symbol, attempt, site, variables))
                continue;

            var index = attempt.Statements.IndexOf(statement => statement.Span.Contains(node.Span));
            if (index < first)
                continue;

            if (attempt.Statements[index] is not ExpressionStatementSyntax { Expression: var whole } || whole != node || attempt.Statements.Skip(index + 1).Any(statement => !IsSafe(statement)))
                return false;
        }

        return true;
    }

    /// <summary>Whether the loop reads the variable outside of the attempt.</summary>
    private static bool IsRead(ISymbol symbol, BlockSyntax attempt, LoopSite site, LoopVariables variables) =>
        site.Region.SelectMany(statement => statement.DescendantNodes()).OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == symbol.Name
            && !attempt.Span.Contains(name.Span)
            && !(name.Parent is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment && assignment.Left == name)
            && SymbolEqualityComparer.Default.Equals(variables.Find(name), symbol));

    /// <summary>Whether nothing in the statement fails.</summary>
    private static bool IsSafe(StatementSyntax statement) => statement switch
    {
        BreakStatementSyntax or EmptyStatementSyntax => true,
        ReturnStatementSyntax { Expression: null or IdentifierNameSyntax or LiteralExpressionSyntax } => true,
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax { Left: IdentifierNameSyntax, Right: LiteralExpressionSyntax or IdentifierNameSyntax } } => true,
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call } => LogCalls.IsLog(call),
        _ => false,
    };

    /// <summary>A call of a method that can be overridden may be a call of another one; and what follows such a call is run once for each.</summary>
    private static bool CallsItself(RetryLoop loop)
    {
        if (loop.Model.GetDeclaredSymbol(loop.Syntax) is not IMethodSymbol { IsVirtual: false, IsAbstract: false } method || (method.IsOverride && !method.IsSealed))
            return false;

        var endsInTry = loop.Body[loop.Body.Length - 1] == loop.Try;
        return loop.Body.SelectMany(statement => statement.DescendantNodes()).OfType<ExpressionStatementSyntax>()
            .All(statement => SelfCall.Find(loop, statement, next: null) is null || endsInTry || IsFollowedByReturn(statement));
    }

    private static bool IsFollowedByReturn(StatementSyntax statement) =>
        statement.Parent is BlockSyntax block && block.Statements.IndexOf(statement) + 1 is var next && next < block.Statements.Count && block.Statements[next] is ReturnStatementSyntax { Expression: null };
}
