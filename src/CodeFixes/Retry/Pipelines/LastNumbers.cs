using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>What the variables of a loop hold after its last failure, as code.</summary>
internal sealed class LastNumbers(RehearsedLoop rehearsed, FailurePath path, CancellationToken cancellationToken)
{
    private const int Further = 3;

    public string? Find(ISymbol symbol, LoopValues values) => values[symbol] switch
    {
        long number => rehearsed.Count.Bound is null ? NameOf(number) ?? CounterText.Text(number) : Relative(symbol, number),
        TimeSpan time => DurationText.Code(time.TotalMilliseconds),
        true => "true",
        false => "false",
        var value => value == LoopValues.Null ? "null" : null,
    };

    private string? NameOf(long number) => number == rehearsed.Count.Constant ? NamedBound.FindName(rehearsed, number) : null;

    /// <summary>With a bound that isn't known, what it reads is the bound plus a constant, or a constant.</summary>
    private string? Relative(ISymbol symbol, long number)
    {
        var outcome = path.Handler is { } handler ? Outcome.Failure(handler) : Outcome.BadResult;
        var further = LoopRehearsal.Run(rehearsed.Loop, rehearsed.Site, rehearsed.Variables, _ => outcome, cancellationToken, RehearsedLoop.Bound + Further);
        if (further?.Values[symbol] is not long other || path.Values[symbol] is not long own)
            return null;

        if (other == own)
            return CounterText.Text(number);

        var bound = rehearsed.Count.Bound!.WithoutTrivia().ToString();
        return other != own + Further ? null : (number - RehearsedLoop.Bound) switch
        {
            0 => bound,
            > 0 and var more => bound + " + " + CounterText.Text(more),
            var less => bound + " - " + CounterText.Text(-less),
        };
    }
}
