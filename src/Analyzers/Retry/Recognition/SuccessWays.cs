using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Finds out how a successful attempt leaves the loop, and which test of its result decides about that.</summary>
internal static class SuccessWays
{
    public static (SuccessExit? Success, ResultCheck? Check) Find(RegionFacts region, CancellationToken cancellationToken)
    {
        var walk = new LoopWalk(region, new InitialValues(region.Region, region.Model, cancellationToken), Supposition.Succeeds, handler: null, check: null, cancellationToken);
        walk.Run();
        var log = walk.Log;

        Jump? exit = null;
        foreach (var jump in log.Exits)
        {
            if (jump.IsAfterAttempt)
                exit ??= jump;
        }

        var isDefinite = !log.HasNextRound;
        var condition = FindTest(log, exit, region);
        if (exit is null)
        {
            // Only the loop's own condition is left, which asks what the attempt has made of a variable.
            if (region.Region.Condition is null || condition != region.Condition || condition is null)
                return (null, null);
        }

        var check = isDefinite ? CheckOfCondition(region) : CreateCheck(condition, region);
        return (new SuccessExit(KindOf(exit, region), isDefinite, FlagOf(exit, region)), check);
    }

    private static SuccessExitKind KindOf(Jump? exit, RegionFacts region)
    {
        if (exit is null)
            return SuccessExitKind.Flag;

        if (exit.Statement is null)
            return region.Shape is RetryShape.Goto or RetryShape.Recursion ? SuccessExitKind.FallsThrough : SuccessExitKind.Flag;

        if (exit.InTry)
            return exit.Statement is ReturnStatementSyntax ? SuccessExitKind.Return : SuccessExitKind.Break;

        return FindIf(exit.Statement, region) is null ? SuccessExitKind.AfterTry : SuccessExitKind.Flag;
    }

    private static ILocalSymbol? FlagOf(Jump? exit, RegionFacts region)
    {
        var condition = exit?.Statement is { } statement ? FindIf(statement, region)?.Condition : region.Region.Condition;
        if (condition is null || exit?.InTry is true)
            return null;

        foreach (var node in condition.DescendantNodesAndSelf())
        {
            if (node is IdentifierNameSyntax name && region.Model.GetSymbolInfo(name).Symbol is ILocalSymbol local && region.Writes(local) && IsWrittenInAttempt(local, region))
                return local;
        }

        return null;
    }

    private static IfStatementSyntax? FindIf(SyntaxNode statement, RegionFacts region)
    {
        for (var node = statement.Parent; node is not null && region.Contains(node) && node != region.Region.Syntax; node = node.Parent)
        {
            if (node is IfStatementSyntax choice)
                return choice;
        }

        return null;
    }

    /// <summary>The test between success and another attempt, among those whose outcome is open: where the way out stands, or the loop's own.</summary>
    private static IOperation? FindTest(WalkLog log, Jump? exit, RegionFacts region)
    {
        var around = exit?.Statement is { } statement ? FindIf(statement, region) : null;
        IOperation? found = null;
        foreach (var condition in log.UnknownConditions)
        {
            if (!ReadsResult(condition, region))
                continue;

            if (around is not null && around.Condition.Span.Contains(condition.Syntax.Span))
                return condition;

            if (found is null || condition == region.Condition)
                found = condition;
        }

        return found;
    }

    /// <summary>A loop condition such as <c>result == null</c> repeats the attempt for its result, even when a result leaves for sure.</summary>
    private static ResultCheck? CheckOfCondition(RegionFacts region)
    {
        if (region.Condition is null || region.Region.Condition is null)
            return null;

        foreach (var node in region.Condition.DescendantsAndSelf())
        {
            if (node is ILocalReferenceOperation { Local: var local, Type.SpecialType: not SpecialType.System_Boolean } && IsWrittenInAttempt(local, region) && !IsNumber(local.Type))
                return new ResultCheck(PartOf(region.Region.Condition, succeedsWhen: false, region), SucceedsWhen: false, null, local, AttemptStatements(region, null));
        }

        return null;
    }

