using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>What a region does when every attempt fails in the same way: how often it tries, how long it waits, and how it ends.</summary>
internal sealed class LoopMeasure
{
    private const double OtherSample = 9;

    /// <summary>Shows what the lesser of two numbers decides, or a number that has to be there.</summary>
    private const double LesserSample = 3;
    private const int MaxInputs = 4;

    /// <summary>A bound beyond this is none.</summary>
    private const double Endless = 1_000_000;

    private readonly RegionFacts _region;
    private readonly InitialValues _initial;
    private readonly CatchClauseSyntax? _handler;
    private readonly ResultCheck? _check;
    private readonly CancellationToken _cancellationToken;

    private LoopMeasure(RegionFacts region, CatchClauseSyntax? handler, ResultCheck? check, CancellationToken cancellationToken)
    {
        (_region, _handler, _check, _cancellationToken) = (region, handler, check, cancellationToken);
        _initial = new InitialValues(region.Region, region.Model, cancellationToken);
        Log = Walk();
    }

    public WalkLog Log { get; }

    /// <summary>Whether another attempt follows a failure at all.</summary>
    public bool Retries => Log.Attempts > 1 || (Log.IsEndless && Log.Attempts > 0);

    /// <param name="handler">The clause that every failure goes to.</param>
    /// <param name="check">The test that every result fails, when no exception is what goes wrong.</param>
    public static LoopMeasure Of(RegionFacts region, CatchClauseSyntax? handler, ResultCheck? check, CancellationToken cancellationToken) => new(region, handler, check, cancellationToken);

    public AttemptLimit Limit()
    {
        if (Log.IsEndless)
        {
            foreach (var comparison in Log.Comparisons)
            {
                // A bound too far away to be reached in thought.
                if (comparison is { Approaches: true, HasChanged: false } && Math.Abs(comparison.Distance) < Endless)
                    return new AttemptLimit(LimitKind.Counted, null, null, 0, null);
            }

            return new AttemptLimit(LimitByCondition(), null, null, 0, FindUnenforced());
        }

        if (Log.FinalExit is null)
            return new AttemptLimit(LimitKind.Unknown, null, null, 0, null);

        var (isConstant, bound, offset) = FindBound();
        return new AttemptLimit(LimitKind.Counted, isConstant ? Log.Attempts : null, bound, offset, null);
    }

    private WalkLog Walk()
    {
        var walk = new LoopWalk(_region, _initial, Supposition.Fails, _handler, _check, _cancellationToken);
        walk.Run();
        return walk.Log;
    }

    /// <summary>Runs the region with other samples, to see which of the numbers from outside the attempts depend on.</summary>
    private (bool IsConstant, ExpressionSyntax? Bound, int Offset) FindBound()
    {
        if (_initial.HasUnknownLength || _initial.Inputs.Count > MaxInputs)
            return (false, null, 0);

        ExpressionSyntax? bound = null;
        var affecting = 0;
        var offset = 0;
        foreach (var input in new Dictionary<ISymbol, ExpressionSyntax>(CopyOf(_initial.Inputs), SymbolEqualityComparer.Default))
        {
            _initial.Suppose(input.Key, OtherSample);
            var other = Walk();
            _initial.Forget(input.Key);
            if (other.Attempts == Log.Attempts && other.IsEndless == Log.IsEndless)
                continue;

            affecting++;
            if (other.Attempts - Log.Attempts == (int)(OtherSample - InitialValues.SampleNumber))
                (bound, offset) = (input.Value, Log.Attempts - (int)InitialValues.SampleNumber);
        }

        return affecting switch
        {
            0 => (!DependsOnLess(), null, 0),
            1 => (false, bound, offset),
            _ => (false, null, 0),
        };
    }

    private bool DependsOnLess()
    {
        foreach (var input in CopyOf(_initial.Inputs))
        {
            _initial.Suppose(input.Key, LesserSample);
            var other = Walk();
            _initial.Forget(input.Key);
            if (other.Attempts != Log.Attempts || other.IsEndless != Log.IsEndless)
                return true;
        }

        return false;
    }

    private static Dictionary<ISymbol, ExpressionSyntax> CopyOf(IReadOnlyDictionary<ISymbol, ExpressionSyntax> inputs)
    {
        var copy = new Dictionary<ISymbol, ExpressionSyntax>(SymbolEqualityComparer.Default);
        foreach (var input in inputs)
            copy.Add(input.Key, input.Value);

        return copy;
    }

