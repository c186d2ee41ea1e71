using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>Marks on the keywords of loops, by which they are found again after other loops of the document have changed.</summary>
internal static class LoopMarks
{
    private const string Kind = SourceEdits.KeptMark;

    /// <summary>Each loop has a mark of its own: an earlier run may have left others in the document.</summary>
    public static SyntaxNode Add(SyntaxNode root, IReadOnlyList<(SyntaxToken Keyword, SyntaxAnnotation Mark)> loops) =>
        root.ReplaceTokens(loops.Select(loop => loop.Keyword), (keyword, _) => keyword.WithAdditionalAnnotations(loops.Where(loop => loop.Keyword == keyword).Select(loop => loop.Mark)));

    public static SyntaxAnnotation Create() => new(Kind);

    /// <summary>The keyword with this mark, if it is still there.</summary>
    public static SyntaxToken? Find(SyntaxNode root, SyntaxAnnotation mark)
    {
        foreach (var token in root.GetAnnotatedTokens(mark))
            return token;

        return null;
    }
}
