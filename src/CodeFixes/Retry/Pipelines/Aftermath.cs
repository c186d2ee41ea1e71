using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>What becomes of the statements behind a loop: some of them are only reached by failure.</summary>
/// <param name="Consumed">Those that go, because they move into a catch clause or are not reached any more.</param>
/// <param name="Moved">Those that the last failure runs, as the end of its catch clause.</param>
internal sealed record Aftermath(ImmutableArray<StatementSyntax> Consumed, ImmutableArray<StatementSyntax> Moved)
{
    private const int MostMoved = 4;

    public static Aftermath? Create(RehearsedLoop rehearsed)
    {
        var after = rehearsed.Site.After.Where(statement => statement is not LocalFunctionStatementSyntax).ToImmutableArray();
        var leaving = rehearsed.Paths.Where(path => path is { Last: not null, Ending: EndingKind.Leaves }).ToList();
        if (after.Any(statement => statement.ContainsDirectives))
            return null;

        if (rehearsed.HasFinalAttempt)
            return new Aftermath(after, ImmutableArray<StatementSyntax>.Empty);

        return rehearsed.Success.Ending is EndingKind.Returns ? AfterReturn(rehearsed, after, leaving) : AfterLoop(rehearsed, after, leaving);
    }

    private static Aftermath? AfterReturn(RehearsedLoop rehearsed, ImmutableArray<StatementSyntax> after, List<FailurePath> leaving)
    {
        var none = ImmutableArray<StatementSyntax>.Empty;
        if (leaving.Count is 0)
            return after.Any(statement => statement.DescendantNodesAndSelf().Any(node => node is LabeledStatementSyntax)) ? null : new Aftermath(after, none);

        if (leaving.TrueForAll(path => path.Handler is null && !path.Last!.Effects.Any()) && after.Length > 0 && SyntaxFactory.AreEquivalent(after[0], rehearsed.Success.Statement!) && rehearsed.Success.Tail.Count is 0)
            return new Aftermath(after, none);

        var isSimple = after.Length is > 0 and <= MostMoved
            && after[after.Length - 1] is ReturnStatementSyntax or ThrowStatementSyntax
            && after.Take(after.Length - 1).All(statement => statement is ExpressionStatementSyntax);
        if (isSimple && leaving.Count is 1 && leaving[0].Handler is not null)
            return new Aftermath(after, after);

        return after.Any(rehearsed.Variables.ReadsChanging) && leaving.Exists(path => path.Handler is not null) ? null : new Aftermath(none, none);
    }

    /// <summary>Behind a loop that success leaves, too, only what tests for success can be told apart.</summary>
    private static Aftermath? AfterLoop(RehearsedLoop rehearsed, ImmutableArray<StatementSyntax> after, List<FailurePath> leaving)
    {
        var none = ImmutableArray<StatementSyntax>.Empty;
        if (after.IsEmpty || after[0] is not IfStatementSyntax { Else: null } test || leaving.Exists(path => path.Handler is null))
            return new Aftermath(none, none);

        var afterSuccess = Evaluate(rehearsed, test.Condition, rehearsed.Success.Values);
        var afterFailures = leaving.ConvertAll(path => Evaluate(rehearsed, test.Condition, path.Values));
        if (afterSuccess is not false || leaving.Count > 1 || afterFailures.Exists(value => value is not true))
            return new Aftermath(none, none);

        var body = test.Statement is BlockSyntax block ? block.Statements.ToImmutableArray() : ImmutableArray.Create(test.Statement);
        var isSimple = !body.IsEmpty && body.Take(body.Length - 1).All(statement => statement is ExpressionStatementSyntax) && body[body.Length - 1] is ReturnStatementSyntax or ThrowStatementSyntax or ExpressionStatementSyntax;
        return isSimple ? new Aftermath(ImmutableArray.Create(after[0]), leaving.Count is 1 ? body : none) : new Aftermath(none, none);
    }

    private static object? Evaluate(RehearsedLoop rehearsed, ExpressionSyntax condition, LoopValues values) =>
        LoopVariables.HasSideEffect(condition) ? null : new LoopArithmetic(rehearsed.Loop.Model, values.Copy(), CancellationToken.None).Evaluate(condition);
}
