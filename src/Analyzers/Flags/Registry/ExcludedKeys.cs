using Seaworthy.Common.Options;

namespace Seaworthy.Flags.Registry;

/// <summary>The keys that <c>seaworthy.flags.exclude</c> names: no rule looks at them.</summary>
internal static class ExcludedKeys
{
    public static bool Contain(string key, AnalyzerConfigOptions options)
    {
        var patterns = FlagOptions.Exclude.Read(options);
        if (patterns.Length is 0)
            return false;

        foreach (var pattern in patterns.Split(','))
        {
            if (pattern.Trim() is { Length: > 0 } trimmed && Matches(key, 0, trimmed, 0))
                return true;
        }

        return false;
    }

    private static bool Matches(string key, int position, string pattern, int place)
    {
        for (; place < pattern.Length; place++, position++)
        {
            if (pattern[place] is '*')
            {
                for (var end = key.Length; end >= position; end--)
                {
                    if (Matches(key, end, pattern, place + 1))
                        return true;
                }

                return false;
            }

            if (position >= key.Length || char.ToLowerInvariant(key[position]) != char.ToLowerInvariant(pattern[place]))
                return false;
        }

        return position == key.Length;
    }
}
