using System.Globalization;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Writes what a counter reads after a failure as an expression over the number that Polly passes on.</summary>
internal static class CounterText
{
    /// <param name="values">What it reads after the first failure, the second, and so on.</param>
    /// <param name="arguments">The name of the callback's parameter.</param>
    public static string? From(IReadOnlyList<object?> values, string arguments)
    {
        if (values.Count is 0 || values[0] is not long first)
            return null;

        var step = values.Count is 1 ? 1 : values[1] is long second ? second - first : 0;
        for (var index = 0; index < values.Count; index++)
        {
            if (values[index] is not long value || value != first + (step * index))
                return null;
        }

        var number = arguments + ".AttemptNumber";
        return (step, first) switch
        {
            (1, 0) => number,
            (1, > 0) => number + " + " + Text(first),
            (1, < 0) => number + " - " + Text(-first),
            (-1, _) => Text(first) + " - " + number,
            _ => null,
        };
    }

    public static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
