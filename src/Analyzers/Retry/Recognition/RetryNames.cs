using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Whether the author speaks of retries: in a name, a text or a comment of the loop, or in the name of its method.</summary>
internal static class RetryNames
{
    public static bool AreIn(RetryRegion region, ImmutableArray<string> words)
    {
        if (region.Function is MethodDeclarationSyntax { Identifier.ValueText: var method } && HasWord(method, words))
            return true;

        if (region.Function is LocalFunctionStatementSyntax { Identifier.ValueText: var function } && HasWord(function, words))
            return true;

        if (region.Shape is not RetryShape.Goto and not RetryShape.Recursion)
            return AreIn(region.Syntax, words);

        if (HasWord(region.Keyword.ValueText, words))
            return true;

        foreach (var statement in region.Body)
        {
            if (AreIn(statement, words))
                return true;
        }

        return false;
    }

    private static bool AreIn(SyntaxNode node, ImmutableArray<string> words)
    {
        foreach (var token in node.DescendantTokens())
        {
            if (token.RawKind is (int)SyntaxKind.IdentifierToken or (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken && HasWord(token.ValueText, words))
                return true;

            if (!token.HasLeadingTrivia && !token.HasTrailingTrivia)
                continue;

            foreach (var trivia in token.LeadingTrivia)
            {
                if (IsComment(trivia) && HasWord(trivia.ToString(), words))
                    return true;
            }

            foreach (var trivia in token.TrailingTrivia)
            {
                if (IsComment(trivia) && HasWord(trivia.ToString(), words))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether one of the words begins in the text where a word can: <c>maxTries</c> has "tries", and <c>entries</c> has not.</summary>
    public static bool HasWord(string text, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                if (at is 0 || !char.IsLetter(text[at - 1]) || (char.IsUpper(text[at]) && char.IsLower(text[at - 1])))
                    return true;
            }
        }

        return false;
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);
}
