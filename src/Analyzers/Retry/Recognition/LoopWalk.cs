using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>How a round of a loop ends.</summary>
internal enum RoundEnd
{
    /// <summary>Another round follows.</summary>
    Next,

    /// <summary>The loop is left.</summary>
    Exit,
}

/// <param name="Statement">The throw, return, break or catch filter that leaves; null when the loop's own condition does.</param>
/// <param name="State">What is known then.</param>
/// <param name="InTry">Whether the jump stands in the attempt itself.</param>
/// <param name="IsAfterAttempt">Whether an attempt had been made before.</param>
internal sealed record Jump(RoundEnd End, SyntaxNode? Statement, WalkState State, bool InTry, bool IsAfterAttempt);

/// <summary>What the attempt is supposed to do while a loop is run in thought.</summary>
internal enum Supposition
{
    Succeeds,
    Fails,
}

/// <summary>
/// Runs a loop in thought, round by round, under the supposition that every attempt fails, or succeeds. Whatever isn't known is
/// followed in both directions. This is how attempts are counted and pauses measured, whatever the loop looks like.
/// </summary>
internal sealed partial class LoopWalk
{
    private const int MaxBudget = 60_000;
    private const int MaxRounds = 64;
    private const int MaxOwnDepth = 2;

    private readonly RegionFacts _region;
    private readonly InitialValues _initial;
    private readonly Supposition _supposition;
    private readonly CatchClauseSyntax? _handler;
    private readonly ResultCheck? _check;
    private readonly CancellationToken _cancellationToken;
    private readonly List<Jump> _jumps = new();
    private int _budget = MaxBudget;
    private int _depth;
    private bool _inTry;
    private bool _inHandler;

    public LoopWalk(RegionFacts region, InitialValues initial, Supposition supposition, CatchClauseSyntax? handler, ResultCheck? check, CancellationToken cancellationToken)
    {
        (_region, _initial, _supposition, _handler, _check, _cancellationToken) = (region, initial, supposition, handler, check, cancellationToken);
        Log = new WalkLog();
    }

    public WalkLog Log { get; }

    private bool AssumesResults => _supposition is Supposition.Succeeds && _inTry;

    /// <summary>Runs rounds until the loop is left, or it is plain that it never is.</summary>
    public void Run()
    {
        var state = new WalkState();
        Start(state);
        for (var round = 1; _budget > 0 && round <= Log.MaxRounds(MaxRounds); round++)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            var before = state.Clone();
            if (Round(state, round) is not { } next)
                return;

            if (_supposition is Supposition.Succeeds)
            {
                // The condition that the next round would begin with may be what success makes false.
                if (_region.Shape is RetryShape.For or RetryShape.While && !Continues(_region.Condition, next))
                    Log.HasNextRound = Leave(null, next) is not null;

                return;
            }

            state = next;
            // A sequence ends although nothing else changes.
            if (state.HasSameValues(before) && round > 1 && _region.Shape is not RetryShape.ForEach)
                break;
        }

