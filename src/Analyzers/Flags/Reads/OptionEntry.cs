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
