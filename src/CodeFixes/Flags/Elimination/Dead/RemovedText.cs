using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Takes pieces out of a text, with their lines where they fill them, and leaves no blank lines double.</summary>
internal sealed class RemovedText(SourceText text)
{
    private readonly string _all = text.ToString();
    private readonly List<TextSpan> _whole = [];
    private readonly List<TextChange> _changes = [];

    public bool IsEmpty => _whole.Count is 0 && _changes.Count is 0;

    /// <summary>Removes a member, statement or line.</summary>
    public void Remove(TextSpan whole) => _whole.Add(whole);

    public void Replace(TextSpan span, string replacement) => _changes.Add(new TextChange(span, replacement));

    public SourceText Apply()
    {
        var merged = Merge();
        var changes = merged.Select(span => new TextChange(WithLayout(span), "")).ToList();
        foreach (var change in _changes.Distinct().OrderByDescending(change => change.Span.Length))
        {
            if (!changes.Exists(other => other.Span.Contains(change.Span) && other.Span.Length > 0 || (other.Span.OverlapsWith(change.Span))))
                changes.Add(change);
        }

        return text.WithChanges(changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length));
    }

    /// <summary>Joins neighbours, between which there is nothing to keep.</summary>
    private List<TextSpan> Merge()
    {
        var merged = new List<TextSpan>();
        foreach (var span in _whole.OrderBy(span => span.Start).ThenByDescending(span => span.Length))
        {
            if (merged.Count > 0 && merged[merged.Count - 1] is var last && (span.Start <= last.End || IsBlank(last.End, span.Start)))
                merged[merged.Count - 1] = TextSpan.FromBounds(last.Start, Math.Max(last.End, span.End));
            else
                merged.Add(span);
        }

        return merged;
    }

    private TextSpan WithLayout(TextSpan span)
    {
        var first = text.Lines.GetLineFromPosition(span.Start);
        var last = text.Lines.GetLineFromPosition(span.End);
        var isFirst = IsBlank(first.Start, span.Start);
        var isLast = IsBlank(span.End, last.End);
        if (!isFirst)
            return TextSpan.FromBounds(SkipBack(span.Start, first.Start), span.End);

        if (!isLast)
            return TextSpan.FromBounds(span.Start, Skip(span.End, last.End));

        return WithBlankLines(first.LineNumber, last.LineNumber);
    }

    /// <summary>Whole lines: of the blank lines around them, those go that would be one too many.</summary>
    private TextSpan WithBlankLines(int first, int last)
    {
        var above = first;
        while (above > 0 && IsBlankLine(above - 1))
            above--;

        var below = last;
        while (below + 1 < text.Lines.Count && IsBlankLine(below + 1))
            below++;

        var opens = above is 0 || EndsWith(above - 1, '{');
        var closes = below + 1 >= text.Lines.Count || text.Lines[below + 1].Span.End == text.Length && IsBlank(text.Lines[below + 1].Start, text.Length) || StartsWith(below + 1, '}');
        var (from, to) = (opens, closes) switch
        {
            (_, true) => (above, last),
            (true, _) => (above, below),
            _ when above < first && below > last => (first, below),
            _ => (first, last),
        };

        var end = text.Lines[to].EndIncludingLineBreak;
        var start = text.Lines[from].Start;
        return TextSpan.FromBounds(start, end);
    }

    private bool IsBlankLine(int number) => IsBlank(text.Lines[number].Start, text.Lines[number].End) && text.Lines[number].EndIncludingLineBreak > text.Lines[number].Start;

    private bool EndsWith(int number, char brace) => _all.Substring(text.Lines[number].Start, text.Lines[number].End - text.Lines[number].Start).TrimEnd().EndsWith(brace + "", StringComparison.Ordinal);

    private bool StartsWith(int number, char brace) => _all.Substring(text.Lines[number].Start, text.Lines[number].End - text.Lines[number].Start).TrimStart().StartsWith(brace + "", StringComparison.Ordinal);

    private bool IsBlank(int start, int end)
    {
        for (var position = start; position < end; position++)
        {
            if (!char.IsWhiteSpace(_all[position]))
                return false;
        }

        return true;
    }

    private int Skip(int position, int end)
    {
        while (position < end && char.IsWhiteSpace(_all[position]))
            position++;

        return position;
    }

    private int SkipBack(int position, int start)
    {
        while (position > start && char.IsWhiteSpace(_all[position - 1]))
            position--;

        return position;
    }
}
