using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Retry.Recognition;

namespace Seaworthy.Retry;

/// <summary>
/// Recognises retry loops; the one place that decides what is one. The loop is run in thought: with an attempt that succeeds it
/// has to end, with one that fails it has to come to the attempt again, and then nothing that the attempt reads may have changed.
/// Names only make it surer.
/// </summary>
internal sealed class RetryLoopRecogniser(RetrySymbols symbols, RetrySettings settings, CancellationToken cancellationToken)
{
    /// <param name="candidate">A loop statement, a labeled statement, or the declaration of a method or local function.</param>
    public RetryLoop? TryMatch(SyntaxNode candidate, SemanticModel model)
    {
        if (RetryRegion.TryMatch(candidate) is not { Body.IsEmpty: false } region)
            return null;

        foreach (var attempt in FindTries(region))
        {
            if (TryMatch(region, attempt, model) is { } loop)
                return loop;
        }

        return region.Shape is RetryShape.Recursion || HasTry(region) ? null : TryMatch(region, attempt: null, model);
    }

    private RetryLoop? TryMatch(RetryRegion region, TryStatementSyntax? attempt, SemanticModel model)
    {
        if (RegionFacts.Find(region, attempt, model, cancellationToken) is not { } facts || (attempt is null && facts.AttemptStart is null))
            return null;

        var (success, check) = SuccessWays.Find(facts, cancellationToken);
        if (success is null || (!success.IsDefinite && check is null) || (attempt is null && check is null))
            return null;

        if (check is not null && !success.IsDefinite && model.GetValueOperation(check.Condition, cancellationToken) is null)
            return null;

        var measures = new List<LoopMeasure>();
        var handlers = ImmutableArray.CreateBuilder<FailureHandler>();
        var others = ImmutableArray.CreateBuilder<CatchClauseSyntax>();
        if (attempt is null)
        {
            measures.Add(LoopMeasure.Of(facts, handler: null, check, cancellationToken));
            if (!measures[0].Retries)
                return null;
        }

        foreach (var clause in attempt?.Catches ?? default)
        {
            var measure = LoopMeasure.Of(facts, clause, check: null, cancellationToken);
            if (measure.Retries)
            {
                handlers.Add(CreateHandler(clause, measure, model));
                measures.Add(measure);
            }
            else
            {
                others.Add(clause);
            }
        }

        return measures.Count is 0 ? null : Create(facts, success, check, measures, handlers.ToImmutable(), others.ToImmutable());
    }

    private RetryLoop? Create(RegionFacts facts, SuccessExit success, ResultCheck? check, List<LoopMeasure> measures, ImmutableArray<FailureHandler> handlers, ImmutableArray<CatchClauseSyntax> others)
    {
        var attempt = FindAttempt(facts, check);
        if (attempt.IsEmpty || LookAlikes.Matches(facts, attempt, handlers))
            return null;

        var counters = FindCounters(measures);
        var attemptSyntax = (SyntaxNode?)facts.Try?.Block ?? attempt[0].Syntax;
        if (new Variation(facts, attemptSyntax, attempt, counters, settings.Names).Exists(FlowOf(facts, attempt)))
            return null;

        var logs = new List<WalkLog>();
        foreach (var measure in measures)
            logs.Add(measure.Log);

        var limit = LimitOf(measures);
        var worst = WorstOf(measures);
        var exhaustion = Exhaustions.Find(facts, handlers.IsEmpty ? null : handlers[worst], logs[worst], success, check);
        if (exhaustion.Kind is ExhaustionKind.FinalAttempt)
        {
            limit = limit with { Attempts = limit.Attempts + 1, Offset = limit.Offset + 1 };
            foreach (var log in logs)
                log.AddFinalAttempt();
        }

        var pause = PauseMeasure.Of(logs, facts);

        var evidence = new RetryEvidence(facts, attempt, attemptSyntax, handlers, settings.Names);
        if (evidence.ConfidenceOf(success, check, limit, pause) is not { } confidence || confidence < settings.MinimumConfidence)
            return null;

        return new RetryLoop
        {
            Syntax = facts.Region.Syntax,
            Shape = facts.Shape,
            Keyword = facts.Region.Keyword,
            Body = facts.Region.Body,
            Function = facts.Region.Function,
            IsAsync = IsAsync(facts.Region.Function),
            Try = facts.Try,
            Handlers = handlers,
            OtherCatches = others,
            ResultCheck = check,
            Success = success,
            Limit = limit,
            Counters = counters,
            Pause = pause,
            Exhaustion = exhaustion,
            Token = TokensInReach.Find(facts, attempt, attemptSyntax, pause.Waits, cancellationToken),
            Operation = evidence.FindOperation(),
            Confidence = confidence,
            DoesInputOutput = evidence.DoesInputOutput,
            HandlersRepair = evidence.HandlersRepair,
            Model = facts.Model,
        };
    }

    private static ImmutableArray<IOperation> FindAttempt(RegionFacts facts, ResultCheck? check)
    {
        var statements = facts.Try is { } attempt ? ImmutableArray.CreateRange(attempt.Block.Statements) : check!.Attempt;
        var operations = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var statement in statements)
        {
            if (facts.Model.GetOperation(statement) is { } operation)
                operations.Add(operation);
        }

