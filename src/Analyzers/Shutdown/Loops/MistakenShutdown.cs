using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>What a clause does with a cancellation that is none.</summary>
internal enum Mistake
{
    /// <summary>It leaves the loop, which nobody has asked for.</summary>
    EndsLoop,

    /// <summary>The loop is inside, and is not entered again.</summary>
    EndsService,

    /// <summary>It lets time-outs pass, and nobody stops them until they have stopped the host.</summary>
    StopsHost,

    /// <summary>It never runs: its waits throw the base type.</summary>
    NeverRuns,
}

/// <summary>A clause that takes every <c>OperationCanceledException</c> for a shutdown, without a look at the token.</summary>
/// <param name="Wait">The wait whose exception the clause doesn't catch.</param>
internal sealed record MistakenShutdown(CatchClauseSyntax Clause, TryStatementSyntax Try, ServiceLoop Loop, LoopToken Token, Mistake Mistake, bool IsHosted, string? Wait)
{
    public static MistakenShutdown? TryMatch(CatchClauseSyntax clause, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (clause.Parent is not TryStatementSyntax attempt || !MayBeAbout(clause) || TestsToken(clause) || IsBehindOther(clause, attempt, model, cancellationToken))
            return null;

        var caught = clause.Declaration is { Type: var type } ? model.GetTypeInfo(type, cancellationToken).Type : null;
        var test = clause.Filter is { FilterExpression: var filter } ? CancellationTest.Of(filter, model, cancellationToken) : null;
        if (test is false)
            return CancellationPath.IsCatchAll(clause, model, cancellationToken) ? TryMatchHole(clause, attempt, model, settings, cancellationToken) : null;

        var isCancellation = caught.IsCancellation();
        if (clause.Filter is null ? !isCancellation : test is not true || !CancellationPath.IsCatchAll(clause, model, cancellationToken))
            return null;

        if (FindLoop(clause, attempt, model, settings, cancellationToken) is not var (loop, mistake))
            return null;

        var isForeign = ForeignCancellation.MayLeave(attempt.Block, model, settings, cancellationToken);
        var wait = !isForeign && isCancellation && caught is { Name: "TaskCanceledException" } && !HasOther(clause, attempt, model, cancellationToken) ? ForeignCancellation.FindPlainWait(attempt.Block, model, cancellationToken) : null;
        if (!isForeign && wait is null)
            return null;

        var token = mistake is Mistake.EndsLoop ? LoopToken.Find(loop, settings, cancellationToken) : LoopToken.Find(attempt, condition: null, model, settings, cancellationToken);
        // Who waits until a time is up has planned for its end.
        return token is null || TimedSource.Is(token.Name, clause) || (LoopToken.Find(loop, settings, cancellationToken) is { } own && TimedSource.Is(own.Name, clause))
            ? null
            : new(clause, attempt, loop, token, wait is null ? mistake : Mistake.NeverRuns, LoopToken.IsHosted(clause, model, settings, cancellationToken), wait);
    }

