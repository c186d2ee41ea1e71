namespace Seaworthy.Flags.Registry;

/// <summary>Reads an option such as <c>NewCheckout:on, OldMenu:off, Theme:"dark"</c>.</summary>
internal static class RetiredFlags
{
    private const string Unset = "unset";

    /// <summary>Whether every item can be read, and no flag is there with two values.</summary>
    public static bool IsValid(string text) => Read(text, StringComparer.OrdinalIgnoreCase, out var flags) && !ContainsDoubt(flags);

    /// <summary>Whether every item says on or off.</summary>
    public static bool IsValidForSymbols(string text)
    {
        if (!Read(text, StringComparer.Ordinal, out var flags) || ContainsDoubt(flags))
            return false;

        foreach (var value in flags.Values)
        {
            if (value is not { Constant: bool })
                return false;
        }

        return true;
    }

    /// <summary>The flags whose items can be read; null is the value of those that have several.</summary>
    public static Dictionary<string, FlagValue?> Read(string text, StringComparer comparer)
    {
        Read(text, comparer, out var flags);
        return flags;
    }

    private static bool Read(string text, StringComparer comparer, out Dictionary<string, FlagValue?> flags)
    {
        flags = new(comparer);
        if (text.Trim().Length is 0 || text.Trim().Equals(Unset, StringComparison.OrdinalIgnoreCase))
            return true;

        var areAllRead = true;
        foreach (var item in Split(text))
        {
            if (TryReadItem(item) is not var (key, value))
                areAllRead = false;
            else if (!flags.TryGetValue(key, out var first))
                flags.Add(key, value);
            else if (first != value)
                flags[key] = null;
        }

        return areAllRead;
    }

    private static bool ContainsDoubt(Dictionary<string, FlagValue?> flags)
    {
        foreach (var value in flags.Values)
        {
            if (value is null)
                return true;
        }

        return false;
    }

    /// <summary>At the commas that are in no quotes.</summary>
    private static List<string> Split(string text)
    {
        var items = new List<string>();
        var start = 0;
        var isQuoted = false;
        for (var position = 0; position < text.Length; position++)
        {
            if (text[position] is '"')
                isQuoted = !isQuoted;

            if (text[position] is not ',' || isQuoted)
                continue;

            items.Add(text.Substring(start, position - start));
            start = position + 1;
        }

        items.Add(text.Substring(start));
        return items;
    }

    private static (string Key, FlagValue Value)? TryReadItem(string item)
    {
        var quote = item.IndexOf('"');
        var colon = quote < 0 ? item.LastIndexOf(':') : item.LastIndexOf(':', quote);
        if (colon < 0 || item.Substring(0, colon).Trim() is not { Length: > 0 } key)
            return null;

        return TryReadValue(item.Substring(colon + 1).Trim()) is { } value ? (key, value) : null;
    }

    private static FlagValue? TryReadValue(string text)
    {
        switch (text.ToLowerInvariant())
        {
            case "on" or "true":
                return FlagValue.On;

            case "off" or "false":
                return FlagValue.Off;
        }

        if (text.Length > 1 && text[0] is '"' && text.IndexOf('"', 1) == text.Length - 1)
            return new FlagValue(text.Substring(1, text.Length - 2));

        return Files.JsonValues.ToNumber(text);
    }
}
