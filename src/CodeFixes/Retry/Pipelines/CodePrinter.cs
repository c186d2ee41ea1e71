using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Prints code of the loop at another place: with its comments and line breaks, at another depth, some of it replaced.</summary>
internal static class CodePrinter
{
    /// <summary>The statements as lines at this indentation; blank lines between them stay.</summary>
    public static string Print(IEnumerable<StatementSyntax> statements, IReadOnlyDictionary<SyntaxNode, string> replacements, string indentation, string endOfLine)
    {
        var lines = "";
        foreach (var statement in statements)
            lines += Lines(Print(statement, replacements, indentation, withLeading: true), indentation, isFirst: lines.Length is 0, endOfLine);

        return lines;
    }

    /// <summary>The expression without what stands around it; its further lines are moved to the indentation.</summary>
    public static string Print(ExpressionSyntax expression, IReadOnlyDictionary<SyntaxNode, string> replacements, string indentation) =>
        Print(expression, replacements, indentation, withLeading: false).Trim();

    /// <summary>The comments above the node, each on its line.</summary>
    public static string Comments(SyntaxTriviaList trivia, string indentation, string endOfLine) =>
        string.Concat(trivia.Where(LoopSite.IsComment).Select(comment => indentation + comment.ToString() + endOfLine));

    private static string Lines(string text, string indentation, bool isFirst, string endOfLine)
    {
        var body = text.TrimEnd();
        var trimmed = body.TrimStart('\r', '\n', ' ', '\t');
        var blank = !isFirst && body.Substring(0, body.Length - trimmed.Length).Contains('\n') ? endOfLine : "";
        return blank + indentation + trimmed + endOfLine;
    }

    private static string Print(SyntaxNode node, IReadOnlyDictionary<SyntaxNode, string> replacements, string indentation, bool withLeading)
    {
        var from = CodeStyle.LineIndentation(node);
        var own = replacements.Keys.Where(key => node.Span.Contains(key.Span) && key.SyntaxTree == node.SyntaxTree && key.AncestorsAndSelf().Contains(node)).ToList();
        var root = node;
        if (own.Count > 0)
        {
            if (own[0] == node)
                return replacements[node];

            root = node.ReplaceNodes(own, (original, _) => Replacement(original, replacements[original]));
        }

        var moved = root.ReplaceTokens(root.DescendantTokens(descendIntoTrivia: false), (token, _) => token.WithLeadingTrivia(Move(token.LeadingTrivia, from, indentation, token == root.GetFirstToken())));
        return withLeading ? moved.ToFullString() : moved.ToString();
    }

    private static SyntaxNode Replacement(SyntaxNode original, string text) => original switch
    {
        StatementSyntax => SyntaxFactory.ParseStatement(text).WithTriviaFrom(original),
        InterpolationSyntax => SyntaxFactory.InterpolatedStringText(SyntaxFactory.Token(default, SyntaxKind.InterpolatedStringTextToken, text, text, default)),
        _ => SyntaxFactory.ParseExpression(text).WithTriviaFrom(original),
    };

    private static SyntaxTriviaList Move(SyntaxTriviaList trivia, string from, string to, bool isFirst)
    {
        var moved = new List<SyntaxTrivia>();
        for (var index = 0; index < trivia.Count; index++)
        {
            var item = trivia[index];
            var beginsLine = index > 0 ? trivia[index - 1].IsKind(SyntaxKind.EndOfLineTrivia) : true;
            moved.Add(item.IsKind(SyntaxKind.WhitespaceTrivia) && beginsLine && (isFirst || item.ToString().StartsWith(from, StringComparison.Ordinal) && item.ToString().Length >= from.Length && (from.Length > 0 || item.ToString().Length > 1))
                ? SyntaxFactory.Whitespace(isFirst && !item.ToString().StartsWith(from, StringComparison.Ordinal) ? to : to + item.ToString().Substring(from.Length))
                : item);
        }

        return SyntaxFactory.TriviaList(moved);
    }
}
