using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Moves code to the left when what stood around it is gone. Only blanks at the beginning of lines change, never the inside of a string.</summary>
internal static class Indentation
{
    /// <summary>The blanks before the first thing on the line of a position.</summary>
    public static string At(SyntaxNode node, int position)
    {
        var text = node.SyntaxTree.GetText();
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;

        return text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(line.Start, end));
    }

    /// <summary>Replaces one indentation by another wherever a line of the node begins with it.</summary>
    public static T Shift<T>(T node, string from, string to)
        where T : SyntaxNode
    {
        if (from == to || from.Length is 0)
            return node;

        return node.ReplaceTokens(node.DescendantTokens(descendIntoTrivia: false), (_, token) => token
            .WithLeadingTrivia(Shift(token.LeadingTrivia, IsAfterLineBreak(token), from, to)));
    }

    public static SyntaxTriviaList Shift(SyntaxTriviaList trivia, bool startsLine, string from, string to)
    {
        var atStart = startsLine;
        List<SyntaxTrivia>? changed = null;
        for (var index = 0; index < trivia.Count; index++)
        {
            var each = trivia[index];
            if (atStart && each.IsKind(SyntaxKind.WhitespaceTrivia) && each.ToString() is var blanks && blanks.StartsWith(from, StringComparison.Ordinal))
                (changed ??= trivia.ToList())[index] = Whitespace(to + blanks.Substring(from.Length));

            atStart = each.IsKind(SyntaxKind.EndOfLineTrivia) || (each.HasStructure && each.IsDirective);
        }

        return changed is null ? trivia : TriviaList(changed.Where(each => each.FullSpan.Length > 0 || each.ToString().Length > 0));
    }

    /// <summary>A branch of several lines, as deep as the expression it takes the place of.</summary>
    public static ExpressionSyntax Lift(ExpressionSyntax kept, SyntaxNode whole)
    {
        if (kept.SyntaxTree == whole.SyntaxTree ? !whole.Contains(kept) : kept.ToString().IndexOf('\n') < 0)
            return kept;

        var text = whole.SyntaxTree.GetText();
        var inner = kept.SyntaxTree == whole.SyntaxTree ? At(whole, kept.SpanStart) : null;
        return inner is null || text.Lines.GetLineFromPosition(kept.SpanStart).LineNumber == text.Lines.GetLineFromPosition(whole.SpanStart).LineNumber
            ? kept
            : Shift(kept, inner, At(whole, whole.SpanStart));
    }

    private static bool IsAfterLineBreak(SyntaxToken token)
    {
        var previous = token.GetPreviousToken(includeZeroWidth: true);
        return previous.RawKind is 0 || previous.TrailingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }
}
