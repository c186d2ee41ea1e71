using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Common.Editing;

/// <summary>How a file is written: line ends, indentation, braces, <c>var</c>.</summary>
internal sealed class Layout
{
    private readonly SourceText _text;

    private Layout(SourceText text, string newLine, string unit, bool braceOnOwnLine, bool bracesAroundOne)
    {
        _text = text;
        NewLine = newLine;
        Unit = unit;
        BraceOnOwnLine = braceOnOwnLine;
        BracesAroundOne = bracesAroundOne;
    }

    public string NewLine { get; }

    /// <summary>One level of indentation.</summary>
    public string Unit { get; }

    public bool BraceOnOwnLine { get; }

    /// <summary>Whether a single statement under an <c>if</c> has braces.</summary>
    public bool BracesAroundOne { get; }

    public static Layout Read(CompilationUnitSyntax root)
    {
        var text = root.SyntaxTree.GetText();
        var first = text.Lines[0];
        var newLine = first.EndIncludingLineBreak > first.End ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
        var blocks = root.DescendantNodes().OfType<BlockSyntax>().ToList();
        var open = root.DescendantTokens().Where(token => token.IsKind(SyntaxKind.OpenBraceToken) && token.Parent is BlockSyntax or BaseTypeDeclarationSyntax && !IsOnOneLine(token.Parent.Span, text)).ToList();
        var embedded = root.DescendantNodes().OfType<IfStatementSyntax>().Select(statement => statement.Statement).ToList();
        var bare = embedded.Count(statement => statement is not BlockSyntax);
        return new Layout(
            text,
            newLine,
            blocks.Select(block => FindUnit(block, text)).FirstOrDefault(unit => unit is not null) ?? "    ",
            open.Count is 0 || open.Count(token => IsFirstOnLine(token.SpanStart, text)) * 2 >= open.Count,
            bare is 0 || bare < embedded.Count(statement => statement is BlockSyntax { Statements.Count: 1 }));
    }

    public bool IsFirstOnLine(int position) => IsFirstOnLine(position, _text);

    public bool IsOnOneLine(TextSpan span) => IsOnOneLine(span, _text);

    /// <summary>The blanks at the beginning of the line.</summary>
    public string IndentationAt(int position) => IndentationAt(position, _text);

    public int LineStart(int position) => _text.Lines.GetLineFromPosition(position).Start;

    public int LineEnd(int position) => _text.Lines.GetLineFromPosition(position).End;

    /// <summary>The indentation of the statements in a block.</summary>
    public string IndentationIn(BlockSyntax block)
    {
        foreach (var statement in block.Statements)
        {
            if (statement is not LabeledStatementSyntax && IsFirstOnLine(statement.SpanStart))
                return IndentationAt(statement.SpanStart);
        }

        return IndentationAt(block.SpanStart) + Unit;
    }

    /// <summary>Joins lines, in which every tab at the beginning stands for one level of indentation.</summary>
    public string Render(IEnumerable<string> lines, string indentation) => string.Join(NewLine, lines.Select(line => Indent(line, indentation)));

    /// <summary>An <c>if</c> around a single statement.</summary>
    public string[] If(string condition, string statement) => If(condition, [statement]);

    public string[] If(string condition, string[] statements)
    {
        var header = $"if ({condition})";
        var body = statements.Select(line => "\t" + line);
        return (BracesAroundOne || statements.Length > 1, BraceOnOwnLine) switch
        {
            (false, _) => [header, .. body],
            (true, true) => [header, "{", .. body, "}"],
            _ => [header + " {", .. body, "}"],
        };
    }

    private string Indent(string line, string indentation)
    {
        var levels = line.Length - line.TrimStart('\t').Length;
        return line.Length is 0 ? line : indentation + string.Concat(Enumerable.Repeat(Unit, levels)) + line.Substring(levels);
    }

    private static string? FindUnit(BlockSyntax block, SourceText text)
    {
        if (block.Statements.Count is 0 || !IsFirstOnLine(block.Statements[0].SpanStart, text) || IsOnOneLine(block.Span, text))
            return null;

        var inner = IndentationAt(block.Statements[0].SpanStart, text);
        var outer = IndentationAt(block.OpenBraceToken.SpanStart, text);
        return inner.Length > outer.Length && inner.StartsWith(outer, StringComparison.Ordinal) ? inner.Substring(outer.Length) : null;
    }

    private static string IndentationAt(int position, SourceText text)
    {
        var line = text.Lines.GetLineFromPosition(position);
        var end = line.Start;
        while (end < line.End && text[end] is ' ' or '\t')
            end++;

        return text.ToString(TextSpan.FromBounds(line.Start, end));
    }

    private static bool IsFirstOnLine(int position, SourceText text)
    {
        var start = text.Lines.GetLineFromPosition(position).Start;
        while (position > start && text[position - 1] is ' ' or '\t')
            position--;

        return position == start;
    }

    private static bool IsOnOneLine(TextSpan span, SourceText text) =>
        text.Lines.GetLineFromPosition(span.Start).LineNumber == text.Lines.GetLineFromPosition(span.End).LineNumber;
}
