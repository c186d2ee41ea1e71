using System.Text;

namespace Seaworthy.Logging.Templates;

/// <summary>How the text of a message that was not a template is turned into text of a template.</summary>
internal enum BraceHandling
{
    /// <summary>The library printed the text as it was: each brace is doubled.</summary>
    Escape,

    /// <summary>The library parsed the text although it had no values: a doubled brace already was one brace.</summary>
    EscapeParsed,

    /// <summary>The text is template text already.</summary>
    Keep,
}

/// <summary>A template as C# source, and the constant that this source has to have.</summary>
/// <param name="Value">The constant; null when a part of it is known at run time only.</param>
internal readonly record struct TemplateSource(string Code, string? Value);

/// <summary>Writes parts as the source of a constant, on the lines and in the kind of literal that the author used.</summary>
internal sealed class TemplateWriter
{
    private readonly BraceHandling _braces;
    private readonly bool _constantsInterpolate;
    private readonly StringBuilder _code = new();
    private readonly StringBuilder _value = new();
    private bool _isKnown = true;

    private TemplateWriter(BraceHandling braces, bool constantsInterpolate)
    {
        _braces = braces;
        _constantsInterpolate = constantsInterpolate;
    }

    /// <param name="parts">The message; each value has its name in <paramref name="names"/>, in the same order.</param>
    /// <param name="constantsInterpolate">Whether a constant may stand in a hole of a constant: C# 10.</param>
    public static TemplateSource Write(IReadOnlyList<MessagePart> parts, IReadOnlyList<string> names, BraceHandling braces, bool constantsInterpolate)
    {
        var writer = new TemplateWriter(braces, constantsInterpolate);
        var name = 0;
        var segments = Segments(parts);
        foreach (var segment in segments)
        {
            if (segment.LineBreak is { } lineBreak)
                writer._code.Append(lineBreak.Source);

            writer.WriteSegment(segment.Parts, names, ref name);
        }

        return new TemplateSource(writer._code.ToString(), writer._isKnown ? writer._value.ToString() : null);
    }

    /// <summary>A run of parts that becomes one literal.</summary>
    private sealed record Segment(LineBreakPart? LineBreak, List<MessagePart> Parts)
    {
        public bool HasText => Parts.Exists(part => part is TextPart { Text.Length: > 0 } or ConstantPart);

        public bool HasComment => LineBreak is { Source: var source } && source.IndexOf('/') >= 0;
    }

    /// <summary>Splits at the line breaks; a line that had nothing but values joins its neighbour.</summary>
    private static List<Segment> Segments(IReadOnlyList<MessagePart> parts)
    {
        var segments = new List<Segment> { new(LineBreak: null, []) };
        foreach (var part in parts)
        {
            if (part is LineBreakPart lineBreak)
                segments.Add(new Segment(lineBreak, []));
            else
                segments[segments.Count - 1].Parts.Add(part);
        }

        for (var index = segments.Count - 1; index > 0; index--)
        {
            if (segments[index].HasComment || (segments[index].HasText && (index > 1 || segments[0].HasText)))
                continue;

            segments[index - 1].Parts.AddRange(segments[index].Parts);
            segments.RemoveAt(index);
        }

        return segments;
    }

    private void WriteSegment(List<MessagePart> parts, IReadOnlyList<string> names, ref int name)
    {
        var style = StyleOf(parts);
        var hasConstant = parts.Exists(part => part is ConstantPart);
        var interpolates = hasConstant && _constantsInterpolate && parts.TrueForAll(part => part is not ConstantPart constant || constant.Expression.Parent is Microsoft.CodeAnalysis.CSharp.Syntax.InterpolationSyntax);
        var literal = new StringBuilder();
        var pieces = new List<string>();
        foreach (var part in parts)
        {
            switch (part)
            {
                case TextPart text:
                    var source = text.Style == style && text.Source is not null ? text.Source : LiteralSource.Escape(text.Text, style);
                    Append(literal, InTemplate(source), interpolates);
                    _value.Append(InTemplate(text.Text));
                    break;

                case ConstantPart constant when interpolates:
                    literal.Append('{').Append(constant.Expression).Append('}');
                    _value.Append(constant.Text);
                    break;

                case ConstantPart constant:
                    Flush();
                    pieces.Add(constant.Expression.ToString());
                    _value.Append(constant.Text);
                    _isKnown &= constant.Text is not null;
                    break;

                case ValuePart value:
                    var placeholder = Placeholder(names[name++], value);
                    Append(literal, LiteralSource.Escape(placeholder, style), interpolates);
                    _value.Append(placeholder);
                    break;
            }
        }

        Flush();
        _code.Append(pieces.Count is 0 ? "\"\"" : string.Join(" + ", pieces));

        void Flush()
        {
            if (literal.Length is 0)
                return;

            pieces.Add((interpolates ? "$" : "") + (style is LiteralStyle.Verbatim ? "@\"" : "\"") + literal + "\"");
            literal.Clear();
        }
    }

    /// <summary>The literals of a segment keep their style when they agree; raw literals are written by <see cref="RawTemplateWriter"/>.</summary>
    private static LiteralStyle StyleOf(List<MessagePart> parts)
    {
        LiteralStyle? style = null;
        foreach (var part in parts)
        {
            if (part is not TextPart { Text.Length: > 0 } text)
                continue;

            if (text.Style is LiteralStyle.Raw || (style is not null && style != text.Style))
                return LiteralStyle.Regular;

            style = text.Style;
        }

        return style ?? LiteralStyle.Regular;
    }

    private static void Append(StringBuilder literal, string text, bool interpolates) =>
        literal.Append(interpolates ? text.Replace("{", "{{").Replace("}", "}}") : text);

    private string InTemplate(string text) => InTemplate(text, _braces);

    /// <summary>Text as the template has it.</summary>
    public static string InTemplate(string text, BraceHandling braces) => braces switch
    {
        BraceHandling.Keep => text,
        BraceHandling.EscapeParsed => InTemplate(text.Replace("{{", "{").Replace("}}", "}"), BraceHandling.Escape),
        _ => text.Replace("{", "{{").Replace("}", "}}"),
    };

    public static string Placeholder(string name, ValuePart value)
    {
        var text = new StringBuilder().Append('{').Append(name);
        if (value.Alignment is { } alignment)
            text.Append(',').Append(alignment.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (value.Format is { } format)
            text.Append(':').Append(format);

        return text.Append('}').ToString();
    }
}