    /// <summary>No counter ends the loop; a clock may, or something that can't be seen through.</summary>
    private LimitKind LimitByCondition()
    {
        var kind = LimitKind.None;
        foreach (var condition in Log.UnknownConditions)
        {
            switch (ExitConditions.Classify(condition, condition == _region.Condition, _cancellationToken))
            {
                case ExitCondition.Clock:
                    return LimitKind.Timed;

                case ExitCondition.Opaque:
                    kind = LimitKind.Unknown;
                    break;
            }
        }

        return kind;
    }

    /// <summary>A comparison that a counter has reached, without anything coming of it.</summary>
    private ExpressionSyntax? FindUnenforced()
    {
        foreach (var comparison in Log.Comparisons)
        {
            if (comparison is { HasChanged: true, Comparison: IBinaryOperation { OperatorKind: var kind, Syntax: ExpressionSyntax syntax } } && (kind is not (BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals) || (kind is BinaryOperatorKind.Equals && !comparison.First)))
                return syntax;
        }

        return null;
    }

    /// <summary>The variables that are compared with a bound on the way from attempt to attempt, the one that ends the loop first.</summary>
    public ImmutableArray<AttemptCounter> Counters()
    {
        var counters = ImmutableArray.CreateBuilder<AttemptCounter>();
        if (_region.LoopVariable is ILocalSymbol variable && Value(Log.AtFirstAttempt, variable) is { IsInput: false } start && Value(Log.AtSecondAttempt, variable) is { } next)
            counters.Add(new AttemptCounter(variable, (long)start.Number, (long)(next.Number - start.Number), null, CounterFault.None, null));

        foreach (var comparison in Log.Comparisons)
        {
            foreach (var node in comparison.Comparison.DescendantsAndSelf())
            {
                var symbol = node switch
                {
                    ILocalReferenceOperation local => local.Local,
                    IParameterReferenceOperation parameter => parameter.Parameter,
                    IFieldReferenceOperation { Field.IsReadOnly: false } field => field.Field,
                    _ => (ISymbol?)null,
                };

                if (symbol is null || Contains(counters, symbol) || !IsCounter(symbol, node, out var first, out var step))
                    continue;

                var declaration = symbol is ILocalSymbol ? FindDeclaration(symbol) : null;
                counters.Add(new AttemptCounter(symbol, first, step, declaration, CounterFaults.Find(symbol, comparison.Comparison.Syntax, step, declaration, _region, Log), CounterFaults.FindAdvance(symbol, _region)));
            }
        }

        return counters.ToImmutable();
    }

    private bool IsCounter(ISymbol symbol, IOperation reference, out long? first, out long step)
    {
        (first, step) = (null, 0);
        var isNumber = symbol switch
        {
            ILocalSymbol { IsConst: false } local => IsInteger(local.Type),
            IParameterSymbol parameter => IsInteger(parameter.Type),
            IFieldSymbol { IsConst: false } field => IsInteger(field.Type),
            _ => false,
        };

        if (!isNumber || !_region.Writes(symbol))
            return isNumber && symbol is ILocalSymbol && Log.IsEndless && FindDeclaration(symbol) is not null;

        // Nobody may have read it before the first attempt; then it still is what it was made with.
        var one = Value(Log.AtFirstAttempt, symbol) ?? Initial(symbol, reference);
        var two = Value(Log.AtSecondAttempt, symbol);
        if (one is { IsInput: false } known)
            first = (long)known.Number;

        if (one is { } before && two is { } after)
            step = (long)(after.Number - before.Number);

        return true;
    }

    private KnownValue? Initial(ISymbol symbol, IOperation reference)
    {
        var walk = new LoopWalk(_region, _initial, Supposition.Fails, _handler, _check, _cancellationToken);
        return _initial.Of(symbol, reference, walk) is { Kind: KnownKind.Number } value ? value : null;
    }

    private static KnownValue? Value(WalkState? state, ISymbol symbol) =>
        state is not null && state.Values.TryGetValue(symbol, out var value) && value.Kind is KnownKind.Number ? value : null;

    private VariableDeclaratorSyntax? FindDeclaration(ISymbol symbol)
    {
        foreach (var reference in symbol.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(_cancellationToken) is VariableDeclaratorSyntax declarator && declarator.SyntaxTree == _region.Model.SyntaxTree)
                return declarator;
        }

        return null;
    }

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool Contains(ImmutableArray<AttemptCounter>.Builder counters, ISymbol symbol)
    {
        foreach (var counter in counters)
        {
            if (SymbolEqualityComparer.Default.Equals(counter.Symbol, symbol))
                return true;
        }

        return false;
    }
}
