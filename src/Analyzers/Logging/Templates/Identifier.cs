using System.Text;

namespace Seaworthy.Logging.Templates;

/// <summary>Turns names of symbols into names of placeholders.</summary>
internal static class Identifier
{
    /// <summary><c>_userId</c>, <c>m_userId</c> and <c>x-user-id</c> in Pascal case; null when nothing is left that a placeholder may hold.</summary>
    public static string? Pascal(string? name)
    {
        if (name is null)
            return null;

        var start = name.Length > 2 && name[1] is '_' && name[0] is 'm' or 's' or 't' ? 2 : 0;
        var text = new StringBuilder(name.Length);
        var upper = true;
        for (var position = start; position < name.Length; position++)
        {
            var current = name[position];
            var isUnderscore = current is '_' && text.Length > 0;
            if (!isUnderscore && !IsAsciiLetterOrDigit(current))
            {
                upper = true;
                continue;
            }

            text.Append(upper ? char.ToUpperInvariant(current) : current);
            upper = false;
        }

        while (text.Length > 0 && text[text.Length - 1] is '_')
            text.Length--;

        return text.Length is 0 || text[0] is >= '0' and <= '9' ? null : text.ToString();
    }

    public static string Camel(string pascal)
    {
        // An acronym is lowered as a whole: URLPath is urlPath, ID is id.
        var upper = 0;
        while (upper < pascal.Length && char.IsUpper(pascal[upper]))
            upper++;

        var length = upper <= 1 ? upper : upper == pascal.Length ? upper : upper - 1;
        return pascal.Substring(0, length).ToLowerInvariant() + pascal.Substring(length);
    }

    public static string Snake(string pascal)
    {
        var text = new StringBuilder(pascal.Length + 4);
        for (var position = 0; position < pascal.Length; position++)
        {
            var current = pascal[position];
            var beginsWord = char.IsUpper(current) && position > 0 && pascal[position - 1] is not '_'
                && (!char.IsUpper(pascal[position - 1]) || (position + 1 < pascal.Length && char.IsLower(pascal[position + 1])));
            if (beginsWord)
                text.Append('_');
            text.Append(char.ToLowerInvariant(current));
        }

        return text.ToString();
    }

    public static string Singular(string plural)
    {
        if (plural.Length > 3 && plural.EndsWith("ies", StringComparison.Ordinal))
            return plural.Substring(0, plural.Length - 3) + "y";

        foreach (var ending in SibilantPlurals)
        {
            if (plural.Length > ending.Length && plural.EndsWith(ending, StringComparison.Ordinal))
                return plural.Substring(0, plural.Length - 2);
        }

        return plural.Length > 2 && plural[plural.Length - 1] is 's' && plural[plural.Length - 2] is not ('s' or 'u' or 'i') ? plural.Substring(0, plural.Length - 1) : plural;
    }

    private static readonly string[] SibilantPlurals = ["sses", "shes", "ches", "xes", "zzes", "tuses", "nuses", "ruses"];

    private static bool IsAsciiLetterOrDigit(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
}
