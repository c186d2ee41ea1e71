using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common.Json;

namespace Seaworthy.CodeFixes.Flags.Json;

/// <summary>Puts a member behind the others of an object, in their style.</summary>
internal static class MemberInsertion
{
    /// <param name="root">The object that is indented once, from which the unit is learned.</param>
    public static IReadOnlyList<TextChange> Find(string code, JsonNode root, JsonNode container, string member)
    {
        var layout = new JsonLayout(code, container);
        if (layout.Members.Length is 0)
            return [InEmpty(layout, root, member)];

        var last = layout.Members.Length - 1;
        var comma = layout.CommaOf(last);
        var end = layout.EndOf(last);
        var trailing = comma is null ? "" : ",";
        var start = layout.Members[last].Span.Start;
        var place = layout.BeginsLine(start) ? layout.EndOfLineWithComments(end) : null;
        var text = place is null ? $" {member}{trailing}" : $"{NewLine(code)}{layout.Indentation(start)}{member}{trailing}";
        if (comma is not null)
            return [new(new(place ?? end, 0), text)];

        return (place ?? end) == end
            ? [new(new(end, 0), "," + text)]
            : [new(new(end, 0), ","), new(new(place!.Value, 0), text)];
    }

    private static TextChange InEmpty(JsonLayout layout, JsonNode root, string member)
    {
        var newLine = NewLine(layout.Code);
        var outer = layout.Indentation(layout.ContentEnd);
        var unit = root.Members.Length > 0 && layout.BeginsLine(root.Members[0].Span.Start) ? layout.Indentation(root.Members[0].Span.Start) : "  ";
        var line = $"{outer}{unit}{member}{newLine}{outer}";
        if (layout.IsBlank(layout.ContentStart, layout.ContentEnd))
            return new(TextSpan.FromBounds(layout.ContentStart, layout.ContentEnd), newLine + line);

        // Behind the comments.
        return layout.BeginsLine(layout.ContentEnd)
            ? new(TextSpan.FromBounds(layout.LineStart(layout.ContentEnd), layout.ContentEnd), line)
            : new(new(layout.ContentEnd, 0), newLine + line);
    }

    private static string NewLine(string code)
    {
        var end = code.IndexOf('\n');
        return end > 0 && code[end - 1] is '\r' ? "\r\n" : "\n";
    }
}
