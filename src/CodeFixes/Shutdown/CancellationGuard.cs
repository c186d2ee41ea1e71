using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown.Loops;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Puts a try around a statement that a cancellation leaves, so that what follows still runs.</summary>
internal static class CancellationGuard
{
    /// <summary>Adds the try to changes of the statement, where something follows that nothing else makes run.</summary>
    /// <returns>Null where the statement can't be indented.</returns>
    public static IReadOnlyList<TextChange>? TryAdd(StatementSyntax statement, string token, IReadOnlyList<TextChange> changes, FixedDocument document)
    {
        if (!LoopExitStatement.IsFollowed(statement, countsRounds: false) || CancellationPath.FindHandler(statement, statement.SyntaxTree.GetRoot(), Thrown.Cancellation, document.Model, document.CancellationToken) is not null)
            return changes;

        return TryWrapAround(statement, token, changes, document);
    }

    /// <summary>Adds the try to changes, some of which may be of the statement.</summary>
    public static IReadOnlyList<TextChange>? TryWrapAround(StatementSyntax statement, string token, IReadOnlyList<TextChange> changes, FixedDocument document) =>
        TryWrap(statement, token, document) is { } guard
            ? [.. guard, .. changes.Select(change => statement.Span.Contains(change.Span) ? new TextChange(change.Span, change.NewText!.Replace(document.Layout.NewLine, document.Layout.NewLine + document.Layout.Unit)) : change)]
            : null;

    /// <returns>Insertions only; null where the statement can't be indented.</returns>
    private static List<TextChange>? TryWrap(StatementSyntax statement, string token, FixedDocument document)
    {
        var layout = document.Layout;
        if (statement.Parent is not (BlockSyntax or SwitchSectionSyntax)
            || !layout.IsFirstOnLine(statement.SpanStart)
            || statement.DescendantTrivia().Any(trivia => trivia.IsDirective && statement.Span.Contains(trivia.Span))
            || statement.DescendantTokens().Any(each => !layout.IsOnOneLine(each.Span)))
        {
            return null;
        }

        var indentation = layout.IndentationAt(statement.SpanStart);
        var open = layout.BraceOnOwnLine ? layout.Render(["try", "{"], indentation) : indentation + "try {";
        var header = $"catch (OperationCanceledException) when ({token}.IsCancellationRequested)";
        string[] close = layout.BraceOnOwnLine ? ["}", header, "{", "}"]
            : document.Root.DescendantNodes().OfType<CatchClauseSyntax>().Any(clause => layout.IsFirstOnLine(clause.SpanStart)) ? ["}", header + " {", "}"]
            : [$"}} {header} {{", "}"];
        var changes = new List<TextChange> { Insert(layout.LineStart(statement.SpanStart), open + layout.NewLine + layout.Unit) };
        var text = statement.SyntaxTree.GetText();
        var first = text.Lines.GetLineFromPosition(statement.SpanStart).LineNumber;
        var last = text.Lines.GetLineFromPosition(statement.Span.End).LineNumber;
        for (var line = first + 1; line <= last; line++)
        {
            if (text.Lines[line].Span.Length > 0)
                changes.Add(Insert(text.Lines[line].Start, layout.Unit));
        }

        changes.Add(Insert(layout.LineEnd(statement.Span.End), layout.NewLine + layout.Render(close, indentation)));
        return changes;
    }

    private static TextChange Insert(int position, string text) => new(new TextSpan(position, 0), text);
}
