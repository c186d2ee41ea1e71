using System.Text;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Templates;

/// <summary>Writes a message that was one raw interpolated string as a raw string again, with the same lines.</summary>
internal static class RawTemplateWriter
{
    /// <summary>The source of the template, or null when the message isn't one raw string.</summary>
    public static TemplateSource? TryWrite(IOperation content, IReadOnlyList<MessagePart> parts, IReadOnlyList<string> names, BraceHandling braces)
    {
        if (content.Syntax is not InterpolatedStringExpressionSyntax literal || LiteralSource.StyleOf(literal) is not LiteralStyle.Raw)
            return null;

        var source = new StringBuilder();
        var value = new StringBuilder();
        var name = 0;
        foreach (var part in parts)
        {
            switch (part)
            {
                case TextPart { Style: LiteralStyle.Raw, Source: { } text } raw:
                    source.Append(TemplateWriter.InTemplate(text, braces));
                    value.Append(TemplateWriter.InTemplate(raw.Text, braces));
                    break;

                // Text that came from a hole stands on the line of the hole.
                case TextPart inner when inner.Text.IndexOf('\n') < 0 && inner.Text.IndexOf('\r') < 0:
                    source.Append(TemplateWriter.InTemplate(inner.Text, braces));
                    value.Append(TemplateWriter.InTemplate(inner.Text, braces));
                    break;

                case ValuePart hole:
                    var placeholder = TemplateWriter.Placeholder(names[name++], hole);
                    source.Append(placeholder);
                    value.Append(placeholder);
                    break;

                case ConstantPart { Text: { } text }:
                    source.Append(text);
                    value.Append(text);
                    break;

                default:
                    return null;
            }
        }

        var start = literal.StringStartToken.Text.TrimStart('$');
        var quotes = start.Length - start.TrimStart('"').Length;
        return HasQuotes(source, quotes) ? null : new TemplateSource(start + source + literal.StringEndToken.Text, value.ToString());
    }

    /// <summary>Whether the content has as many quotes in a row as would end the literal.</summary>
    private static bool HasQuotes(StringBuilder source, int count)
    {
        var row = 0;
        for (var index = 0; index < source.Length; index++)
        {
            row = source[index] is '"' ? row + 1 : 0;
            if (row >= count)
                return true;
        }

        return false;
    }
}