        if (operations.Count is 0 && facts.Try is null && facts.AttemptStart is not null)
        {
            // The attempt is in the test itself.
            if (facts.Model.GetOperation(facts.AttemptStart) is { } only)
                operations.Add(only is IConditionalOperation { Condition: var condition } ? condition : only);
        }

        return operations.ToImmutable();
    }

    private static DataFlowAnalysis? FlowOf(RegionFacts facts, ImmutableArray<IOperation> attempt)
    {
        if (facts.Try is { } block)
            return facts.Model.AnalyzeDataFlow(block.Block);

        var first = attempt[0].Syntax;
        var last = attempt[attempt.Length - 1].Syntax;
        return (first, last) switch
        {
            (StatementSyntax one, StatementSyntax other) when one.Parent == other.Parent => facts.Model.AnalyzeDataFlow(one, other),
            (ExpressionSyntax expression, _) => facts.Model.AnalyzeDataFlow(expression),
            _ => null,
        };
    }

    private FailureHandler CreateHandler(CatchClauseSyntax clause, LoopMeasure measure, SemanticModel model)
    {
        var type = clause.Declaration is { Type: var named } ? model.GetTypeInfo(named, cancellationToken).Type as INamedTypeSymbol : symbols.Exception;
        var variable = clause.Declaration is { } declaration ? model.GetDeclaredSymbol(declaration, cancellationToken) as ILocalSymbol : null;
        var parts = ImmutableArray.CreateBuilder<ExpressionSyntax>();
        var isSeparable = true;
        if (clause.Filter is { FilterExpression: var filter })
        {
            foreach (var part in FilterParts.Of(filter))
            {
                var (readsCounter, isOnlyCounter) = FilterParts.Examine(part, measure, model, cancellationToken);
                isSeparable &= !readsCounter || isOnlyCounter;
                if (!isOnlyCounter)
                    parts.Add(part);
            }
        }

        return new FailureHandler(clause, type is { TypeKind: not TypeKind.Error } ? type : null, variable, clause.Filter?.FilterExpression, parts.ToImmutable(), isSeparable);
    }

    private static ImmutableArray<AttemptCounter> FindCounters(List<LoopMeasure> measures)
    {
        var counters = ImmutableArray.CreateBuilder<AttemptCounter>();
        foreach (var measure in measures)
        {
            foreach (var counter in measure.Counters())
            {
                var isKnown = false;
                foreach (var known in counters)
                    isKnown |= SymbolEqualityComparer.Default.Equals(known.Symbol, counter.Symbol);

                if (!isKnown)
                    counters.Add(counter);
            }
        }

        return counters.ToImmutable();
    }

    /// <summary>The limit of the failures that are tried again longest: what is said of the loop has to hold for all of them.</summary>
    private static AttemptLimit LimitOf(List<LoopMeasure> measures)
    {
        var limit = measures[0].Limit();
        for (var i = 1; i < measures.Count; i++)
        {
            var other = measures[i].Limit();
            if (other.Kind is LimitKind.None || (limit.Kind is not LimitKind.None && other.Kind is LimitKind.Unknown))
                limit = other;
            else if (limit.Kind is LimitKind.Counted && other.Kind is LimitKind.Counted && (other.Attempts != limit.Attempts || other.Bound?.ToString() != limit.Bound?.ToString() || other.Offset != limit.Offset))
                limit = new AttemptLimit(LimitKind.Counted, null, null, 0, null);
        }

        return limit;
    }

    private static int WorstOf(List<LoopMeasure> measures)
    {
        for (var i = 0; i < measures.Count; i++)
        {
            if (measures[i].Log.IsEndless)
                return i;
        }

        return 0;
    }

    private static IEnumerable<TryStatementSyntax> FindTries(RetryRegion region)
    {
        foreach (var statement in region.Body)
        {
            foreach (var node in statement.DescendantNodesAndSelf(static child => !IsBorder(child)))
            {
                if (node is TryStatementSyntax { Catches.Count: > 0 } attempt)
                    yield return attempt;
            }
        }
    }

    private static bool HasTry(RetryRegion region)
    {
        foreach (var attempt in FindTries(region))
        {
            // A try around a pause, or around something else than the attempt, leaves the result to decide.
            foreach (var clause in attempt.Catches)
            {
                if (clause.Block.Statements.Count > 0)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the attempt can't stand within: a loop of its own, another function, a try whose handlers come first.</summary>
    private static bool IsBorder(SyntaxNode node) =>
        node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TryStatementSyntax { Catches.Count: > 0 } or CatchClauseSyntax or ExpressionSyntax;

    private static bool IsAsync(SyntaxNode function)
    {
        var modifiers = function switch
        {
            MethodDeclarationSyntax method => method.Modifiers,
            LocalFunctionStatementSyntax local => local.Modifiers,
            AnonymousFunctionExpressionSyntax lambda => lambda.Modifiers,
            _ => default,
        };

        foreach (var modifier in modifiers)
        {
            if (modifier.IsKind(SyntaxKind.AsyncKeyword))
                return true;
        }

        // Top-level statements are asynchronous as soon as one of them awaits.
        if (function is CompilationUnitSyntax unit)
        {
            foreach (var member in unit.Members)
            {
                if (member is not GlobalStatementSyntax global)
                    continue;

                foreach (var node in global.DescendantNodes(static child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
                {
                    if (node is AwaitExpressionSyntax)
                        return true;
                }
            }
        }

        return false;
    }
}
