using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;

namespace Seaworthy.CodeFixes.Shutdown.Lifetime;

/// <summary>Takes statements out of a list, with their lines.</summary>
internal static class StatementRemoval
{
    public static bool HasComments(StatementSyntax statement) =>
        statement.GetLeadingTrivia().Concat(statement.GetTrailingTrivia()).Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <returns>Null where the statement shares a line with something else.</returns>
    public static TextChange? Remove(StatementSyntax statement, FixedDocument document)
    {
        var previous = statement.GetFirstToken().GetPreviousToken();
        if (!document.Layout.IsFirstOnLine(statement.SpanStart))
        {
            // Several on one line, such as in a block that has but one.
            return statement.GetFirstToken().LeadingTrivia.Count is 0 && !previous.TrailingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
                ? new TextChange(TextSpan.FromBounds(previous.Span.End, statement.Span.End), "")
                : null;
        }

        return statement.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia) || statement.GetLastToken().GetNextToken(includeZeroWidth: true).IsKind(SyntaxKind.EndOfFileToken)
            ? new TextChange(statement.FullSpan, "")
            : null;
    }
}
