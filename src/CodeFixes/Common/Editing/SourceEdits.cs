using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Common.Editing;

/// <summary>Changes of a file's text: what is not mentioned stays as it is, to the last blank.</summary>
internal sealed class SourceEdits(SyntaxNode root)
{
    /// <summary>The kind of the annotations on tokens that outlive the edits.</summary>
    public const string KeptMark = "SeaworthyKept";

    private readonly List<TextChange> _changes = [];

    public SourceText Text { get; } = root.SyntaxTree.GetText();

    public IReadOnlyList<TextChange> Changes => _changes;

    public void Insert(int position, string text) => _changes.Add(new TextChange(new TextSpan(position, 0), text));

    public void Replace(TextSpan span, string text) => _changes.Add(new TextChange(span, text));

    /// <summary>The changed file; null when two changes touch the same text.</summary>
    public CompilationUnitSyntax? Apply(CancellationToken cancellationToken)
    {
        // The order of insertions at one place is the order in which they were made.
        var changes = _changes.OrderBy(change => change.Span.Start).ThenBy(change => change.Span.Length > 0).ToList();
        for (var i = 1; i < changes.Count; i++)
        {
            if (changes[i].Span.Start < changes[i - 1].Span.End)
                return null;
        }

        var tree = CSharpSyntaxTree.ParseText(Text.WithChanges(changes), (CSharpParseOptions)root.SyntaxTree.Options, root.SyntaxTree.FilePath, cancellationToken);
        return KeepMarks(tree.GetCompilationUnitRoot(cancellationToken), changes);
    }

    /// <summary>Parsing anew loses the marks of what is yet to be rewritten.</summary>
    private CompilationUnitSyntax KeepMarks(CompilationUnitSyntax changed, List<TextChange> changes)
    {
        var marks = new Dictionary<SyntaxToken, IEnumerable<SyntaxAnnotation>>();
        foreach (var token in root.GetAnnotatedTokens(KeptMark))
        {
            if (Map(token.SpanStart, changes) is { } position
                && changed.FindToken(position) is var moved
                && moved.SpanStart == position
                && moved.Text == token.Text)
            {
                marks[moved] = token.GetAnnotations(KeptMark);
            }
        }

        return marks.Count is 0 ? changed : changed.ReplaceTokens(marks.Keys, (token, _) => token.WithAdditionalAnnotations(marks[token]));
    }

    private static int? Map(int position, List<TextChange> changes)
    {
        var moved = position;
        foreach (var change in changes)
        {
            if (change.Span.Start > position)
                break;

            if (change.Span.End > position)
                return null;

            moved += change.NewText!.Length - change.Span.Length;
        }

        return moved;
    }
}
