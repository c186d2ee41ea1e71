using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Common.Editing;

/// <summary>Writes statements into a function, as lines in which a tab at the beginning stands for one level of indentation.</summary>
internal sealed class StatementEdits(SourceEdits edits, Layout layout)
{
    /// <summary>Adds statements at the end of a block.</summary>
    public void Append(BlockSyntax block, params string[] lines)
    {
        var close = block.CloseBraceToken;
        if (layout.IsOnOneLine(block.Span))
            Expand(block, Inner(block).Concat(lines));
        else if (layout.IsFirstOnLine(close.SpanStart))
            edits.Insert(layout.LineStart(close.SpanStart), (IsBehindBlock(block) ? layout.NewLine : "") + layout.Render(lines, layout.IndentationIn(block)) + layout.NewLine);
        else
            edits.Insert(close.SpanStart, layout.NewLine + layout.Render(lines, layout.IndentationIn(block)) + layout.NewLine + layout.IndentationAt(block.SpanStart));
    }

    /// <summary>Adds statements at the beginning of a block.</summary>
    public void Prepend(BlockSyntax block, params string[] lines)
    {
        if (layout.IsOnOneLine(block.Span))
            Expand(block, lines.Concat(Inner(block)));
        else
            edits.Insert(block.OpenBraceToken.Span.End, layout.NewLine + layout.Render(lines, layout.IndentationIn(block)));
    }

    /// <summary>Adds statements in front of another one, in a block of their own where there is none yet.</summary>
    public bool InsertBefore(StatementSyntax statement, params string[] lines)
    {
        if (statement.Parent is BlockSyntax block && layout.IsOnOneLine(block.Span))
        {
            Expand(block, Trimmed(TextSpan.FromBounds(block.OpenBraceToken.Span.End, statement.SpanStart)).Concat(lines).Concat(Trimmed(TextSpan.FromBounds(statement.SpanStart, block.CloseBraceToken.SpanStart))));
            return true;
        }

        if (statement.Parent is BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax)
        {
            if (!layout.IsFirstOnLine(statement.SpanStart))
                return false;

            if (statement is LabeledStatementSyntax && statement.Parent is BlockSyntax parent)
            {
                // A label often stands further to the left than what it belongs to.
                edits.Insert(layout.LineStart(statement.SpanStart), layout.Render(lines, layout.IndentationIn(parent)) + layout.NewLine);
                return true;
            }

            var indentation = layout.IndentationAt(statement.SpanStart);
            edits.Insert(statement.SpanStart, layout.Render(lines, indentation).Substring(indentation.Length) + layout.NewLine + (lines.Length > 1 ? layout.NewLine : "") + indentation);
            return true;
        }

        if (statement.Parent is not (IfStatementSyntax or ElseClauseSyntax) || !IsBlankBefore(statement.GetFirstToken(), out var start))
            return false;

        var outer = layout.IndentationAt(statement.Parent.SpanStart);
        edits.Replace(TextSpan.FromBounds(start, statement.Span.End), Braces(lines.Concat(Shifted(statement)), outer));
        return true;
    }

    /// <summary>Adds statements in front of another one and of the comments right above it, which are about that one.</summary>
    public bool InsertAbove(StatementSyntax statement, params string[] lines)
    {
        var start = statement.SpanStart;
        var ends = 0;
        foreach (var trivia in statement.GetLeadingTrivia().Reverse())
        {
            if (trivia.IsKind(SyntaxKind.EndOfLineTrivia) ? ++ends > 1 : !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !IsComment(trivia))
                break;

            if (IsComment(trivia))
                (start, ends) = (trivia.SpanStart, 0);
        }

        if (start == statement.SpanStart || statement.Parent is not (BlockSyntax or SwitchSectionSyntax) || !layout.IsFirstOnLine(start))
            return InsertBefore(statement, lines);

        edits.Insert(layout.LineStart(start), layout.Render(lines, layout.IndentationAt(statement.SpanStart)) + layout.NewLine + (lines.Length > 1 ? layout.NewLine : ""));
        return true;
    }

    /// <summary>Puts an <c>if</c> around a statement.</summary>
    public bool Guard(StatementSyntax statement, string condition)
    {
        if (statement.Parent is BlockSyntax { Statements.Count: 1 } block && layout.IsOnOneLine(block.Span))
        {
            edits.Insert(statement.SpanStart, $"if ({condition}) ");
            return true;
        }

        // A text over several lines would change with its indentation.
        if (!layout.IsFirstOnLine(statement.SpanStart) || statement.Parent is not BlockSyntax || statement.DescendantTokens().Any(token => !layout.IsOnOneLine(token.Span)))
            return false;

        var lines = layout.If(condition, Shifted(statement));
        var indentation = layout.IndentationAt(statement.SpanStart);
        edits.Replace(statement.Span, layout.Render(lines, indentation).Substring(indentation.Length));
        return true;
    }

