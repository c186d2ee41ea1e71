using System.Globalization;

namespace Seaworthy.Common.Options;

/// <summary>How values are written and read.</summary>
internal static class OptionText
{
    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    public static string Of<T>(T word)
        where T : struct, Enum => word.ToString().ToLowerInvariant();

    public static bool TryParseBoolean(string text, out bool value) => bool.TryParse(text, out value);

    public static bool TryParseInteger(string text, out int value) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out value);

    public static bool TryParseNames(string text, out ImmutableArray<string> names)
    {
        names = ImmutableArray<string>.Empty;
        if (text.Trim().Length is 0)
            return true;

        var builder = ImmutableArray.CreateBuilder<string>();
        foreach (var part in text.Split(','))
        {
            var name = part.Trim();
            if (!IsName(name))
                return false;

            builder.Add(name);
        }

        names = builder.ToImmutable();
        return true;
    }

    /// <summary>Whether a text is a list of keys, or of parts of keys, separated by commas.</summary>
    public static bool AreKeys(string text)
    {
        foreach (var part in text.Split(','))
        {
            var key = part.Trim();
            if (key.Length is 0)
                return false;

            foreach (var character in key)
            {
                if (!char.IsLetterOrDigit(character) && character is not ('_' or '-' or '.' or ':' or '*' or '/' or ' '))
                    return false;
            }
        }

        return true;
    }

    /// <summary>Identifiers with dots between them, also for a nested type; no type parameters.</summary>
    private static bool IsName(string name)
    {
        var afterDot = true;
        foreach (var character in name)
        {
            var isPart = character is '_' || char.IsLetter(character) || (!afterDot && char.IsDigit(character));
            if (!isPart && (character is not '.' || afterDot))
                return false;

            afterDot = !isPart;
        }

        return !afterDot;
    }
}
