using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Logging.Templates;

/// <summary>A change of a template's text.</summary>
internal readonly record struct TemplateEdit(int Start, int Length, string NewText)
{
    /// <summary>A constant expression that gives the new text, for a hole of an interpolated string.</summary>
    public string? Code { get; init; }

    public int End => Start + Length;
}

/// <summary>Knows where each character of a constant text is written: in a literal, or in several with a <c>+</c> between them.</summary>
internal sealed class TemplateSourceMap
{
    private readonly ExpressionSyntax _expression;
    private readonly string _text;
    private readonly List<Piece> _pieces = [];

    private TemplateSourceMap(ExpressionSyntax expression, string text)
    {
        _expression = expression;
        _text = text;
    }

    /// <summary>A run of the text that one token writes; <paramref name="Positions"/> has the place of each character and of the end.</summary>
    private sealed record Piece(int Start, int Length, int[] Positions, LiteralStyle Style, bool DoublesBraces);

    /// <param name="expression">The expression whose constant value <paramref name="text"/> is.</param>
    public static TemplateSourceMap Create(ExpressionSyntax expression, string text, SemanticModel model, CancellationToken cancellationToken)
    {
        var map = new TemplateSourceMap(expression, text);
        var start = 0;
        if (!map.TryAdd(expression, ref start, model, cancellationToken) || start != text.Length)
            map._pieces.Clear();

        return map;
    }

    /// <summary>Where a part of the text is written; null when no single literal has it.</summary>
    public TextSpan? Find(int start, int length)
    {
        foreach (var piece in _pieces)
        {
            if (start >= piece.Start && start + length <= piece.Start + piece.Length && length > 0)
                return TextSpan.FromBounds(piece.Positions[start - piece.Start], piece.Positions[start + length - piece.Start]);
        }

        return null;
    }

    /// <summary>
    /// The expression with the edits in it, every other character as it was written; null when an edit is about text that
    /// isn't written here. An edit of length zero goes where the text in front of it is written.
    /// </summary>
    /// <param name="edits">In the order of the text, none within another.</param>
    public ExpressionSyntax? Edit(IReadOnlyList<TemplateEdit> edits)
    {
        var byPiece = new Dictionary<Piece, List<TemplateEdit>>();
        foreach (var edit in edits)
        {
            if (FindPiece(edit) is not { } piece)
                return null;

            if (!byPiece.TryGetValue(piece, out var own))
                byPiece.Add(piece, own = []);

            own.Add(edit);
        }

        var code = new StringBuilder(_expression.ToString());
        for (var index = _pieces.Count - 1; index >= 0; index--)
        {
            if (byPiece.TryGetValue(_pieces[index], out var own) && !TryEdit(code, _pieces[index], own))
                return null;
        }

        var parsed = SyntaxFactory.ParseExpression(code.ToString());
        return parsed.ContainsDiagnostics || parsed.FullSpan.Length != code.Length ? null : parsed;
    }

    private bool TryEdit(StringBuilder code, Piece piece, List<TemplateEdit> edits)
    {
        var (start, end) = (piece.Positions[0] - _expression.SpanStart, piece.Positions[piece.Length] - _expression.SpanStart);
        var source = code.ToString(start, end - start);
        var interpolates = !piece.DoublesBraces && edits.Exists(edit => edit.Code is not null) && MayInterpolate(source, piece.Style);
        var content = new StringBuilder();
        var written = 0;
        foreach (var edit in edits)
        {
            if (piece.Style is LiteralStyle.Raw && edit.NewText.IndexOf('"') >= 0)
                return false;

            var (from, to) = (piece.Positions[edit.Start - piece.Start] - piece.Positions[0], piece.Positions[edit.End - piece.Start] - piece.Positions[0]);
            content.Append(InInterpolation(source.Substring(written, from - written), interpolates));
            content.Append(edit.Code is { } constant && (interpolates || piece.DoublesBraces)
                ? "{" + constant + "}"
                : InInterpolation(LiteralSource.Escape(edit.NewText, piece.Style), interpolates || piece.DoublesBraces));
            written = to;
        }

        content.Append(InInterpolation(source.Substring(written), interpolates));
        code.Remove(start, end - start).Insert(start, content);
        if (interpolates)
            code.Insert(start - (piece.Style is LiteralStyle.Verbatim ? 2 : 1), '$');

        return true;
    }

