using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Takes elements out of lists, with the commas that they no longer need.</summary>
internal static class ListEdits
{
    /// <summary>A list in parentheses, or one of declarators.</summary>
    public static void Remove<T>(RemovedText text, SeparatedSyntaxList<T> list, Predicate<T> isGone)
        where T : SyntaxNode
    {
        if (list.All(element => isGone(element)))
        {
            text.Replace(TextSpan.FromBounds(list[0].GetFirstToken().GetPreviousToken().Span.End, list[list.Count - 1].GetLastToken().GetNextToken().SpanStart), "");
            return;
        }

        for (var index = 0; index < list.Count; index++)
        {
            if (!isGone(list[index]))
                continue;

            var first = index;
            while (index + 1 < list.Count && isGone(list[index + 1]))
                index++;

            if (index + 1 < list.Count)
                text.Replace(TextSpan.FromBounds(OwnText.Start(list[first]), OwnText.Start(list[index + 1])), "");
            else
                RemoveLast(text, list[first - 1], list.GetSeparator(first - 1), list[index]);
        }
    }

    /// <summary>A list in braces, whose elements have lines of their own or share one.</summary>
    public static void RemoveInBraces<T>(RemovedText text, SeparatedSyntaxList<T> list, Predicate<T> isGone)
        where T : SyntaxNode
    {
        for (var index = 0; index < list.Count; index++)
        {
            if (!isGone(list[index]))
                continue;

            var last = index < list.SeparatorCount ? list.GetSeparator(index) : list[index].GetLastToken();
            text.Remove(TextSpan.FromBounds(OwnText.Start(list[index]), OwnText.End(last)));
        }

        // A list that ended without a comma ends without one again.
        var kept = list.Count - 1;
        while (kept >= 0 && isGone(list[kept]))
            kept--;

        if (kept >= 0 && kept < list.Count - 1 && list.SeparatorCount < list.Count)
            text.Replace(list.GetSeparator(kept).Span, "");
    }

    private static void RemoveLast(RemovedText text, SyntaxNode kept, SyntaxToken comma, SyntaxNode last)
    {
        var end = last.GetTrailingTrivia().LastOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)) is { RawKind: not 0 } own ? own.Span.End : last.Span.End;
        var comment = comma.TrailingTrivia.LastOrDefault(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
        if (comment.RawKind is 0)
        {
            text.Replace(TextSpan.FromBounds(kept.Span.End, end), "");
            return;
        }

        text.Replace(comma.Span, "");
        text.Replace(TextSpan.FromBounds(comment.Span.End, end), "");
    }
}
