using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>How text is written between the quotes of a string literal.</summary>
internal static class LiteralSource
{
    public static LiteralStyle StyleOf(SyntaxToken literal) => literal.Kind() switch
    {
        SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken => LiteralStyle.Raw,
        _ => literal.Text.Length > 0 && literal.Text[0] is '@' ? LiteralStyle.Verbatim : LiteralStyle.Regular,
    };

    public static LiteralStyle StyleOf(InterpolatedStringExpressionSyntax literal) => literal.StringStartToken.Kind() switch
    {
        SyntaxKind.InterpolatedStringStartToken => LiteralStyle.Regular,
        SyntaxKind.InterpolatedVerbatimStringStartToken => LiteralStyle.Verbatim,
        _ => LiteralStyle.Raw,
    };

    /// <summary>The text of a literal as a part that remembers how it was written.</summary>
    public static TextPart Read(SyntaxToken literal, string text)
    {
        var style = StyleOf(literal);
        var source = style is LiteralStyle.Raw ? null : literal.Text.Substring(literal.Text.IndexOf('"') + 1);
        return new TextPart(text, source is { Length: > 0 } ? WithoutBraceEscapes(source.Substring(0, source.Length - 1)) : null, style);
    }

    /// <summary>The text between two holes, likewise.</summary>
    public static TextPart Read(InterpolatedStringTextSyntax syntax, string text)
    {
        var style = syntax.Parent is InterpolatedStringExpressionSyntax literal ? StyleOf(literal) : LiteralStyle.Regular;
        var source = syntax.TextToken.Text;
        if (style is not LiteralStyle.Raw)
            source = source.Replace("{{", "{").Replace("}}", "}");

        return new TextPart(text, WithoutBraceEscapes(source), style);
    }

    /// <summary>The text as it is written in a literal of this style.</summary>
    public static string Escape(string text, LiteralStyle style)
    {
        if (style is LiteralStyle.Raw)
            return text;

        if (style is LiteralStyle.Verbatim)
            return text.Replace("\"", "\"\"");

        var source = new StringBuilder(text.Length);
        for (var index = 0; index < text.Length; index++)
        {
            var character = text[index];
            if (index + 1 < text.Length && char.IsSurrogatePair(character, text[index + 1]))
            {
                source.Append(character).Append(text[++index]);
                continue;
            }

            switch (character)
            {
                case '"' or '\\': source.Append('\\').Append(character); break;
                case '\n': source.Append("\\n"); break;
                case '\r': source.Append("\\r"); break;
                case '\t': source.Append("\\t"); break;
                case '\0': source.Append("\\0"); break;
                case < ' ' or '\u007f' or '\u0085' or '\u2028' or '\u2029' or (>= '\ud800' and <= '\udfff'):
                    source.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture));
                    break;
                default: source.Append(character); break;
            }
        }

        return source.ToString();
    }

    /// <summary>Braces that are written as character codes can't be found in the source; such text is written anew.</summary>
    private static string? WithoutBraceEscapes(string source) =>
        source.IndexOf("\\u", StringComparison.OrdinalIgnoreCase) >= 0 || source.IndexOf("\\x", StringComparison.Ordinal) >= 0 ? null : source;
}
