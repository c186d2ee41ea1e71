using Microsoft.CodeAnalysis.Text;
using Seaworthy.Common.Json;

namespace Seaworthy.CodeFixes.Flags.Json;

/// <summary>How the members of an object lie in their text: commas, lines, and the comments between them.</summary>
internal sealed class JsonLayout(string code, JsonNode container)
{
    public string Code { get; } = code;

    public ImmutableArray<JsonMember> Members { get; } = container.Members;

    /// <summary>Behind the opening brace.</summary>
    public int ContentStart { get; } = container.Span.Start + 1;

    /// <summary>The closing brace.</summary>
    public int ContentEnd { get; } = container.Span.End - 1;

    /// <summary>The comma behind a member; null where there is none.</summary>
    public int? CommaOf(int index)
    {
        var scanner = new JsonScanner(Code, Members[index].Span.End);
        scanner.SkipTrivia();
        return scanner.Current is ',' ? scanner.Position : null;
    }

    /// <summary>Behind a member and its comma.</summary>
    public int EndOf(int index) => CommaOf(index) + 1 ?? Members[index].Span.End;

    public int LineStart(int position)
    {
        while (position > 0 && Code[position - 1] is not ('\n' or '\r'))
            position--;

        return position;
    }

    /// <summary>Where the next line begins, or the text ends.</summary>
    public int NextLine(int position)
    {
        while (position < Code.Length && Code[position] is not ('\n' or '\r'))
            position++;

        if (position < Code.Length)
            position += Code[position] is '\r' && position + 1 < Code.Length && Code[position + 1] is '\n' ? 2 : 1;

        return position;
    }

    public bool IsBlank(int start, int end) => string.IsNullOrWhiteSpace(Code.Substring(start, end - start));

    /// <summary>Whether nothing stands in front of the position in its line.</summary>
    public bool BeginsLine(int position) => IsBlank(LineStart(position), position);

    public string Indentation(int position)
    {
        var start = LineStart(position);
        var end = start;
        while (end < Code.Length && Code[end] is ' ' or '\t')
            end++;

        return Code.Substring(start, end - start);
    }

    /// <summary>The comments between two positions with nothing but white space around them.</summary>
    public List<TextSpan> Comments(int start, int end)
    {
        var comments = new List<TextSpan>();
        for (var position = start; position < end - 1; position++)
        {
            if (Code[position] is not '/')
                continue;

            var close = Code[position + 1] is '*' ? Code.IndexOf("*/", position + 2, StringComparison.Ordinal) + 2 : Code.IndexOfAny(['\r', '\n'], position);
            var stop = close < position + 2 ? end : Math.Min(close, end);
            comments.Add(TextSpan.FromBounds(position, stop));
            position = stop - 1;
        }

        return comments;
    }

    /// <summary>Behind the comments that end the line; null where something else does.</summary>
    public int? EndOfLineWithComments(int position)
    {
        while (position < Code.Length)
        {
            if (Code[position] is '\n' or '\r')
                return position;

            if (Code[position] is ' ' or '\t')
            {
                position++;
                continue;
            }

            if (Code[position] is not '/' || position + 1 == Code.Length)
                return null;

            var close = Code[position + 1] is '*' ? Code.IndexOf("*/", position + 2, StringComparison.Ordinal) + 2 : Code.IndexOfAny(['\r', '\n'], position);
            if (close < position + 2)
                return Code.Length;

            position = close;
        }

        return position;
    }
}