    private static ResultCheck? CreateCheck(IOperation? condition, RegionFacts region)
    {
        if (condition?.Syntax is not ExpressionSyntax syntax)
            return null;

        if (condition == region.Condition)
            return new ResultCheck(PartOf(region.Region.Condition!, succeedsWhen: false, region), SucceedsWhen: false, null, ResultOf(condition, region), AttemptStatements(region, null));

        if (syntax.FirstAncestorOrSelf<IfStatementSyntax>() is not { } choice)
            return null;

        // Where the way out stands tells what success is: in the branch, or behind it when the branch goes on with the next round.
        var leaves = Leaves(choice.Statement, region);
        var succeedsWhen = leaves || (choice.Else is { Statement: var otherwise } ? !Leaves(otherwise, region) && !GoesOn(choice.Statement, region) : !GoesOn(choice.Statement, region) && !Fails(choice.Statement));
        return new ResultCheck(PartOf(choice.Condition, succeedsWhen, region), succeedsWhen, choice, ResultOf(condition, region), AttemptStatements(region, choice));
    }

    /// <summary>The part of the condition that tests the result, without the count that stands beside it.</summary>
    private static ExpressionSyntax PartOf(ExpressionSyntax condition, bool succeedsWhen, RegionFacts region)
    {
        ExpressionSyntax? only = null;
        foreach (var part in FilterParts.Of(condition, succeedsWhen ? SyntaxKind.LogicalOrExpression : SyntaxKind.LogicalAndExpression))
        {
            if (region.Model.GetValueOperation(part) is not { } operation || !ReadsResult(operation, region))
                continue;

            if (only is not null)
                return condition;

            only = part;
        }

        return only ?? condition;
    }

    private static bool Leaves(StatementSyntax statement, RegionFacts region)
    {
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is ReturnStatementSyntax || (node is BreakStatementSyntax jump && region.IsBreak(jump)))
                return true;
        }

        return false;
    }

    private static bool GoesOn(StatementSyntax statement, RegionFacts region)
    {
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is StatementSyntax jump && region.IsNextRound(jump))
                return true;
        }

        return false;
    }

    /// <summary>A branch that throws the result away, for the handler to catch.</summary>
    private static bool Fails(StatementSyntax statement)
    {
        foreach (var node in statement.DescendantNodesAndSelf())
        {
            if (node is ThrowStatementSyntax)
                return true;
        }

        return false;
    }

    private static ImmutableArray<StatementSyntax> AttemptStatements(RegionFacts region, IfStatementSyntax? test)
    {
        var statements = ImmutableArray.CreateBuilder<StatementSyntax>();
        var begins = region.Try is not null;
        foreach (var statement in region.Try is { } attempt ? ImmutableArray.CreateRange(attempt.Block.Statements) : region.Region.Body)
        {
            if (statement == test)
                break;

            begins |= statement == region.AttemptStart;
            if (begins)
                statements.Add(statement);
        }

        return statements.ToImmutable();
    }

    private static ILocalSymbol? ResultOf(IOperation condition, RegionFacts region)
    {
        foreach (var node in condition.DescendantsAndSelf())
        {
            if (node is ILocalReferenceOperation { Local: var local } && IsWrittenInAttempt(local, region))
                return local;
        }

        return null;
    }

    private static bool ReadsResult(IOperation condition, RegionFacts region)
    {
        foreach (var node in condition.DescendantsAndSelf())
        {
            if (node is ILocalReferenceOperation { Local: var local } && IsWrittenInAttempt(local, region))
                return true;

            // The call may stand in the test itself: if (await TrySendAsync()) return;
            if (node is IInvocationOperation call && !RetryCalls.IsLog(call) && call.Type?.SpecialType is not SpecialType.System_Void && region.Contains(call.Syntax)
                && RetryCalls.CanFail(call, CancellationToken.None))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsWrittenInAttempt(ILocalSymbol local, RegionFacts region)
    {
        foreach (var statement in region.Body)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                var writes = node switch
                {
                    IVariableDeclaratorOperation declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer && RetryCalls.CanFail(initializer, CancellationToken.None),
                    ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment => SymbolEqualityComparer.Default.Equals(target.Local, local) && (RetryCalls.CanFail(assignment.Value, CancellationToken.None) || region.Try?.Block.Span.Contains(assignment.Syntax.Span) is true),
                    IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref, Value: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, local),
                    _ => false,
                };

                if (writes)
                    return true;
            }
        }

        return false;
    }

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_Double;
}
