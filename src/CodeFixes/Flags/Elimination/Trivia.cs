using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>What stands between statements: which comments belong to which.</summary>
internal static class Trivia
{
    /// <summary>The part that ends with the last blank line below a comment: it is not about what follows.</summary>
    public static SyntaxTriviaList NotAbout(SyntaxTriviaList leading)
    {
        var end = 0;
        var hasComment = false;
        var isLineEmpty = true;
        for (var index = 0; index < leading.Count; index++)
        {
            if (IsComment(leading[index]))
                (hasComment, isLineEmpty) = (true, false);
            else if (leading[index].IsKind(SyntaxKind.EndOfLineTrivia))
            {
                if (isLineEmpty && hasComment)
                    end = index + 1;

                isLineEmpty = true;
            }
        }

        return end is 0 ? default : new SyntaxTriviaList(leading.Take(end));
    }

    /// <summary>Without the blank lines at the beginning.</summary>
    public static SyntaxTriviaList WithoutBlankLines(SyntaxTriviaList leading)
    {
        var start = 0;
        for (var index = 0; index < leading.Count; index++)
        {
            if (leading[index].IsKind(SyntaxKind.EndOfLineTrivia))
                start = index + 1;
            else if (!leading[index].IsKind(SyntaxKind.WhitespaceTrivia))
                break;
        }

        return start is 0 ? leading : new SyntaxTriviaList(leading.Skip(start));
    }

    /// <summary>The blanks at the end, which indent what follows.</summary>
    public static SyntaxTriviaList IndentationOf(SyntaxTriviaList leading) =>
        leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? new SyntaxTriviaList(leading[leading.Count - 1]) : default;

    public static bool HasComment(SyntaxTriviaList trivia) => trivia.Any(IsComment);

    public static bool HasLineBreak(SyntaxTriviaList trivia) => trivia.Any(each => each.IsKind(SyntaxKind.EndOfLineTrivia) || each.IsKind(SyntaxKind.SingleLineCommentTrivia));

    /// <summary>The comments at the end of a line, each as a line of its own.</summary>
    public static SyntaxTriviaList AsLines(SyntaxTriviaList trailing, SyntaxTriviaList indentation, SyntaxTrivia newLine)
    {
        var lines = new List<SyntaxTrivia>();
        foreach (var each in trailing)
        {
            if (IsComment(each))
            {
                lines.AddRange(indentation);
                lines.Add(each);
                lines.Add(newLine);
            }
        }

        return new SyntaxTriviaList(lines);
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia;
}
