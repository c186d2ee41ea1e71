using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Backoff;

/// <summary>A place that every failure passes on its way to the next attempt: the end of a block, or the front of a jump.</summary>
/// <param name="Guard">What has to hold for another attempt to follow; null when one always does.</param>
internal sealed record PausePlace(BlockSyntax? Block, StatementSyntax? Jump, FailurePlace Failure, NextAttemptTest? Guard)
{
    /// <summary>Writes statements there; false where they can't stand.</summary>
    public bool Write(StatementEdits edits, string[] lines)
    {
        if (Jump is not null)
            return edits.InsertBefore(Jump, lines);

        edits.Append(Block!, lines);
        return true;
    }
}

/// <summary>Finds the places between a failure and the next attempt: one on each way, and none that is passed without another attempt to follow.</summary>
internal sealed class PausePlaces(RetryLoop loop)
{
    private readonly BlockSyntax? _body = LoopHead.Body(loop) as BlockSyntax;

    /// <summary>All of the places, or null when some way has none.</summary>
    public List<PausePlace>? Find() => loop.Shape switch
    {
        RetryShape.Goto => FindJumps(FindGotos(), mayFallThrough: true),
        RetryShape.Recursion => FindJumps(FindCalls(), mayFallThrough: true),
        _ => FindInLoop(),
    };

    private List<PausePlace>? FindInLoop()
    {
        var continues = loop.Body.SelectMany(LoopContext.DescendantsHere).OfType<ContinueStatementSyntax>().Where(statement => TargetOf(statement) == loop.Syntax).ToList();
        if (FindJumps(continues, mayFallThrough: false) is not { } places)
            return null;

        if (loop.Try is null || loop.ResultCheck is not null || LeavesBehindTry())
        {
            if (_body is null)
                return null;

            if (!IsEndReachable(_body))
                return places;

            if (NextAttempt.IsAttempt(loop))
                return NextAttempt.CountsFirst(loop) ? null : Add(places, _body, null, new FailurePlace(_body.CloseBraceToken.SpanStart, null, Jumps: false), withResult: false, isGuarded: true);

            var success = loop.ResultCheck is { Statement: null } || loop.Success.Kind is SuccessExitKind.Flag;
            return Add(places, _body, null, new FailurePlace(_body.CloseBraceToken.SpanStart, null, Jumps: false), success, isGuarded: false);
        }

        // A handler that is run to its end leads out of a body that ends with a jump; where that is a continue, the place is in front of it.
        if (_body is not null && !IsEndReachable(_body))
            return places;

        foreach (var handler in loop.Handlers)
        {
            var place = new FailurePlace(handler.Syntax.Block.CloseBraceToken.SpanStart, handler.Syntax, Jumps: false);
            if (IsEndReachable(handler.Syntax.Block) && Add(places, handler.Syntax.Block, null, place, withResult: false, LeavesByCounter(handler)) is null)
                return null;
        }

        return places;
    }

    private List<PausePlace>? FindJumps(IEnumerable<StatementSyntax>? jumps, bool mayFallThrough)
    {
        var places = new List<PausePlace>();
        if (jumps is null)
            return null;

        foreach (var jump in jumps)
        {
            // A pause within the attempt would be retried itself when it is cancelled.
            if (loop.Try is { } attempt && attempt.Block.Span.Contains(jump.Span))
                return null;

            var handler = loop.Handlers.FirstOrDefault(candidate => candidate.Syntax.Span.Contains(jump.Span));
            var place = new FailurePlace(jump.SpanStart, handler?.Syntax, Jumps: true);
            if (Add(places, null, jump, place, withResult: false, isGuarded: mayFallThrough || (handler is not null && LeavesByCounter(handler))) is null)
                return null;
        }

        return places.Count > 0 || !mayFallThrough ? places : null;
    }

    /// <param name="isGuarded">Whether the loop has been left already when no attempt follows.</param>
    private List<PausePlace>? Add(List<PausePlace> places, BlockSyntax? block, StatementSyntax? jump, FailurePlace place, bool withResult, bool isGuarded)
    {
        NextAttemptTest? guard = null;
        var isFollowed = isGuarded || (loop.Exhaustion.Kind is ExhaustionKind.FinalAttempt && !withResult);
        if (!isFollowed && (withResult ? NextAttempt.DependsOnHead(loop) : NextAttempt.IsLimitedByHead(loop)))
        {
            guard = NextAttempt.Find(loop, place, withResult);
            if (guard is null)
                return null;
        }

        places.Add(new PausePlace(block, jump, place, guard));
        return places;
    }

