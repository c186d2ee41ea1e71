namespace Seaworthy.Logging.Exceptions;

/// <summary>Finds the end of a message whose exception goes from its end: <c>"failed: "</c>, <c>"failed. Exception: "</c>.</summary>
internal static class DumpText
{
    /// <param name="followsValue">Whether a value stands in front of the text.</param>
    /// <returns>How much of the text stays.</returns>
    public static int KeptLength(string text, bool followsValue)
    {
        var length = TrimSeparators(text, text.Length);
        var unlabelled = WithoutLabel(text, length, followsValue);
        return unlabelled < length ? TrimSeparators(text, unlabelled) : length;
    }

    /// <summary>Whether the text says nothing without what follows it: <c>"failed with"</c>, <c>"because of"</c>.</summary>
    public static bool LeadsOn(string text)
    {
        var end = TrimSeparators(text, text.Length);
        var start = end;
        while (start > 0 && char.IsLetter(text[start - 1]))
            start--;

        var word = text.Substring(start, end - start);
        foreach (var leading in LeadingWords)
        {
            if (string.Equals(word, leading, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>The text without its end as it is written in a literal, whose line ends may be escapes.</summary>
    public static string TrimSource(string source, string text, int keptLength, bool escapes)
    {
        source = TrimSource(source, escapes);
        var length = TrimSeparators(text, text.Length);
        if (length == keptLength)
            return source;

        foreach (var label in Labels)
        {
            if (source.EndsWith(label, StringComparison.Ordinal))
                return TrimSource(source.Substring(0, source.Length - label.Length), escapes);
        }

        return source;
    }

    private static string TrimSource(string source, bool escapes)
    {
        while (true)
        {
            var trimmed = source.Substring(0, TrimSeparators(source, source.Length));
            foreach (var escape in Escapes)
            {
                if (escapes && trimmed.EndsWith(escape, StringComparison.Ordinal) && !trimmed.EndsWith("\\" + escape, StringComparison.Ordinal))
                    trimmed = trimmed.Substring(0, trimmed.Length - 2);
            }

            if (trimmed.Length == source.Length)
                return source;

            source = trimmed;
        }
    }

    private static int TrimSeparators(string text, int length)
    {
        while (length > 0 && Separators.IndexOf(text[length - 1]) >= 0)
            length--;

        return length;
    }

    /// <summary>
    /// A word that announces the exception goes with it where it is a remark of its own; in <c>"Unhandled exception: "</c> it belongs
    /// to the message.
    /// </summary>
    private static int WithoutLabel(string text, int length, bool followsValue)
    {
        foreach (var label in Labels)
        {
            var start = length - label.Length;
            if (start < 0 || string.CompareOrdinal(text, start, label, 0, label.Length) is not 0)
                continue;

            var before = start;
            while (before > 0 && text[before - 1] is ' ' or '\t')
                before--;

            if (before is 0 ? followsValue : LabelFronts.IndexOf(text[before - 1]) >= 0 && (before < start || text[before - 1] is '\n'))
                return start;
        }

        return length;
    }

    private const string Separators = " \t\r\n:-,;=|\u2013\u2014";

    /// <summary>What ends the message in front of such a word.</summary>
    private const string LabelFronts = ".!,;|-)]}'\"\n\u2013\u2014";

    private static readonly string[] Labels = ["Exception", "Error", "Details", "Stack trace", "StackTrace", "Stacktrace"];

    private static readonly string[] LeadingWords =
        ["with", "by", "of", "from", "to", "for", "on", "in", "at", "as", "and", "after", "because", "since", "via", "is", "was", "were", "the", "a", "an", "this", "following", "got", "caught", "threw", "throws", "returned", "received"];

    private static readonly string[] Escapes = ["\\r", "\\n", "\\t"];
}
