using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>Marks on the keywords of loops, by which they are found again after other loops of the document have changed.</summary>
internal static class LoopMarks
{
    public const string Kind = SourceEdits.KeptMark;

    public static SyntaxNode Add(SyntaxNode root, IReadOnlyList<SyntaxToken> keywords) =>
        root.ReplaceTokens(keywords, (keyword, _) => Enumerable.Range(0, keywords.Count).Where(i => keywords[i] == keyword)
            .Aggregate(keyword, (marked, i) => marked.WithAdditionalAnnotations(new SyntaxAnnotation(Kind, i.ToString(System.Globalization.CultureInfo.InvariantCulture)))));

    /// <summary>The keyword that had this number in the list, if it is still there.</summary>
    public static SyntaxToken? Find(SyntaxNode root, int number)
    {
        var data = number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        foreach (var token in root.GetAnnotatedTokens(Kind))
        {
            if (token.GetAnnotations(Kind).Any(annotation => annotation.Data == data))
                return token;
        }

        return null;
    }
}
