using System.Globalization;
using System.Text;

namespace Seaworthy.Logging.Templates;

/// <summary>Resolves the escapes of a literal's source, and remembers where each character is written.</summary>
internal static class LiteralDecoder
{
    /// <summary>What the source says, and where each of its characters begins; null when the source isn't understood.</summary>
    public static (string Value, int[] Positions)? Decode(string source, LiteralStyle style, bool doublesBraces)
    {
        var value = new StringBuilder(source.Length);
        var positions = new List<int>(source.Length + 1);
        for (var position = 0; position < source.Length;)
        {
            var current = source[position];
            var length = 1;
            var character = (int)current;
            if (doublesBraces && current is '{' or '}')
            {
                // The lexer pairs them, but for those that stand for themselves.
                length = doublesBraces && position + 1 < source.Length && source[position + 1] == current ? 2 : 1;
            }
            else if (style is LiteralStyle.Verbatim && current is '"')
            {
                length = 2;
            }
            else if (style is LiteralStyle.Regular && current is '\\')
            {
                if (DecodeEscape(source, position) is not var (escaped, escapeLength))
                    return null;

                (character, length) = (escaped, escapeLength);
            }

            if (position + length > source.Length)
                return null;

            var text = character > char.MaxValue ? char.ConvertFromUtf32(character) : ((char)character).ToString();
            foreach (var unit in text)
            {
                value.Append(unit);
                positions.Add(position);
            }

            position += length;
        }

        positions.Add(source.Length);
        return (value.ToString(), positions.ToArray());
    }

    private static (int Character, int Length)? DecodeEscape(string source, int position)
    {
        if (position + 1 >= source.Length)
            return null;

        var kind = source[position + 1];
        var simple = SimpleEscapes.IndexOf(kind);
        if (simple >= 0)
            return (SimpleValues[simple], 2);

        var (least, most) = kind switch
        {
            'u' => (4, 4),
            'U' => (8, 8),
            'x' => (1, 4),
            _ => (0, 0),
        };

        var digits = 0;
        while (digits < most && position + 2 + digits < source.Length && Uri.IsHexDigit(source[position + 2 + digits]))
            digits++;

        return most > 0
            && digits >= least
            && int.TryParse(source.Substring(position + 2, digits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var character)
            && character is (>= 0 and < 0xD800) or (> 0xDFFF and <= 0x10FFFF)
                ? (character, 2 + digits)
                : null;
    }

    private const string SimpleEscapes = "'\"\\0abfnrtve";

    private const string SimpleValues = "'\"\\\0\a\b\f\n\r\t\v\u001b";
}
