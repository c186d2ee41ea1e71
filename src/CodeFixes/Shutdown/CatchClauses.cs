using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Writes catch clauses next to others, in the same layout.</summary>
internal static class CatchClauses
{
    /// <summary>A clause of one statement in front of another clause, whose comments stay with it.</summary>
    public static TextChange InsertBefore(CatchClauseSyntax clause, string header, string statement, FixedDocument document)
    {
        var layout = document.Layout;
        var keyword = clause.CatchKeyword.SpanStart;
        if (!layout.IsFirstOnLine(keyword))
        {
            var text = layout.IsOnOneLine(clause.Parent!.Span) ? $"{header} {{ {statement} }} " : Write(header, statement, layout.IndentationAt(clause.Parent.SpanStart), clause, document) + " ";
            return new TextChange(new TextSpan(keyword, 0), text);
        }

        var indentation = layout.IndentationAt(keyword);
        var end = clause.CatchKeyword.GetPreviousToken().TrailingTrivia.FullSpan.End;
        var written = layout.IsOnOneLine(clause.Span) ? $"{header} {{ {statement} }}" : Write(header, statement, indentation, clause, document);
        return new TextChange(new TextSpan(end, 0), indentation + written + layout.NewLine);
    }

    /// <summary>A clause of one statement behind another clause.</summary>
    public static TextChange InsertAfter(CatchClauseSyntax clause, string header, string statement, FixedDocument document)
    {
        var layout = document.Layout;
        var end = clause.Span.End;
        if (layout.IsOnOneLine(clause.Parent!.Span))
            return new TextChange(new TextSpan(end, 0), $" {header} {{ {statement} }}");

        var isFirst = layout.IsFirstOnLine(clause.CatchKeyword.SpanStart);
        var indentation = layout.IndentationAt(isFirst ? clause.CatchKeyword.SpanStart : clause.Parent.SpanStart);
        var written = layout.IsOnOneLine(clause.Span) && isFirst ? $"{header} {{ {statement} }}" : Write(header, statement, indentation, clause, document);
        var isLast = clause.GetTrailingTrivia().Any(SyntaxKind.EndOfLineTrivia);
        return isFirst && isLast
            ? new TextChange(new TextSpan(layout.LineEnd(end), 0), layout.NewLine + indentation + written)
            : new TextChange(new TextSpan(end, 0), (isFirst ? layout.NewLine + indentation : " ") + written);
    }

    /// <summary>Whether the clause can get a neighbour: nothing but blanks and whole-line comments stand in front of it.</summary>
    public static bool MayHaveNeighbour(CatchClauseSyntax clause) =>
        clause.Parent is TryStatementSyntax attempt
        && !attempt.Block.CloseBraceToken.IsMissing
        && !clause.Block.CloseBraceToken.IsMissing
        && !attempt.DescendantTrivia(node => node == attempt || node is CatchClauseSyntax).Any(trivia => trivia.IsDirective)
        && !clause.GetLeadingTrivia().Concat(clause.CatchKeyword.GetPreviousToken().TrailingTrivia).Any(trivia => trivia.IsDirective);

    private static string Write(string header, string statement, string indentation, CatchClauseSyntax model, FixedDocument document)
    {
        var layout = document.Layout;
        var isOnOwnLine = layout.IsOnOneLine(model.Span) ? layout.BraceOnOwnLine : layout.IsFirstOnLine(model.Block.SpanStart);
        string[] lines = isOnOwnLine ? [header, "{", "\t" + statement, "}"] : [header + " {", "\t" + statement, "}"];
        return layout.Render(lines, indentation).Substring(indentation.Length);
    }
}