        Log.IsEndless = true;
    }

    /// <summary>One round; the state of the next, or null when there is none.</summary>
    private WalkState? Round(WalkState state, int round)
    {
        _jumps.Clear();
        WalkState? current = state;
        if (_region.Shape is not RetryShape.Do && !Continues(_region.Condition, current))
            return Leave(null, current);

        if (_region.Shape is RetryShape.ForEach && !Advance(current, round))
            return Leave(null, current);

        foreach (var statement in _region.Body)
            current = Run(statement, current);

        // What falls out of a loop's body comes to the next round; of a method or from behind a label, to the end.
        if (current is not null)
        {
            var ends = _region.Shape is RetryShape.Goto or RetryShape.Recursion;
            _jumps.Add(new Jump(ends ? RoundEnd.Exit : RoundEnd.Next, null, current, InTry: false, Log.Attempts > 0));
        }

        WalkState? next = null;
        Jump? exit = null;
        foreach (var jump in _jumps)
        {
            if (jump.End is RoundEnd.Next)
            {
                next = WalkState.Merge(next, jump.State);
            }
            else
            {
                Log.Exits.Add(jump);
                if (exit is null || !IsThrow(exit))
                    exit = jump;
            }
        }

        if (next is null)
        {
            Log.End(exit);
            return null;
        }

        Log.HasNextRound = true;
        if (_region.Shape is RetryShape.For)
        {
            foreach (var incrementor in _region.Incrementors)
                Visit(incrementor, next);
        }

        if (_region.Shape is RetryShape.Do && !Continues(_region.Condition, next))
        {
            Log.HasNextRound = false;
            return Leave(null, next);
        }

        return next;
    }

    /// <summary>Where several ways lead out, the one that tells of the failure counts.</summary>
    private static bool IsThrow(Jump exit) => exit.Statement is ThrowStatementSyntax or CatchFilterClauseSyntax;

    private WalkState? Leave(SyntaxNode? statement, WalkState state)
    {
        var exit = new Jump(RoundEnd.Exit, statement, state, InTry: false, Log.Attempts > 0);
        Log.Exits.Add(exit);
        Log.End(exit);
        return null;
    }

    /// <summary>Whether the condition may let another round begin.</summary>
    private bool Continues(IOperation? condition, WalkState state)
    {
        if (condition is null)
            return true;

        if (condition.Syntax == _region.AttemptStart)
            MarkAttempt(state);

        var value = Evaluate(condition, state);
        if (!value.IsKnown)
            Log.UnknownConditions.Add(condition);

        return value.Truth is not false;
    }

    private void Start(WalkState state)
    {
        foreach (var initializer in _region.Initializers)
            _ = Run(initializer, state);
    }

    /// <summary>What a failing test of the result gives, or the variable that it tests.</summary>
    private KnownValue? FailingResult(IOperation operation)
    {
        if (_check is null)
            return null;

        if (operation.Syntax == _check.Condition)
            return KnownValue.Of(!_check.SucceedsWhen);

        return operation is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } local && SymbolEqualityComparer.Default.Equals(local.Local, _check.Result)
            ? _check.Condition switch
            {
                IdentifierNameSyntax => KnownValue.Of(!_check.SucceedsWhen),
                PrefixUnaryExpressionSyntax { Operand: IdentifierNameSyntax } => KnownValue.Of(_check.SucceedsWhen),
                _ => null,
            }
            : null;
    }

    /// <summary>Gives the variable of a <c>foreach</c> its next value.</summary>
    private bool Advance(WalkState state, int round)
    {
        if (_region.FindSequence(_initial) is not { } sequence)
            return true;

        if (_region.LoopVariable is { } variable)
            state.Values[variable] = sequence.ValueAt(round - 1, operation => Evaluate(operation, state));

        return round <= sequence.Length(operation => Evaluate(operation, state));
    }

    private KnownValue RecordComparison(IOperation comparison, KnownValue result, KnownValue one, KnownValue other)
    {
        if (_depth is 0 && result.Truth is { } truth && one.IsNumeric && other.IsNumeric && _region.Contains(comparison.Syntax))
            Log.Compare(comparison, truth, one.Number - other.Number);

        return result;
    }

    private void RecordWait(WaitCall wait)
    {
        if (_depth is 0)
            Log.Wait(wait);
    }

    /// <summary>Runs a method of the same file with these arguments; null when that is not possible.</summary>
    private WalkState? RunOwn(IInvocationOperation call, KnownValue[] arguments)
    {
        if (_depth >= MaxOwnDepth || _initial.FindBody(call.TargetMethod) is not { } body)
            return null;

        var state = new WalkState();
        Bind(call, arguments, state);
        var outer = _jumps.Count;
        _depth++;
        var end = Run(body, state);
        _depth--;
        for (var i = outer; i < _jumps.Count; i++)
            end = WalkState.Merge(end, _jumps[i].State);

        _jumps.RemoveRange(outer, _jumps.Count - outer);
        return end;
    }

    /// <summary>The number or duration that a method of the same file returns.</summary>
    private KnownValue ResultOfOwn(IInvocationOperation call, KnownValue[] arguments)
    {
        if (_depth >= MaxOwnDepth || !IsMeasure(call.TargetMethod.ReturnType) || _initial.FindBody(call.TargetMethod) is not { } body)
            return KnownValue.Unknown;

        var state = new WalkState();
        Bind(call, arguments, state);
        var outer = _jumps.Count;
        _depth++;
        _ = Run(body, state);
        KnownValue? result = null;
        for (var i = outer; i < _jumps.Count; i++)
        {
            if (_initial.FindReturned(_jumps[i].Statement) is { } returned)
            {
                var value = Evaluate(returned, _jumps[i].State.Clone());
                result = result is { } before ? before.Or(value) : value;
            }
        }

        _depth--;
        _jumps.RemoveRange(outer, _jumps.Count - outer);
        return result ?? KnownValue.Unknown;
    }

    private static void Bind(IInvocationOperation call, KnownValue[] arguments, WalkState state)
    {
        var offset = arguments.Length - call.Arguments.Length;
        for (var i = 0; i < call.Arguments.Length; i++)
        {
            if (call.Arguments[i].Parameter is { } parameter)
                state.Values[parameter.OriginalDefinition] = arguments[i + offset];
        }
    }

    private static bool IsMeasure(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_Boolean || (type is INamedTypeSymbol named && named.Is("System", "TimeSpan"));
}