    private static bool MayBeAbout(CatchClauseSyntax clause)
    {
        if (clause.Filter is null)
            return clause.Declaration is { Type: var type } && CancellationPath.LastName(type) is "OperationCanceledException" or "TaskCanceledException";

        foreach (var node in clause.Filter.DescendantNodes())
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "OperationCanceledException" or "TaskCanceledException" })
                return true;
        }

        return false;
    }

    /// <summary>Whether the clause asks which token was cancelled, or lets the exception pass.</summary>
    private static bool TestsToken(CatchClauseSyntax clause)
    {
        foreach (var node in clause.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is IdentifierNameSyntax { Identifier.ValueText: "IsCancellationRequested" or "CancellationToken" or "ThrowIfCancellationRequested" or "InnerException" } or ThrowStatementSyntax or ThrowExpressionSyntax)
                return true;
        }

        return false;
    }

    /// <summary>Whether an earlier clause takes the cancellation, or the time-outs, out.</summary>
    private static bool IsBehindOther(CatchClauseSyntax clause, TryStatementSyntax attempt, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var earlier in attempt.Catches)
        {
            if (earlier == clause)
                return false;

            if (IsAboutCancellation(earlier, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool HasOther(CatchClauseSyntax clause, TryStatementSyntax attempt, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var other in attempt.Catches)
        {
            if (other != clause && IsAboutCancellation(other, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool IsAboutCancellation(CatchClauseSyntax clause, SemanticModel model, CancellationToken cancellationToken) =>
        (clause.Filter is { } filter && CancellationPath.AsksForToken(filter)) || (clause.Declaration is { Type: var type } && model.GetTypeInfo(type, cancellationToken).Type.IsCancellation());

    private static (ServiceLoop Loop, Mistake Mistake)? FindLoop(CatchClauseSyntax clause, TryStatementSyntax attempt, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (ServiceLoop.FindAround(attempt, model, cancellationToken) is { } around)
        {
            return Leaves(clause, attempt, around, model) ? (around, Mistake.EndsLoop) : null;
        }

        foreach (var node in attempt.Block.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is StatementSyntax statement && ServiceLoop.TryMatch(statement, model, cancellationToken) is { } inside && GoesOn(inside, clause, model, settings, cancellationToken))
                return (inside, Mistake.EndsService);
        }

        return null;
    }

    /// <summary>Whether the handler always ends the loop.</summary>
    private static bool Leaves(CatchClauseSyntax clause, TryStatementSyntax attempt, ServiceLoop loop, SemanticModel model)
    {
        if (model.AnalyzeControlFlow(clause.Block) is not { Succeeded: true, EndPointIsReachable: false } flow)
            return false;

        var isLeft = !flow.ReturnStatements.IsEmpty;
        foreach (var exit in flow.ExitPoints)
        {
            if (exit is BreakStatementSyntax && !BreaksOut(attempt, loop))
                return false;

            if (exit is ContinueStatementSyntax or GotoStatementSyntax)
                return false;

            isLeft = true;
        }

        return isLeft;
    }

    /// <summary>Whether <c>break</c> at the place leaves the loop, and nothing inside of it.</summary>
    public static bool BreaksOut(SyntaxNode at, ServiceLoop loop)
    {
        for (var node = at.Parent; node is not null && node != loop.Syntax; node = node.Parent)
        {
            if (node is SwitchStatementSyntax or WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax)
                return false;
        }

        return true;
    }

    /// <summary>Whether it is the loop of a service, and not one that comes to the end of its data.</summary>
    private static bool GoesOn(ServiceLoop loop, SyntaxNode clause, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (!LoopToken.IsHosted(clause, model, settings, cancellationToken) && (loop.Syntax is CommonForEachStatementSyntax || model.AnalyzeControlFlow(loop.Syntax) is not { Succeeded: true, ReturnStatements.IsEmpty: true }))
            return false;

        if (loop.IsEndless || loop.Syntax is CommonForEachStatementSyntax)
            return true;

        foreach (var node in loop.Condition!.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && (name.Identifier.ValueText is "IsCancellationRequested" || model.GetTypeInfo(name, cancellationToken).Type.IsToken()))
                return true;
        }

        return false;
    }

    /// <summary>The clause lets every cancellation pass, and nothing between it and the host stops a time-out.</summary>
    private static MistakenShutdown? TryMatchHole(CatchClauseSyntax clause, TryStatementSyntax attempt, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (clause.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { Identifier.ValueText: "ExecuteAsync" } method
            || IsCaughtByOther(clause, attempt, model, cancellationToken)
            || ServiceLoop.FindAround(attempt, model, cancellationToken) is not { } loop
            || !LoopToken.IsHosted(clause, model, settings, cancellationToken)
            || !LoopExits.MayGoOn(clause.Block, model)
            || !ForeignCancellation.MayLeave(attempt.Block, model, settings, cancellationToken)
            || LoopToken.Find(loop, settings, cancellationToken) is not { } token)
        {
            return null;
        }

        for (SyntaxNode node = attempt; node != method && node.Parent is { } parent; node = parent)
        {
            if (!LoopExits.IsOfFunction(parent))
                return null;

            if (parent is not TryStatementSyntax outer || outer.Block != node)
                continue;

            foreach (var handler in outer.Catches)
            {
                if (IsCaught(handler, model, cancellationToken))
                    return null;
            }
        }

        return new(clause, attempt, loop, token, Mistake.StopsHost, IsHosted: true, Wait: null);
    }

    private static bool IsCaughtByOther(CatchClauseSyntax clause, TryStatementSyntax attempt, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var other in attempt.Catches)
        {
            if (other != clause && IsCaught(other, model, cancellationToken))
                return true;
        }

        return false;
    }

    private static bool IsCaught(CatchClauseSyntax handler, SemanticModel model, CancellationToken cancellationToken) =>
        (handler.Declaration is { Type: var type } && model.GetTypeInfo(type, cancellationToken).Type.IsCancellation()) || CancellationPath.IsCatchAll(handler, model, cancellationToken);
}
