using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>A place between a failure and the next attempt.</summary>
/// <param name="Position">Where it is in the text.</param>
/// <param name="Handler">The catch clause that it is in, if it is in one.</param>
/// <param name="Jumps">Whether a jump to the next attempt follows at once, so that nothing behind it runs.</param>
internal sealed record FailurePlace(int Position, CatchClauseSyntax? Handler, bool Jumps);

/// <summary>Follows counters through a loop: what they read at a place after the n-th failure, and what is still added before the next attempt.</summary>
internal static class CounterAt
{
    /// <summary>Which failure it is, counted from one, as an expression of a counter that the loop has already; null when none is certain.</summary>
    public static string? FailureNumber(RetryLoop loop, FailurePlace place)
    {
        foreach (var counter in LoopCounter.All(loop))
        {
            if (FirstRead(loop, counter, place) is not { } first)
                continue;

            return counter.Step > 0
                ? first is 1 ? counter.Name : first < 1 ? $"{counter.Name} + {1 - first}" : $"{counter.Name} - {first - 1}"
                : $"{first + 1} - {counter.Name}";
        }

        return null;
    }

    /// <summary>What the counter reads at the place when the first attempt has failed.</summary>
    public static long? FirstRead(RetryLoop loop, LoopCounter counter, FailurePlace place) => counter.Advance is null
        ? counter.First
        : HasRun(loop, counter.Advance, place) is { } hasRun ? counter.First + (hasRun ? counter.Step : 0) : null;

    /// <summary>What is added to the counter between the place and the next test of the loop's condition; null when that isn't certain.</summary>
    public static long? Pending(RetryLoop loop, ISymbol counter, FailurePlace place)
    {
        long pending = 0;
        foreach (var write in FindWrites(loop, counter))
        {
            if (StepOf(write) is not { } step)
                return null;

            // The condition itself says whether it adds before it compares.
            if (IsInCondition(loop, write))
                pending += write is PostfixUnaryExpressionSyntax ? 0 : step;
            else if (IsInHead(loop, write))
                pending += step;
            else if (IsBeforeFailure(loop, write))
                continue;
            else if (FindHandler(loop, write) is { } handler)
            {
                if (handler != place.Handler)
                    continue;

                if (!IsUnconditional(write, handler.Block) && !(handler.Filter?.Span.Contains(write.Span) ?? false))
                    return null;

                pending += write.SpanStart >= place.Position && !place.Jumps ? step : 0;
            }
            else if (IsUnconditionalIn(write, loop.Body))
                pending += write.SpanStart >= place.Position && !place.Jumps ? step : 0;
            else
                return null;
        }

        return pending;
    }

    /// <summary>The assignments, increments and decrements of the variable within the loop.</summary>
    public static List<ExpressionSyntax> FindWrites(RetryLoop loop, ISymbol variable)
    {
        var region = loop.Shape is RetryShape.Goto or RetryShape.Recursion ? loop.Body.SelectMany(statement => statement.DescendantNodesAndSelf()) : loop.Syntax.DescendantNodes();
        var declared = loop.Syntax is ForStatementSyntax { Declaration: { } declaration } ? declaration.Span : default;
        return
        [
            .. region.OfType<IdentifierNameSyntax>()
                .Where(name => name.Identifier.ValueText == variable.Name && !declared.Contains(name.Span) && SymbolEqualityComparer.Default.Equals(loop.Model.GetSymbolInfo(name).Symbol, variable))
                .Select(FindWrite)
                .OfType<ExpressionSyntax>(),
        ];
    }

    /// <summary>Whether the write has run when a failure reaches the place; null when that isn't certain.</summary>
    private static bool? HasRun(RetryLoop loop, ExpressionSyntax write, FailurePlace place)
    {
        if (IsInCondition(loop, write) || IsInHead(loop, write) || IsBeforeFailure(loop, write))
            return false;

        if (FindHandler(loop, write) is { } handler)
        {
            if (place.Handler != handler && !(place.Handler is null && loop.Handlers.Length is 1))
                return null;

            if (handler.Filter is { } filter && filter.Span.Contains(write.Span))
                return true;

            return IsUnconditional(write, handler.Block) && !write.Span.Contains(place.Position) ? write.SpanStart < place.Position : null;
        }

        return IsUnconditionalIn(write, loop.Body) && !write.Span.Contains(place.Position) ? write.SpanStart < place.Position : null;
    }