    /// <summary>Whether the handler is only run, or only run to its end, while the counter lets another attempt follow.</summary>
    public bool LeavesByCounter(FailureHandler handler) =>
        (handler.Filter is { } filter && ReadsCounter(filter)) || handler.Syntax.Block.Statements.Any(IsCounterExit);

    /// <summary>Whether a statement behind the try ends the loop after so many failures.</summary>
    private bool LeavesBehindTry() =>
        loop.Success is { Kind: SuccessExitKind.Return or SuccessExitKind.Break, IsDefinite: true } && _body is not null && _body.Statements.Any(statement => statement.SpanStart >= loop.Try!.Span.End && IsCounterExit(statement));

    /// <summary>Whether the statement ends the loop after so many failures, and lets the others pass.</summary>
    public bool IsCounterExit(StatementSyntax statement) => statement is IfStatementSyntax @if && ReadsCounter(@if.Condition)
        && (Leaves(@if.Statement) || (@if.Else is { } @else && Leaves(@else.Statement)));

    /// <summary>Whether the branch always ends the loop.</summary>
    private bool Leaves(StatementSyntax branch) =>
        LoopContext.DescendantsHere(branch).Any(node => node is ThrowStatementSyntax or ReturnStatementSyntax or GotoStatementSyntax or BreakStatementSyntax)
        && !LoopContext.DescendantsHere(branch).OfType<ContinueStatementSyntax>().Any(jump => TargetOf(jump) == loop.Syntax)
        && loop.Model.AnalyzeControlFlow(branch) is { Succeeded: true, EndPointIsReachable: false };

    private bool ReadsCounter(ExpressionSyntax condition) => condition.DescendantNodesAndSelf().OfType<IdentifierNameSyntax>()
        .Any(name => loop.Counters.Any(counter => counter.Symbol.Name == name.Identifier.ValueText && SymbolEqualityComparer.Default.Equals(loop.Model.GetSymbolInfo(name).Symbol, counter.Symbol)));

    private List<StatementSyntax>? FindGotos()
    {
        var label = loop.Keyword.ValueText;
        var gotos = LoopContext.DescendantsHere(loop.Function).OfType<GotoStatementSyntax>()
            .Where(jump => jump.IsKind(SyntaxKind.GotoStatement) && jump.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == label)
            .ToList<StatementSyntax>();
        return gotos.All(jump => jump.SpanStart > loop.Syntax.SpanStart) ? gotos : null;
    }

    /// <summary>The statements that are nothing but a call of the method itself.</summary>
    private List<StatementSyntax>? FindCalls()
    {
        var statements = new List<StatementSyntax>();
        var method = loop.Model.GetDeclaredSymbol(loop.Syntax);
        foreach (var call in loop.Body.SelectMany(LoopContext.DescendantsHere).OfType<InvocationExpressionSyntax>())
        {
            if (!SymbolEqualityComparer.Default.Equals(loop.Model.GetSymbolInfo(call).Symbol?.OriginalDefinition, method))
                continue;

            SyntaxNode whole = call;
            while (whole.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" }
                or InvocationExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax
                or AssignmentExpressionSyntax or EqualsValueClauseSyntax or VariableDeclaratorSyntax or VariableDeclarationSyntax)
            {
                whole = whole.Parent;
            }

            if (whole.Parent is not (ReturnStatementSyntax or ExpressionStatementSyntax or LocalDeclarationStatementSyntax))
                return null;

            statements.Add((StatementSyntax)whole.Parent);
        }

        return statements;
    }

    private bool IsEndReachable(BlockSyntax block) => loop.Model.AnalyzeControlFlow(block) is { Succeeded: true, EndPointIsReachable: true };

    /// <summary>The statement that a <c>break</c> or <c>continue</c> ends or goes on with.</summary>
    private static SyntaxNode? TargetOf(StatementSyntax jump) => jump.Ancestors().FirstOrDefault(ancestor => ancestor
        is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax || (ancestor is SwitchStatementSyntax && jump is BreakStatementSyntax));
}
