using System.Text;

namespace Seaworthy.Flags.Registry;

/// <summary>How far two keys are apart: letters typed, forgotten, exchanged or swapped. Case, hyphens, underscores and dots don't count.</summary>
internal static class KeyDistance
{
    /// <summary>What of a key counts.</summary>
    public static string Normalize(string key)
    {
        var letters = new StringBuilder(key.Length);
        foreach (var letter in key)
        {
            if (letter is not ('-' or '_' or '.'))
                letters.Append(char.ToLowerInvariant(letter));
        }

        return letters.ToString();
    }

    /// <summary>How far a key may be from another to be taken for a slip of it; less than 1 for keys that are too short to tell.</summary>
    public static int Limit(string key, string normalized) => Math.Min(Math.Max(1, key.Length / 4), (normalized.Length - 1) / 2);

    /// <summary>The distance of two keys that are normalized, or one more than the limit where it is greater.</summary>
    public static int Between(string from, string to, int limit)
    {
        // Numbers tell flags apart: the second checkout is no slip of the first.
        if (Math.Abs(from.Length - to.Length) > limit || Digits(from) != Digits(to))
            return limit + 1;

        var beforeLast = new int[to.Length + 1];
        var last = new int[to.Length + 1];
        var current = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++)
            last[column] = column;

        for (var row = 1; row <= from.Length; row++)
        {
            current[0] = row;
            var least = row;
            for (var column = 1; column <= to.Length; column++)
            {
                var exchange = last[column - 1] + (from[row - 1] == to[column - 1] ? 0 : 1);
                current[column] = Math.Min(exchange, 1 + Math.Min(last[column], current[column - 1]));
                if (row > 1 && column > 1 && from[row - 1] == to[column - 2] && from[row - 2] == to[column - 1])
                    current[column] = Math.Min(current[column], beforeLast[column - 2] + 1);

                least = Math.Min(least, current[column]);
            }

            if (least > limit)
                return limit + 1;

            (beforeLast, last, current) = (last, current, beforeLast);
        }

        return last[to.Length];
    }

    private static string Digits(string key)
    {
        StringBuilder? digits = null;
        foreach (var letter in key)
        {
            if (char.IsDigit(letter))
                (digits ??= new()).Append(letter);
        }

        return digits is null ? "" : digits.ToString();
    }
}
