using System.Globalization;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>A comparison that holds when another attempt follows.</summary>
internal sealed record NextAttemptTest(string Text, string Negated);

/// <summary>Says at a place behind a failure whether the head of the loop is going to let another attempt through.</summary>
internal static class NextAttempt
{
    /// <summary>Whether the head of the loop ends it after so many failures, or after some time.</summary>
    public static bool IsLimitedByHead(RetryLoop loop) =>
        loop.Shape is RetryShape.ForEach
        || LoopHead.Conjuncts(LoopHead.Condition(loop)).Any(conjunct => FindCounter(loop, conjunct) is not null || IsClock(loop, conjunct));

    /// <summary>Whether the head of the loop makes the attempt itself, so that its body is only run after a failure.</summary>
    public static bool IsAttempt(RetryLoop loop) => loop.Try is null && loop.AttemptStatements.IsEmpty && loop.Shape is RetryShape.For or RetryShape.While;

    /// <summary>Whether the head counts before it makes the attempt.</summary>
    public static bool CountsFirst(RetryLoop loop) =>
        LoopHead.Conjuncts(LoopHead.Condition(loop)).TakeWhile(IsPure).Any();

    /// <summary>Whether the head of the loop tests anything besides a token.</summary>
    public static bool DependsOnHead(RetryLoop loop) =>
        loop.Shape is RetryShape.ForEach || LoopHead.Conjuncts(LoopHead.Condition(loop)).Any(conjunct => !ReadsToken(loop, conjunct));

    /// <param name="withResult">Whether success can reach the place, so that the whole condition of the loop counts.</param>
    public static NextAttemptTest? Find(RetryLoop loop, FailurePlace place, bool withResult)
    {
        if (loop.Shape is RetryShape.ForEach)
            return ForEach(loop, place);

        var parts = new List<NextAttemptTest>();
        foreach (var conjunct in LoopHead.Conjuncts(LoopHead.Condition(loop)))
        {
            if (FindCounter(loop, conjunct) is { } counter)
            {
                if (CounterAt.Pending(loop, counter, place) is not { } pending || Shift(conjunct, loop, counter, pending) is not { } test)
                    return null;

                parts.Add(test);
            }
            else if (IsClock(loop, conjunct) || (withResult && !ReadsToken(loop, conjunct)))
            {
                if (!IsPure(conjunct))
                    return null;

                parts.Add(new NextAttemptTest(conjunct is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression or (int)SyntaxKind.CoalesceExpression } ? $"({conjunct})" : conjunct.ToString(), Negate(conjunct)));
            }
        }