    /// <summary>Adds an <c>else</c> of one statement, with braces if the <c>if</c> has them.</summary>
    public void AddElse(IfStatementSyntax statement, string line)
    {
        var indentation = layout.IndentationAt(statement.SpanStart);
        string[] lines = (statement.Statement is BlockSyntax, layout.BraceOnOwnLine) switch
        {
            (false, _) => ["else", "\t" + line],
            (true, true) => ["else", "{", "\t" + line, "}"],
            _ => ["else {", "\t" + line, "}"],
        };
        edits.Insert(layout.LineEnd(statement.Span.End), layout.NewLine + layout.Render(lines, indentation));
    }

    /// <summary>Writes a block that stood on one line as several lines.</summary>
    private void Expand(BlockSyntax block, IEnumerable<string> lines)
    {
        var text = Braces(lines, layout.IndentationAt(block.SpanStart));
        if (IsBlankBefore(block.OpenBraceToken, out var start))
            edits.Replace(TextSpan.FromBounds(start, block.Span.End), text);
        else
            edits.Replace(block.Span, text.TrimStart());
    }

    /// <summary>Whether the last statement is one over several lines that holds others, which a blank line sets off.</summary>
    private bool IsBehindBlock(BlockSyntax block) => block.Statements.LastOrDefault() is { } last
        && last is not (ExpressionStatementSyntax or LocalDeclarationStatementSyntax)
        && !layout.IsOnOneLine(last.Span)
        && !block.CloseBraceToken.LeadingTrivia.Any(trivia => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia));

    private string Braces(IEnumerable<string> lines, string indentation) =>
        (layout.BraceOnOwnLine ? layout.NewLine + indentation : " ") + "{" + layout.NewLine
        + layout.Render(lines, indentation + layout.Unit) + layout.NewLine + indentation + "}";

    private string[] Inner(BlockSyntax block) => Trimmed(TextSpan.FromBounds(block.OpenBraceToken.Span.End, block.CloseBraceToken.SpanStart));

    private string[] Trimmed(TextSpan span) => edits.Text.ToString(span).Trim() is { Length: > 0 } text ? [text] : [];

    /// <summary>The lines of a statement without the indentation of the first.</summary>
    public string[] Shifted(StatementSyntax statement)
    {
        var indentation = layout.IndentationAt(statement.SpanStart);
        return [.. edits.Text.ToString(statement.Span).Split('\n').Select((line, index) => Strip(line.TrimEnd('\r'), index is 0 ? "" : indentation))];
    }

    /// <summary>The same with the comments around it.</summary>
    public string[] ShiftedWithComments(StatementSyntax statement)
    {
        var indentation = layout.IndentationAt(statement.SpanStart);
        return [.. edits.Text.ToString(statement.FullSpan).Trim('\r', '\n').Split('\n').Select(line => Strip(line.TrimEnd('\r', ' '), indentation))];
    }

    /// <summary>Takes a statement out with its lines and comments; false when it shares a line with something else.</summary>
    public bool Remove(StatementSyntax statement)
    {
        if (!layout.IsFirstOnLine(statement.SpanStart) || !statement.GetTrailingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) || statement.DescendantTokens().Any(token => !layout.IsOnOneLine(token.Span)))
            return false;

        var end = statement.FullSpan.End;
        var next = statement.GetLastToken().GetNextToken();
        if (statement.GetFirstToken().GetPreviousToken().IsKind(SyntaxKind.OpenBraceToken))
        {
            // What stood behind the first statement is first now, without a blank line above it.
            end += next.LeadingTrivia.TakeWhile(trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)).Sum(trivia => trivia.FullSpan.Length);
        }

        edits.Replace(TextSpan.FromBounds(statement.FullSpan.Start, end), "");
        return true;
    }

    private string Strip(string line, string indentation)
    {
        var rest = line.StartsWith(indentation, StringComparison.Ordinal) ? line.Substring(indentation.Length) : line.TrimStart();
        var levels = 0;
        while (layout.Unit.Length > 0 && rest.StartsWith(layout.Unit, StringComparison.Ordinal))
        {
            rest = rest.Substring(layout.Unit.Length);
            levels++;
        }

        return new string('\t', levels) + rest;
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia);

    /// <summary>Whether nothing but blanks stands between the token and the one before it.</summary>
    private static bool IsBlankBefore(SyntaxToken token, out int start)
    {
        var previous = token.GetPreviousToken();
        start = previous.Span.End;
        return previous.TrailingTrivia.Concat(token.LeadingTrivia).All(trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia));
    }
}
