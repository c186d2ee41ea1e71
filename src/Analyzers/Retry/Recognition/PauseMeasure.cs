using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Tells from the lengths of the pauses how they grow.</summary>
internal static class PauseMeasure
{
    private const double Tolerance = 0.000_001;

    /// <param name="logs">What was seen, handler by handler.</param>
    public static RetryPause Of(IReadOnlyList<WalkLog> logs, RegionFacts region)
    {
        var waits = ImmutableArray.CreateBuilder<WaitCall>();
        foreach (var log in logs)
        {
            foreach (var wait in log.Waits)
            {
                if (!Contains(waits, wait))
                    waits.Add(wait);
            }
        }

        AddOthers(waits, region);
        var (kind, milliseconds, cap, isRandom, isLast) = Measure(logs[0], waits);
        for (var i = 1; i < logs.Count; i++)
        {
            var (otherKind, others, _, otherIsRandom, otherIsLast) = Measure(logs[i], waits);
            isRandom |= otherIsRandom;
            isLast |= otherIsLast;
            if (otherKind == kind && AreEqual(others, milliseconds))
                continue;

            // One handler waits and another does not: what is said of the loop is true of neither.
            kind = kind is PauseKind.Unknown || otherKind is PauseKind.Unknown ? PauseKind.Unknown : PauseKind.Other;
            milliseconds = ImmutableArray<double>.Empty;
            cap = null;
        }

        if (kind is PauseKind.None && (waits.Count > 0 || HasUnboundWait(region)))
            kind = PauseKind.Unknown;

        return new RetryPause(kind, waits.ToImmutable(), milliseconds, cap, isRandom, isLast, ReadsCounter(waits, region));
    }

    private static (PauseKind Kind, ImmutableArray<double> Milliseconds, double? Cap, bool IsRandom, bool IsLast) Measure(WalkLog log, ImmutableArray<WaitCall>.Builder waits)
    {
        var isLast = log.FinalExit?.State.Waited is not null;
        var values = new List<double>();
        var isRandom = false;
        var isInput = false;
        var isUnknown = false;
        foreach (var pause in log.Pauses)
        {
            if (pause is not { } length)
            {
                values.Add(0);
                continue;
            }

            isRandom |= length.IsRandom;
            isInput |= length.IsInput;
            isUnknown |= !length.IsNumeric;
            values.Add(length.Number);
        }

        if (isUnknown)
            return (PauseKind.Unknown, ImmutableArray<double>.Empty, null, isRandom, isLast);

        var (kind, cap) = Classify(values, waits);
        return (kind, isInput ? ImmutableArray<double>.Empty : ImmutableArray.CreateRange(values), isInput ? null : cap, isRandom, isLast);
    }

    private static (PauseKind Kind, double? Cap) Classify(List<double> values, ImmutableArray<WaitCall>.Builder waits)
    {
        if (values.Count is 0 || All(values, static (_, value) => value is 0, out _))
            return (PauseKind.None, null);

        var first = values[0];
        if (All(values, (_, value) => Near(value, first), out _))
            return (PauseKind.Constant, null);

        if (first <= 0)
            return (PauseKind.Other, null);

        var isLinear = All(values, (n, value) => Near(value, first * (n + 1)), out _);
        var isExponential = All(values, (n, value) => Near(value, first * Math.Pow(2, n)), out var exceptions);

        // With two pauses c and 2c, only the way they are written tells doubling from adding.
        if (isLinear && !(isExponential && Doubles(waits)))
            return (PauseKind.Linear, null);

        if (isExponential)
            return (PauseKind.Exponential, null);

        // Doubling up to a length at which all the rest stay.
        var cap = values[values.Count - 1];
        var isCapped = exceptions > 0 && All(values, (n, value) => Near(value, Math.Min(first * Math.Pow(2, n), cap)), out _);
        return isCapped && values.Count > 2 ? (PauseKind.Exponential, cap) : (PauseKind.Other, null);
    }

    private static bool Doubles(ImmutableArray<WaitCall>.Builder waits)
    {
        foreach (var wait in waits)
        {
            if (wait.Duration is null)
                continue;

            foreach (var node in wait.Duration.DescendantNodesAndSelf())
            {
                if (node.IsKind(SyntaxKind.LeftShiftExpression) || node is IdentifierNameSyntax { Identifier.ValueText: "Pow" })
                    return true;
            }

            // A variable that is doubled somewhere.
            if (wait.Duration is IdentifierNameSyntax)
                return true;
        }

        return false;
    }

    /// <summary>Waits on ways that were not taken in thought still are waits.</summary>
    private static void AddOthers(ImmutableArray<WaitCall>.Builder waits, RegionFacts region)
    {
        foreach (var statement in region.Body)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (operation is IInvocationOperation call
                    && !(region.IsOwnName(call.TargetMethod.Name) && region.IsOwn(call.TargetMethod))
                    && region.Try?.Block.Span.Contains(call.Syntax.Span) is not true
                    && WaitCalls.TryMatch(call, CancellationToken.None) is { } wait
                    && !Contains(waits, wait))
                {
                    waits.Add(wait);
                }
            }
        }
    }

    private static bool HasUnboundWait(RegionFacts region)
    {
        foreach (var operation in region.Operations())
        {
            if (WaitCalls.IsUnboundWait(operation) && region.Try?.Block.Span.Contains(operation.Syntax.Span) is not true)
                return true;
        }

        return false;
    }

    private static bool ReadsCounter(ImmutableArray<WaitCall>.Builder waits, RegionFacts region)
    {
        foreach (var wait in waits)
        {
            if (wait.Duration is null || region.Model.GetValueOperation(wait.Duration) is not { } duration)
                continue;

            foreach (var node in duration.DescendantsAndSelf())
            {
                var symbol = node switch { ILocalReferenceOperation local => local.Local, IParameterReferenceOperation parameter => parameter.Parameter, IFieldReferenceOperation field => field.Field, _ => (ISymbol?)null };
                if (symbol is not null && (region.Writes(symbol) || SymbolEqualityComparer.Default.Equals(symbol, region.LoopVariable)))
                    return true;
            }
        }

        return false;
    }

    private static bool All(List<double> values, Func<int, double, bool> test, out int exceptions)
    {
        exceptions = 0;
        for (var i = 0; i < values.Count; i++)
        {
            if (!test(i, values[i]))
                exceptions++;
        }

        return exceptions is 0;
    }

    private static bool AreEqual(ImmutableArray<double> one, ImmutableArray<double> other)
    {
        // Handlers may make a different number of attempts.
        for (var i = 0; i < Math.Min(one.Length, other.Length); i++)
        {
            if (!Near(one[i], other[i]))
                return false;
        }

        return one.IsEmpty == other.IsEmpty;
    }

    private static bool Near(double one, double other) => Math.Abs(one - other) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));

    private static bool Contains(ImmutableArray<WaitCall>.Builder waits, WaitCall wait)
    {
        foreach (var known in waits)
        {
            if (known.Syntax == wait.Syntax)
                return true;
        }

        return false;
    }
}
