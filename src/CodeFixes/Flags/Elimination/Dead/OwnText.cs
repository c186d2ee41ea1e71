using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>What of the text belongs to a piece of code: its own comments, but not one that a blank line parts from it.</summary>
internal static class OwnText
{
    public static TextSpan Of(SyntaxNode node) => TextSpan.FromBounds(Start(node), End(node.GetLastToken()));

    /// <summary>Where the comments of the node begin.</summary>
    public static int Start(SyntaxNode node)
    {
        var token = node.GetFirstToken();
        var start = token.SpanStart;
        var isHeader = token.GetPreviousToken().RawKind is 0;
        var ends = 0;
        foreach (var trivia in token.LeadingTrivia.Reverse())
        {
            if (trivia.IsKind(SyntaxKind.WhitespaceTrivia))
                continue;

            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (++ends > 1)
                    break;

                continue;
            }

            var isDocumentation = trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);
            if (!isDocumentation && !trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) && !trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                return start;

            // The comment at the top of a file is about the file.
            if (isHeader && !isDocumentation)
                return start;

            start = trivia.FullSpan.Start;
            ends = 0;
        }

        return start;
    }

    /// <summary>The end of the token, or of the comment that stands behind it on its line.</summary>
    public static int End(SyntaxToken token)
    {
        var end = token.Span.End;
        var comment = end;
        foreach (var trivia in token.TrailingTrivia)
        {
            if (trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                comment = trivia.Span.End;
            else if (trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                return comment;
        }

        return token.GetNextToken(includeZeroWidth: true).IsKind(SyntaxKind.EndOfFileToken) || token.GetNextToken().IsKind(SyntaxKind.CloseBraceToken) ? comment : end;
    }
}
