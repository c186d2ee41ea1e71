using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common.Json;

namespace Seaworthy.CodeFixes.Flags.Json;

/// <summary>Takes a member out of an object, with its lines, its comma and the comments that are about it.</summary>
internal static class MemberRemoval
{
    public static IReadOnlyList<TextChange> Find(string code, JsonNode container, int index)
    {
        var layout = new JsonLayout(code, container);
        var lines = layout.BeginsLine(Start(layout, index)) ? layout.EndOfLineWithComments(layout.EndOf(index)) : null;
        var change = lines is { } end ? Lines(layout, index, layout.NextLine(end)) : WithinLine(layout, index);
        if (layout.Members.Length is 1 && layout.IsBlank(layout.ContentStart, change.Start) && layout.IsBlank(change.End, Math.Max(change.End, layout.ContentEnd)))
            return [Delete(layout.ContentStart, layout.ContentEnd)];

        // The comma of the one that is last from now on goes, too, unless this is how the file is written.
        return index > 0 && index == layout.Members.Length - 1 && layout.CommaOf(index) is null && layout.CommaOf(index - 1) is { } comma && comma < change.Start
            ? [Delete(comma, comma + 1), Delete(change.Start, change.End)]
            : [Delete(change.Start, change.End)];
    }

    /// <summary>Only the member and a comma; what is around them stays.</summary>
    public static IReadOnlyList<TextChange> FindSmallest(string code, JsonNode container, int index)
    {
        var layout = new JsonLayout(code, container);
        var span = layout.Members[index].Span;
        var comma = layout.CommaOf(index) ?? (index > 0 ? layout.CommaOf(index - 1) : null);
        TextChange[] changes = comma is { } position ? [Delete(span.Start, span.End), Delete(position, position + 1)] : [Delete(span.Start, span.End)];
        return [.. changes.OrderBy(change => change.Span.Start)];
    }

    /// <summary>Where the member begins with the comments that stand directly above or in front of it.</summary>
    private static int Start(JsonLayout layout, int index)
    {
        var start = layout.Members[index].Span.Start;
        var before = index is 0 ? layout.ContentStart : layout.EndOf(index - 1);
        foreach (var comment in Enumerable.Reverse(layout.Comments(before, start)))
        {
            var gap = layout.Code.Substring(comment.End, start - comment.End);
            var isOwn = layout.LineStart(comment.Start) >= before && layout.BeginsLine(comment.Start);
            if (!isOwn || gap.Split('\n').Length > 2)
                break;

            start = comment.Start;
        }

        return start;
    }

    private static TextSpan Lines(JsonLayout layout, int index, int end)
    {
        var start = layout.LineStart(Start(layout, index));
        var isTop = index is 0 && layout.IsBlank(layout.ContentStart, start) && layout.LineStart(layout.ContentStart) == layout.LineStart(Math.Max(0, start - 1));
        var aboveStart = start > 0 ? layout.LineStart(PreviousLineEnd(layout.Code, start)) : 0;
        var isBlankAbove = start > 0 && aboveStart >= layout.ContentStart && layout.IsBlank(aboveStart, start);
        var below = layout.NextLine(end);
        var isBlankBelow = end < layout.ContentEnd && below <= layout.ContentEnd && layout.IsBlank(end, below);
        if (isBlankBelow && (isBlankAbove || isTop || index is 0))
            end = below;
        else if (isBlankAbove && index == layout.Members.Length - 1 && layout.IsBlank(end, Math.Max(end, layout.ContentEnd)))
            start = aboveStart;

        return TextSpan.FromBounds(start, end);
    }

    private static int PreviousLineEnd(string code, int lineStart) =>
        lineStart > 1 && code[lineStart - 1] is '\n' && code[lineStart - 2] is '\r' ? lineStart - 2 : lineStart - 1;

    private static TextSpan WithinLine(JsonLayout layout, int index)
    {
        var start = Start(layout, index);
        var end = layout.EndOf(index);
        if (index == layout.Members.Length - 1)
        {
            // The space in front of the brace stays, and that behind the last comma goes.
            var before = index is 0 ? layout.ContentStart : layout.EndOf(index - 1);
            return TextSpan.FromBounds(layout.IsBlank(before, start) ? before : start, end);
        }

        while (end < layout.ContentEnd && char.IsWhiteSpace(layout.Code[end]))
            end++;

        return TextSpan.FromBounds(start, end);
    }

    private static TextChange Delete(int start, int end) => new(TextSpan.FromBounds(start, end), "");
}
