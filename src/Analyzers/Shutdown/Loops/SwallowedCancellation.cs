using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Loops;

/// <summary>What comes of a cancellation that a catch-all takes for a failure.</summary>
internal enum Consequence
{
    /// <summary>The loop goes round without a pause.</summary>
    Spins,

    /// <summary>The handler waits to its end.</summary>
    Waits,

    /// <summary>Every stop is logged as a failure.</summary>
    Logs,
}

/// <summary>A catch-all in a service loop that also ends the exception by which the loop is to be left.</summary>
/// <param name="EndsByException">Whether the loop is left by the exception of a cancellation elsewhere.</param>
internal sealed record SwallowedCancellation(CatchClauseSyntax Clause, TryStatementSyntax Try, ServiceLoop Loop, LoopToken Token, Consequence Consequence, bool EndsByException)
{
    public static SwallowedCancellation? TryMatch(CatchClauseSyntax clause, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (clause is not { Filter: null, Parent: TryStatementSyntax attempt }
            || (clause.Declaration is { Type: var type } && CancellationPath.LastName(type) is not "Exception")
            || !IsInLoop(attempt)
            || !CancellationPath.IsCatchAll(clause, model, cancellationToken)
            || CancellationPath.AsksForToken(clause.Block)
            || KnownFailures.AreAllThatGoOn(clause)
            || HandlesCancellationBefore(clause, attempt, model, cancellationToken)
            || ServiceLoop.FindAround(attempt, model, cancellationToken) is not { } loop
            || !ServiceLoop.Waits(attempt.Block, model, cancellationToken)
            || LoopToken.Find(loop, settings, cancellationToken) is not { } token)
        {
            return null;
        }

        var isThrown = false;
        foreach (var use in TokenObservation.FindAll(attempt.Block, token, model, cancellationToken))
            isThrown |= TokenObservation.Throws(use) && CancellationPath.FindHandler(use, attempt.Block, Thrown.Cancellation, model, cancellationToken) is null;

        if (!isThrown || !LoopExits.MayGoOn(clause.Block, model))
            return null;

        return FindConsequence(clause, attempt, loop, token, settings, out var endsByException, cancellationToken) is { } consequence ? new(clause, attempt, loop, token, consequence, endsByException) : null;
    }

    /// <summary>The waits of the handler that go on after the cancellation.</summary>
    public static IEnumerable<TokenLoss> FindWaits(CatchClauseSyntax clause, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        foreach (var node in clause.Block.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is InvocationExpressionSyntax && TokenLoss.TryMatch(node, model, settings, new TokenOverloads(), cancellationToken) is { Call.IsWait: true } wait)
                yield return wait;
        }
    }

    private static Consequence? FindConsequence(CatchClauseSyntax clause, TryStatementSyntax attempt, ServiceLoop loop, LoopToken token, ShutdownSettings settings, out bool isLeft, CancellationToken cancellationToken)
    {
        var model = loop.Model;
        isLeft = false;
        var isTested = false;
        foreach (var use in TokenObservation.FindAll(loop.Syntax, token, model, cancellationToken))
        {
            isLeft |= TokenObservation.Throws(use) && CancellationPath.Escapes(use, loop, Thrown.Cancellation, cancellationToken);
            isTested |= !attempt.Block.Span.Contains(use.Span);
        }

        if (loop.IsEndless && !isLeft && LoopExits.HasNone(loop, cancellationToken))
            return Consequence.Spins;

        foreach (var _ in FindWaits(clause, model, settings, cancellationToken))
            return Consequence.Waits;

        if (HasSleep(clause, model, settings, cancellationToken))
            return Consequence.Waits;

        return isTested && settings.ReportLogNoise && LoggedFailure.IsIn(clause.Block, model, cancellationToken) ? Consequence.Logs : null;
    }

    private static bool HasSleep(CatchClauseSyntax clause, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        foreach (var node in clause.Block.DescendantNodes(LoopExits.IsOfFunction))
        {
            if (node is InvocationExpressionSyntax call && SleepCall.TryMatch(call, model, settings, cancellationToken) is { IsLong: true })
                return true;
        }

        return false;
    }

    private static bool IsInLoop(SyntaxNode node)
    {
        for (var outer = node.Parent; outer is not null and not MemberDeclarationSyntax && LoopExits.IsOfFunction(outer); outer = outer.Parent)
        {
            if (outer is WhileStatementSyntax or DoStatementSyntax or ForStatementSyntax or CommonForEachStatementSyntax { AwaitKeyword.RawKind: not 0 })
                return true;
        }

        return false;
    }

    private static bool HandlesCancellationBefore(CatchClauseSyntax clause, TryStatementSyntax attempt, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var earlier in attempt.Catches)
        {
            if (earlier == clause)
                return false;

            if (earlier.Filter is { FilterExpression: var filter } && CancellationPath.AsksForToken(filter))
                return true;

            if (earlier.Declaration is { Type: var type } && (model.GetTypeInfo(type, cancellationToken).Type.IsCancellation() || CancellationPath.Takes(earlier, Thrown.Cancellation, model, cancellationToken)))
                return true;
        }

        return false;
    }
}