    private static bool MayInterpolate(string source, LiteralStyle style) =>
        style is LiteralStyle.Verbatim
        || (style is LiteralStyle.Regular && source.IndexOf("\\x", StringComparison.Ordinal) < 0 && source.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) < 0);

    private static string InInterpolation(string source, bool interpolates) => interpolates ? source.Replace("{", "{{").Replace("}", "}}") : source;

    /// <summary>The text with the edits in it.</summary>
    public string Apply(IReadOnlyList<TemplateEdit> edits)
    {
        var text = new StringBuilder(_text);
        for (var index = edits.Count - 1; index >= 0; index--)
            text.Remove(edits[index].Start, edits[index].Length).Insert(edits[index].Start, edits[index].NewText);

        return text.ToString();
    }

    private Piece? FindPiece(TemplateEdit edit)
    {
        foreach (var piece in _pieces)
        {
            if (edit.Start >= piece.Start && edit.End <= piece.Start + piece.Length)
                return piece;
        }

        return null;
    }

    private bool TryAdd(ExpressionSyntax expression, ref int start, SemanticModel model, CancellationToken cancellationToken)
    {
        expression = expression.Unwrap();
        switch (expression)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.StringLiteralExpression } literal:
                return TryAddLiteral(literal.Token, ref start);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition:
                return TryAdd(addition.Left, ref start, model, cancellationToken) && TryAdd(addition.Right, ref start, model, cancellationToken);

            case InterpolatedStringExpressionSyntax interpolation:
                var style = LiteralSource.StyleOf(interpolation);
                if (style is LiteralStyle.Raw)
                    break;

                foreach (var content in interpolation.Contents)
                {
                    var added = content switch
                    {
                        InterpolatedStringTextSyntax text => TryAddPiece(text.TextToken.SpanStart, LiteralDecoder.Decode(text.TextToken.Text, style, doublesBraces: true), style, doublesBraces: true, ref start),
                        InterpolationSyntax { AlignmentClause: null, FormatClause: null } hole => TrySkip(hole.Expression, ref start, model, cancellationToken),
                        _ => false,
                    };

                    if (!added)
                        return false;
                }

                return true;
        }

        return TrySkip(expression, ref start, model, cancellationToken);
    }

    /// <summary>A constant that is written elsewhere.</summary>
    private static bool TrySkip(ExpressionSyntax expression, ref int start, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetConstantValue(expression, cancellationToken) is not { HasValue: true, Value: var value })
            return false;

        start += value switch
        {
            string text => text.Length,
            char => 1,
            _ => 0,
        };
        return value is string or char or null;
    }

    private bool TryAddLiteral(SyntaxToken literal, ref int start)
    {
        var style = LiteralSource.StyleOf(literal);
        if (style is LiteralStyle.Raw)
            return TryAddRaw(literal, ref start);

        var opening = literal.Text.IndexOf('"') + 1;
        if (opening is 0 || literal.Text.Length - opening < 1)
            return false;

        var content = literal.Text.Substring(opening, literal.Text.Length - opening - 1);
        return TryAddPiece(literal.SpanStart + opening, LiteralDecoder.Decode(content, style, doublesBraces: false), style, doublesBraces: false, ref start);
    }

    /// <summary>A raw literal has its text as it is, on one line or without the indentation of its last line.</summary>
    private bool TryAddRaw(SyntaxToken literal, ref int start)
    {
        var source = literal.Text;
        var value = literal.ValueText;
        var quotes = source.Length - source.TrimStart('"').Length;
        var positions = new int[value.Length + 1];
        if (literal.IsKind(SyntaxKind.SingleLineRawStringLiteralToken))
        {
            for (var index = 0; index <= value.Length; index++)
                positions[index] = literal.SpanStart + quotes + index;
        }
        else
        {
            var lineStart = source.IndexOf('\n') + 1;
            var lastLine = source.LastIndexOf('\n') + 1;
            var indentation = source.Length - quotes - lastLine;
            if (lineStart is 0 || indentation < 0)
                return false;

            var position = lineStart;
            for (var index = 0; index <= value.Length; index++)
            {
                var beginsLine = index is 0 || value[index - 1] is '\n';
                if (beginsLine && position + indentation <= lastLine && IsBlank(source, position, indentation))
                    position += indentation;

                positions[index] = literal.SpanStart + position;
                if (index < value.Length && (position >= source.Length || source[position++] != value[index]))
                    return false;
            }
        }

        return TryAddPiece(literal.SpanStart, (value, positions), LiteralStyle.Raw, doublesBraces: false, ref start, positionsAreAbsolute: true);
    }

    private static bool IsBlank(string source, int start, int length)
    {
        for (var index = start; index < start + length; index++)
        {
            if (source[index] is not (' ' or '\t'))
                return false;
        }

        return true;
    }

    private bool TryAddPiece(int position, (string Value, int[] Positions)? decoded, LiteralStyle style, bool doublesBraces, ref int start, bool positionsAreAbsolute = false)
    {
        if (decoded is not var (value, positions) || string.CompareOrdinal(_text, start, value, 0, value.Length) is not 0)
            return false;

        if (!positionsAreAbsolute)
        {
            for (var index = 0; index < positions.Length; index++)
                positions[index] += position;
        }

        _pieces.Add(new Piece(start, value.Length, positions, style, doublesBraces));
        start += value.Length;
        return true;
    }
}
