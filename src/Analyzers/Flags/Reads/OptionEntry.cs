using System.Globalization;

namespace Seaworthy.Flags.Reads;

/// <summary>An entry of an option: a name, and what is said about it as <c>word=value</c>.</summary>
internal sealed class OptionEntry
{
    private static readonly char[] Separators = [' ', '\t', ';'];

    private readonly string[] _parts;

    private OptionEntry(string[] parts) => _parts = parts;

    public string Name => _parts[0];

    public static bool TryParse(string text, [NotNullWhen(true)] out OptionEntry? entry)
    {
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        entry = parts.Length is 0 ? null : new(parts);
        return entry is not null;
    }

    /// <summary>Whether every entry of a text has a full name, and says of it only what these words can.</summary>
    public static bool AreValid(string text, string documentationPrefix, params string[] words)
    {
        foreach (var part in text.Split('|'))
        {
            if (!TryParse(part, out var entry) || !entry.IsValid(documentationPrefix, words))
                return false;
        }

        return true;
    }

    private bool IsValid(string documentationPrefix, string[] words)
    {
        var name = Name.StartsWith(documentationPrefix, StringComparison.Ordinal) ? Name.Substring(documentationPrefix.Length) : Name;
        var end = name.IndexOf('(');
        var dot = (end < 0 ? name : name.Substring(0, end)).IndexOf('.');
        if (dot <= 0 || (end >= 0 && name[name.Length - 1] is not ')'))
            return false;

        for (var i = 1; i < _parts.Length; i++)
        {
            var sign = _parts[i].IndexOf('=');
            if (sign <= 0 || Array.IndexOf(words, _parts[i].Substring(0, sign).ToLowerInvariant()) < 0 || !IsValue(_parts[i].Substring(0, sign), _parts[i].Substring(sign + 1)))
                return false;
        }

        return true;
    }

    private static bool IsValue(string word, string value) => word.ToLowerInvariant() switch
    {
        "key" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out _),
        "when" => bool.TryParse(value, out _),
        _ => value.Length > 0,
    };

    public string? Find(string word)
    {
        for (var i = 1; i < _parts.Length; i++)
        {
            var sign = _parts[i].IndexOf('=');
            if (sign == word.Length && _parts[i].StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return _parts[i].Substring(sign + 1);
        }

        return null;
    }
}
