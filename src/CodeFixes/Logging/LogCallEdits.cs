using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Puts rewritten log calls into a document, and takes out the locals that only they had read.</summary>
internal static class LogCallEdits
{
    public static SyntaxNode Apply(SyntaxNode root, List<LogCallRewrite> rewrites)
    {
        var unread = rewrites
            .Where(rewrite => rewrite.Local is not null)
            .GroupBy(rewrite => rewrite.Local!)
            .Where(readers => IsUnread(readers.Key, readers))
            .Select(readers => readers.Key.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>()!)
            .ToList();

        var byCall = rewrites.ToDictionary(rewrite => rewrite.Original, rewrite => rewrite.Rewritten);
        var surroundings = rewrites.SelectMany(rewrite => rewrite.Surroundings).GroupBy(change => change.Node).Select(changes => changes.First()).ToList();
        var changed = root.TrackNodes(byCall.Keys.Concat<SyntaxNode>(unread).Concat(surroundings.Select(change => change.Node)));
        foreach (var rewrite in byCall)
        {
            // Earlier rewrites may have replaced nodes around this one, never within it.
            changed = changed.ReplaceNode(changed.GetCurrentNode(rewrite.Key)!, rewrite.Value);
        }

        foreach (var (node, change) in surroundings)
        {
            var current = changed.GetCurrentNode(node)!;
            changed = changed.ReplaceNode(current, change(current));
        }

        foreach (var declaration in unread)
            changed = Remove(changed, changed.GetCurrentNode(declaration)!);

        return changed;
    }

    /// <summary>Whether all that read the local are templates that don't read it any more.</summary>
    private static bool IsUnread(VariableDeclaratorSyntax declarator, IEnumerable<LogCallRewrite> readers)
    {
        var rewritten = readers.Select(reader => reader.Template.Span).ToList();
        return declarator.Parent is VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration }
            && !declaration.ContainsDirectives
            && !declaration.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia))
            && LocalText.FindScope(declarator) is { } scope
            && LocalText.Mentions(declarator.Identifier.ValueText, scope).All(mention => rewritten.Any(span => span.Contains(mention.Span)));
    }

    /// <summary>Takes the statement out; comments and blank lines above it now stand above the next one.</summary>
    private static SyntaxNode Remove(SyntaxNode root, LocalDeclarationStatementSyntax declaration)
    {
        SyntaxNode statement = declaration.Parent is GlobalStatementSyntax global ? global : declaration;
        var leading = statement.GetLeadingTrivia();
        var next = statement.GetLastToken().GetNextToken();
        if (statement.Parent is null || next.IsKind(SyntaxKind.None))
            return root;

        var own = next.LeadingTrivia;
        var isBare = own.All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia));
        var marked = root.ReplaceToken(next, next.WithLeadingTrivia(isBare ? leading : Concat(leading, own)));
        var current = marked.FindNode(statement.Span, getInnermostNodeForTie: false).AncestorsAndSelf().First(node => node.Span == statement.Span && node.RawKind == statement.RawKind);
        return marked.RemoveNode(current, SyntaxRemoveOptions.KeepNoTrivia)!;
    }

    /// <summary>The first without the indentation at its end, which the second has at its beginning.</summary>
    private static SyntaxTriviaList Concat(SyntaxTriviaList first, SyntaxTriviaList second)
    {
        if (first.Count > 0 && first.Last().IsKind(SyntaxKind.WhitespaceTrivia))
            first = first.RemoveAt(first.Count - 1);

        return first.AddRange(second);
    }
}
