using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>Changes of a text, of which one may contain others: they are made first, and their result is part of it.</summary>
internal sealed class NestedEdits(SourceText text)
{
    private readonly List<TextChange> _changes = [];

    public void Insert(int position, string newText) => _changes.Add(new TextChange(new TextSpan(position, 0), newText));

    /// <summary>What is within the span has been taken from here with <see cref="Take"/> where it is kept.</summary>
    public void Replace(TextSpan span, string newText)
    {
        _changes.RemoveAll(change => span.Contains(change.Span));
        _changes.Add(new TextChange(span, newText));
    }

    /// <summary>The text of the span with the changes in it.</summary>
    public string Take(TextSpan span)
    {
        var result = new StringBuilder(text.ToString(span));
        foreach (var change in _changes.Where(change => span.Contains(change.Span)).OrderByDescending(change => change.Span.Start))
            result.Remove(change.Span.Start - span.Start, change.Span.Length).Insert(change.Span.Start - span.Start, change.NewText);

        return result.ToString();
    }

    public SourceText Apply() => text.WithChanges(_changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length));
}
