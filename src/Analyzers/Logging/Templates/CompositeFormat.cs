using System.Text;

namespace Seaworthy.Logging.Templates;

/// <summary>An item of a composite format string: text, or the index of an argument with its alignment and format.</summary>
internal readonly record struct FormatItem(string? Text, int Index, int? Alignment, string? Format);

/// <summary>Reads the format strings of <c>string.Format</c>, by the rules of <see cref="string.Format(string, object[])"/>.</summary>
internal static class CompositeFormat
{
    /// <summary>The items in their order, or null when the format is malformed and would throw.</summary>
    public static List<FormatItem>? Parse(string format)
    {
        var items = new List<FormatItem>();
        var text = new StringBuilder();
        for (var position = 0; position < format.Length; position++)
        {
            var current = format[position];
            if (current is not ('{' or '}'))
            {
                text.Append(current);
                continue;
            }

            if (position + 1 < format.Length && format[position + 1] == current)
            {
                text.Append(current);
                position++;
                continue;
            }

            var end = current is '{' ? format.IndexOf('}', position) : -1;
            if (end < 0 || ParseItem(format.Substring(position + 1, end - position - 1)) is not { } item)
                return null;

            Flush();
            items.Add(item);
            position = end;
        }

        Flush();
        return items;

        void Flush()
        {
            if (text.Length > 0)
                items.Add(new FormatItem(text.ToString(), Index: -1, Alignment: null, Format: null));
            text.Clear();
        }
    }

    /// <summary>Reads what stands between the braces: <c>index[,alignment][:format]</c>.</summary>
    private static FormatItem? ParseItem(string item)
    {
        var colon = item.IndexOf(':');
        var head = colon < 0 ? item : item.Substring(0, colon);
        var format = colon < 0 ? null : item.Substring(colon + 1);
        var comma = head.IndexOf(',');
        int? alignment = null;
        if (comma >= 0)
        {
            if (!int.TryParse(head.Substring(comma + 1).Trim(), out var width))
                return null;

            alignment = width;
            head = head.Substring(0, comma);
        }

        // A brace within a format is an escape that .NET versions read differently.
        return head.Length > 0 && head[0] is >= '0' and <= '9' && int.TryParse(head.TrimEnd(), out var index) && format?.IndexOf('{') is null or -1
            ? new FormatItem(Text: null, index, alignment, string.IsNullOrEmpty(format) ? null : format)
            : null;
    }
}
