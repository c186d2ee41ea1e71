namespace Seaworthy.Logging.Templates;

/// <summary>A placeholder of a message template: where its braces stand, and its name.</summary>
internal readonly record struct Placeholder(int Start, int End, string Name)
{
    public bool IsPositional => Name.Length > 0 && Name[0] is >= '0' and <= '9';
}

/// <summary>Reads message templates, by the rules of https://messagetemplates.org that the three libraries share.</summary>
internal static class TemplateParser
{
    /// <summary>The placeholders in their order, or null when a brace is left open or stands alone.</summary>
    public static List<Placeholder>? Parse(string template)
    {
        var placeholders = new List<Placeholder>();
        for (var position = 0; position < template.Length; position++)
        {
            var current = template[position];
            if (current is not ('{' or '}'))
                continue;

            if (position + 1 < template.Length && template[position + 1] == current)
            {
                position++;
                continue;
            }

            var end = current is '{' ? template.IndexOf('}', position) : -1;
            if (end < 0)
                return null;

            var content = template.Substring(position + 1, end - position - 1);
            if (content.IndexOf('{') >= 0 || NameOf(content) is not { Length: > 0 } name)
                return null;

            placeholders.Add(new Placeholder(position, end, name));
            position = end;
        }

        return placeholders;
    }

    private static string NameOf(string content)
    {
        var end = content.IndexOfAny(NameEnds);
        return (end < 0 ? content : content.Substring(0, end)).Trim();
    }

    private static readonly char[] NameEnds = [',', ':'];
}