    private static ExpressionSyntax? FindWrite(IdentifierNameSyntax name)
    {
        ExpressionSyntax operand = name;
        while (operand.Parent is ParenthesizedExpressionSyntax outer)
            operand = outer;

        return operand.Parent switch
        {
            PrefixUnaryExpressionSyntax prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) => prefix,
            PostfixUnaryExpressionSyntax postfix when postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression) => postfix,
            AssignmentExpressionSyntax assignment when assignment.Left == operand => assignment,
            ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None) => operand,
            _ => null,
        };
    }

    /// <summary>What the write adds, when that is a constant.</summary>
    public static long? StepOf(ExpressionSyntax write) => write.Kind() switch
    {
        SyntaxKind.PreIncrementExpression or SyntaxKind.PostIncrementExpression => 1,
        SyntaxKind.PreDecrementExpression or SyntaxKind.PostDecrementExpression => -1,
        SyntaxKind.AddAssignmentExpression when ((AssignmentExpressionSyntax)write).Right is LiteralExpressionSyntax { Token.Value: int step } => step,
        SyntaxKind.SubtractAssignmentExpression when ((AssignmentExpressionSyntax)write).Right is LiteralExpressionSyntax { Token.Value: int step } => -step,
        _ => null,
    };

    public static bool IsInCondition(RetryLoop loop, SyntaxNode node) => LoopHead.Condition(loop)?.Span.Contains(node.Span) ?? false;

    public static bool IsInHead(RetryLoop loop, SyntaxNode node) =>
        loop.Syntax is ForStatementSyntax @for && @for.Incrementors.Any(incrementor => incrementor.Span.Contains(node.Span));

    /// <summary>Whether the write is passed by every attempt, before it can fail.</summary>
    public static bool IsBeforeAttempt(RetryLoop loop, ExpressionSyntax write) =>
        IsInHead(loop, write)
        || (IsInCondition(loop, write) && loop.Shape is not RetryShape.Do && LoopHead.Conjuncts(LoopHead.Condition(loop)).First().Span.Contains(write.Span))
        || (IsBeforeFailure(loop, write) && loop.Body.TakeWhile(statement => statement != loop.Try && !loop.AttemptStatements.Contains(statement)).Any(statement => IsUnconditional(write, statement)));

    /// <summary>Whether the write runs before the attempt can fail, so that its value during the attempt includes it.</summary>
    public static bool IsBeforeFailure(RetryLoop loop, SyntaxNode write)
    {
        if (loop.AttemptStatements.IsEmpty || IsInHead(loop, write))
            return false;

        if (loop.Try is not { } attempt)
            return IsUnconditional(write, loop.AttemptStatements[0]) || write.Span.End <= loop.AttemptStatements[loop.AttemptStatements.Length - 1].Span.End;

        return write.Span.End <= attempt.SpanStart || loop.AttemptStatements[0].Span.Contains(write.Span);
    }

    private static CatchClauseSyntax? FindHandler(RetryLoop loop, SyntaxNode node) =>
        loop.Handlers.Select(handler => handler.Syntax).FirstOrDefault(clause => clause.Span.Contains(node.Span));

    private static bool IsUnconditionalIn(SyntaxNode node, ImmutableArray<StatementSyntax> statements)
    {
        IEnumerable<StatementSyntax> body = statements.Length is 1 && statements[0] is BlockSyntax block ? block.Statements : statements;
        return body.Any(statement => IsUnconditional(node, statement));
    }

    /// <summary>Whether the node is evaluated whenever the statement, or the block to its end, runs.</summary>
    private static bool IsUnconditional(SyntaxNode node, StatementSyntax container)
    {
        foreach (var ancestor in node.Ancestors())
        {
            if (ancestor == container)
                return true;

            switch (ancestor)
            {
                case ExpressionStatementSyntax or LocalDeclarationStatementSyntax or VariableDeclarationSyntax or VariableDeclaratorSyntax or EqualsValueClauseSyntax:
                case ParenthesizedExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or AwaitExpressionSyntax:
                case ArgumentSyntax or ArgumentListSyntax or InvocationExpressionSyntax or InterpolationSyntax or InterpolatedStringExpressionSyntax:
                case BinaryExpressionSyntax binary when binary.Kind() is not (SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression or SyntaxKind.CoalesceExpression) || binary.Left.Span.Contains(node.Span):
                case IfStatementSyntax @if when @if.Condition.Span.Contains(node.Span):
                    continue;

                default:
                    return false;
            }
        }

        return false;
    }
}