        return parts.Count is 0 ? null : new NextAttemptTest(string.Join(" && ", parts.Select(part => part.Text)), string.Join(" || ", parts.Select(part => part.Negated)));
    }

    /// <summary>Whether the expression only reads: evaluating it once more changes nothing.</summary>
    public static bool IsPure(ExpressionSyntax expression) => expression.DescendantNodesAndSelf().All(node => node
        is IdentifierNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or BinaryExpressionSyntax or ParenthesizedExpressionSyntax
        or IsPatternExpressionSyntax or PatternSyntax or ConditionalAccessExpressionSyntax or MemberBindingExpressionSyntax or TypeSyntax
        || node.IsKind(SyntaxKind.LogicalNotExpression));

    public static string Negate(ExpressionSyntax expression)
    {
        expression = expression.Unwrap();
        return expression switch
        {
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not => not.Operand.ToString(),
            BinaryExpressionSyntax binary when Opposite(binary.OperatorToken.Text) is { } opposite => $"{binary.Left} {opposite} {binary.Right}",
            BinaryExpressionSyntax or IsPatternExpressionSyntax => $"!({expression})",
            _ => "!" + expression,
        };
    }

    private static NextAttemptTest? ForEach(RetryLoop loop, FailurePlace place)
    {
        if (loop.Limit.Attempts is not { } attempts)
            return null;

        foreach (var counter in LoopCounter.All(loop))
        {
            if (counter.Step is 1 && CounterAt.FirstRead(loop, counter, place) is { } first)
                return Compare(counter.Name, "<", (attempts - 1 + first).ToString(CultureInfo.InvariantCulture));
        }

        return null;
    }

    /// <summary>The counter that the conjunct compares with a bound.</summary>
    private static ISymbol? FindCounter(RetryLoop loop, ExpressionSyntax conjunct) =>
        conjunct is BinaryExpressionSyntax binary && Opposite(binary.OperatorToken.Text) is not null
            ? CounterIn(loop, binary.Left) ?? CounterIn(loop, binary.Right)
            : null;

    /// <summary>A variable that the loop counts with: nothing but steps changes it.</summary>
    private static ISymbol? CounterIn(RetryLoop loop, ExpressionSyntax side) =>
        CounterName(side) is { } name
        && loop.Model.GetSymbolInfo(name).Symbol is ILocalSymbol or IParameterSymbol or IFieldSymbol
        && loop.Model.GetSymbolInfo(name).Symbol is { } symbol
        && CounterAt.FindWrites(loop, symbol) is { Count: > 0 } writes
        && writes.All(write => CounterAt.StepOf(write) is not null)
            ? symbol
            : null;

    private static IdentifierNameSyntax? CounterName(ExpressionSyntax side) => side.Unwrap() switch
    {
        IdentifierNameSyntax name => name,
        PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } prefix when prefix.IsKind(SyntaxKind.PreIncrementExpression) || prefix.IsKind(SyntaxKind.PreDecrementExpression) => name,
        PostfixUnaryExpressionSyntax { Operand: IdentifierNameSyntax name } postfix when postfix.IsKind(SyntaxKind.PostIncrementExpression) || postfix.IsKind(SyntaxKind.PostDecrementExpression) => name,
        _ => null,
    };

    /// <summary>The comparison as it has to be when so much is yet to be added to the counter.</summary>
    private static NextAttemptTest? Shift(ExpressionSyntax conjunct, RetryLoop loop, ISymbol counter, long pending)
    {
        var binary = (BinaryExpressionSyntax)conjunct;
        var isLeft = SymbolEqualityComparer.Default.Equals(CounterIn(loop, binary.Left), counter);
        var bound = (isLeft ? binary.Right : binary.Left).Unwrap();
        var comparison = isLeft ? binary.OperatorToken.Text : Mirror(binary.OperatorToken.Text);
        if (!IsPure(bound))
            return null;

        if (pending is 0)
            return Compare(counter.Name, comparison, bound.ToString());

        if ((pending, comparison) is (1, "<="))
            return Compare(counter.Name, "<", bound.ToString());

        if ((pending, comparison) is (-1, ">="))
            return Compare(counter.Name, ">", bound.ToString());

        if (bound is LiteralExpressionSyntax { Token.Value: int number })
            return Compare(counter.Name, comparison, (number - pending).ToString(CultureInfo.InvariantCulture));

        if (bound is not (IdentifierNameSyntax or MemberAccessExpressionSyntax))
            return null;

        return Compare(counter.Name, comparison, pending > 0 ? $"{bound} - {pending}" : $"{bound} + {-pending}");
    }

    private static NextAttemptTest Compare(string left, string comparison, string right) =>
        new($"{left} {comparison} {right}", $"{left} {Opposite(comparison)} {right}");

    private static bool IsClock(RetryLoop loop, ExpressionSyntax conjunct) =>
        loop.Limit.Kind is LimitKind.Timed
        && conjunct is BinaryExpressionSyntax binary
        && loop.Model.GetTypeInfo(binary.Left).Type is { Name: "DateTime" or "DateTimeOffset" or "TimeSpan" or "Int64" or "Int32" or "Double" };

    private static bool ReadsToken(RetryLoop loop, ExpressionSyntax conjunct) => conjunct.DescendantNodesAndSelf().OfType<ExpressionSyntax>()
        .Any(part => loop.Model.GetTypeInfo(part).Type is INamedTypeSymbol type && type.Is("System.Threading", "CancellationToken"));

    private static string? Opposite(string comparison) => comparison switch
    {
        "<" => ">=",
        "<=" => ">",
        ">" => "<=",
        ">=" => "<",
        "==" => "!=",
        "!=" => "==",
        _ => null,
    };

    private static string Mirror(string comparison) => comparison switch
    {
        "<" => ">",
        "<=" => ">=",
        ">" => "<",
        ">=" => "<=",
        _ => comparison,
    };
}
