using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Pauses that are multiples of something whose value isn't known, such as <c>options.Delay</c>.</summary>
/// <param name="Text">The first pause as code.</param>
internal sealed record SymbolicPause(PauseKind Kind, string Text, Reach Reach)
{
    private const int Probe = 7;

    public static SymbolicPause? Find(RehearsedLoop rehearsed, CancellationToken cancellationToken)
    {
        ExpressionSyntax? unknown = null;
        var isOnly = true;
        var loop = rehearsed.Loop;

        object? Assume(ExpressionSyntax expression)
        {
            if (expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax) || rehearsed.Variables.ReadsChanging(expression) || IsInCondition(expression))
                return null;

            var type = loop.Model.GetTypeInfo(expression, cancellationToken).Type;
            object? value = type switch
            {
                { SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } => (long)Probe,
                { SpecialType: SpecialType.System_Double } => (double)Probe,
                { Name: "TimeSpan" } => TimeSpan.FromMilliseconds(Probe),
                _ => null,
            };

            if (value is not null)
            {
                isOnly &= unknown is null || SyntaxFactory.AreEquivalent(unknown, expression);
                unknown = expression;
            }

            return value;
        }

        var outcome = rehearsed.Paths[0].Handler is { } handler ? Outcome.Failure(handler) : Outcome.BadResult;
        if (LoopRehearsal.Run(loop, rehearsed.Site, rehearsed.Variables, _ => outcome, cancellationToken, assume: Assume) is not { } course || unknown is null || !isOnly)
            return null;

        var lengths = course.Failures.Select(failure => DurationMath.ToMilliseconds(failure.Waits.FirstOrDefault()?.Duration)).TakeWhile(length => length is not null).Select(length => length!.Value / Probe).ToList();
        var retries = course.Ending is EndingKind.None ? course.Failures.Count : Math.Max(1, course.Failures.Count - 1);
        if (lengths.Count < retries || FindKind(lengths, loop) is not { } kind || FirstPause(unknown, lengths[0], loop.Model) is not { } text)
            return null;

        return new SymbolicPause(kind, text, FindReach(unknown, loop));
    }

    private static bool IsInCondition(ExpressionSyntax expression) => expression.Ancestors().TakeWhile(node => node is not StatementSyntax || node is IfStatementSyntax).Any(node =>
        node is CatchFilterClauseSyntax or WhileStatementSyntax or DoStatementSyntax || (node is IfStatementSyntax test && test.Condition.Span.Contains(expression.Span)));

    private static PauseKind? FindKind(List<double> factors, RetryLoop loop)
    {
        var first = factors[0];
        bool Follows(Func<int, double> expected) => factors.Select((factor, index) => Math.Abs(factor - (first * expected(index))) < 0.001).All(same => same);
        return Follows(_ => 1) ? PauseKind.Constant
            : Follows(index => index + 1) && (factors.Count > 2 || loop.Pause.Kind is PauseKind.Linear) ? PauseKind.Linear
            : Follows(index => Math.Pow(2, index)) ? PauseKind.Exponential
            : null;
    }

    private static string? FirstPause(ExpressionSyntax unknown, double factor, SemanticModel model)
    {
        var text = unknown.WithoutTrivia().ToString();
        return (model.GetTypeInfo(unknown).Type?.Name, factor) switch
        {
            ("TimeSpan", 1) => text,
            ("TimeSpan", _) => null,
            (_, 1) => "TimeSpan.FromMilliseconds(" + text + ")",
            (_, 1000) => "TimeSpan.FromSeconds(" + text + ")",
            (_, 60_000) => "TimeSpan.FromMinutes(" + text + ")",
            _ => null,
        };
    }

    /// <summary>What may be set anew is read anew by every call.</summary>
    private static Reach FindReach(ExpressionSyntax unknown, RetryLoop loop)
    {
        var reach = ReachFinder.Find([unknown], loop, _ => false);
        return loop.Model.GetSymbolInfo(unknown).Symbol is IFieldSymbol { IsReadOnly: true } && unknown is not MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax } ? reach : Reach.Method;
    }
}
