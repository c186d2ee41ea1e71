using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>Writes one more argument into a list as whoever wrote the list would have: its lines, its commas and every comment stay.</summary>
internal static class ArgumentInsertion
{
    /// <param name="closing">What is to be closed behind the last argument first, such as an array.</param>
    /// <returns>Null where a directive makes several lists of it, or where it is not complete.</returns>
    public static ImmutableArray<TextChange>? TryInsert(ArgumentListSyntax list, int index, string argument, string closing = "")
    {
        if (list.OpenParenToken.IsMissing || list.CloseParenToken.IsMissing || HasDirective(list))
            return null;

        var text = list.SyntaxTree.GetText();
        if (list.Arguments.Count is 0)
            return ImmutableArray.Create(AsOnly(list, argument, text));

        return index >= list.Arguments.Count ? AsLast(list.Arguments, argument, closing, text) : ImmutableArray.Create(Before(list, index, argument, text));
    }

    private static TextChange AsOnly(ArgumentListSyntax list, string argument, SourceText text)
    {
        var start = list.OpenParenToken.Span.End;
        var end = list.CloseParenToken.SpanStart;
        if (start == end || !char.IsWhiteSpace(text[end - 1]))
            return Insert(end, start == end ? argument : " " + argument);

        // Blanks inside the parentheses are a habit.
        return Insert(end, IsBlank(text, start, end) && !IsFirstOnLine(text, end) ? argument + " " : argument);
    }

    private static ImmutableArray<TextChange> AsLast(SeparatedSyntaxList<ArgumentSyntax> arguments, string argument, string closing, SourceText text)
    {
        var last = arguments[arguments.Count - 1];
        var end = last.Span.End;

        // Comments behind the argument belong to it; a comma can't stand behind one that takes the rest of the line.
        var (comma, position, isLineTaken) = (end, end, false);
        foreach (var trivia in last.GetTrailingTrivia())
        {
            if (trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                (comma, position) = (trivia.Span.End, trivia.Span.End);
            else if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia))
                (position, isLineTaken) = (trivia.Span.End, true);
        }

        var newLine = LineBreak(text, end);
        if (arguments.Count > 1 && arguments.GetSeparator(arguments.Count - 2) is var separator && IsFirstOnLine(text, separator.SpanStart))
            return Close(Insert(position, $"{newLine}{Indentation(text, separator.SpanStart)}, {argument}"));

        var ownLine = IsOnePerLine(arguments, text) ? Indentation(text, last.SpanStart) : isLineTaken ? ContinuationIndentation(arguments, text) : null;
        if (ownLine is null)
            return Close(Insert(position, ", " + argument));

        return position == comma
            ? Close(Insert(position, $",{newLine}{ownLine}{argument}"))
            : Close(Insert(comma, ","), Insert(position, newLine + ownLine + argument));

        ImmutableArray<TextChange> Close(params TextChange[] changes)
        {
            if (closing.Length is 0)
                return ImmutableArray.Create(changes);

            if (changes[0].Span.Start != end)
                return ImmutableArray.Create(Insert(end, closing)).AddRange(changes);

            changes[0] = Insert(end, closing + changes[0].NewText);
            return ImmutableArray.Create(changes);
        }
    }

    private static TextChange Before(ArgumentListSyntax list, int index, string argument, SourceText text)
    {
        var next = list.Arguments[index];
        var newLine = LineBreak(text, list.OpenParenToken.SpanStart);
        if (IsFirstOnLine(text, next.SpanStart))
        {
            // Comments above the next argument are about that one.
            var above = next.FullSpan.Start;
            return IsLineStart(text, above)
                ? Insert(above, $"{Indentation(text, next.SpanStart)}{argument},{newLine}")
                : Insert(next.SpanStart, $"{argument},{newLine}{Indentation(text, next.SpanStart)}");
        }

        if (index > 0)
        {
            var separator = list.Arguments.GetSeparator(index - 1);
            return IsFirstOnLine(text, separator.SpanStart) && IsLineStart(text, separator.FullSpan.Start)
                ? Insert(separator.FullSpan.Start, $"{Indentation(text, separator.SpanStart)}, {argument}{newLine}")
                : Insert(separator.Span.End, $" {argument},");
        }

        var start = list.OpenParenToken.Span.End;
        return Insert(IsBlank(text, start, next.SpanStart) ? next.SpanStart : start, argument + ", ");
    }

    /// <summary>Whether each argument has a line of its own, but for the first, which may stand behind the parenthesis.</summary>
    private static bool IsOnePerLine(SeparatedSyntaxList<ArgumentSyntax> arguments, SourceText text)
    {
        for (var i = arguments.Count is 1 ? 0 : 1; i < arguments.Count; i++)
        {
            if (!IsFirstOnLine(text, arguments[i].SpanStart))
                return false;
        }

        return true;
    }

    private static string ContinuationIndentation(SeparatedSyntaxList<ArgumentSyntax> arguments, SourceText text)
    {
        for (var i = arguments.Count - 1; i >= 0; i--)
        {
            if (IsFirstOnLine(text, arguments[i].SpanStart))
                return Indentation(text, arguments[i].SpanStart);
        }

        var outer = Indentation(text, arguments[0].SpanStart);
        return outer + (outer.Length > 0 && outer[0] is '\t' ? "\t" : "    ");
    }

    private static bool HasDirective(ArgumentListSyntax list)
    {
        if (!list.ContainsDirectives)
            return false;

        foreach (var child in list.ChildNodesAndTokens())
        {
            if (child.IsToken ? IsDirective(child.AsToken()) : IsDirective(child.AsNode()!.GetFirstToken()) || IsDirective(child.AsNode()!.GetLastToken()))
                return true;
        }

        return false;
    }

    private static bool IsDirective(SyntaxToken token)
    {
        foreach (var trivia in token.LeadingTrivia)
        {
            if (trivia.IsDirective)
                return true;
        }

        return false;
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);

    private static bool IsBlank(SourceText text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }

    private static bool IsLineStart(SourceText text, int position) => text.Lines.GetLineFromPosition(position).Start == position;

    private static bool IsFirstOnLine(SourceText text, int position) => IsBlank(text, text.Lines.GetLineFromPosition(position).Start, position);

    private static string Indentation(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    private static string LineBreak(SourceText text, int position)
    {
        var line = text.Lines.GetLineFromPosition(position);
        if (line.EndIncludingLineBreak == line.End)
            line = text.Lines[0];

        return line.EndIncludingLineBreak > line.End ? text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak)) : "\n";
    }
}
