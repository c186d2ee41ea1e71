using System.Text;
using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>A piece of a rendered message: literal text, or a placeholder with its value.</summary>
/// <param name="Library">What the library shows here.</param>
/// <param name="Interpolated">What an interpolated string shows here under the current culture.</param>
/// <param name="Source">How it stands in the template.</param>
internal sealed record TemplatePart(string Library, string Interpolated, string Source, bool IsHole, object? Value, IFormatProvider? Provider)
{
    /// <summary>Takes a message apart, under the current culture.</summary>
    public static IReadOnlyList<TemplatePart> Parse(Rendered message, LogLibrary library)
    {
        var template = message.Template ?? "";
        if (message.Values.Count is 0 && !library.ParsesWithoutValues)
            return [new(template, template, template, IsHole: false, null, null)];

        var parts = new List<TemplatePart>();
        var text = new StringBuilder();
        var holes = 0;
        for (var index = 0; index < template.Length; index++)
        {
            var doubled = index + 1 < template.Length && template[index + 1] == template[index];
            if (template[index] is '{' or '}' && doubled)
            {
                text.Append(template[index++]);
            }
            else if (template[index] is '{' && template.IndexOf('}', index) is > 0 and var end && holes < message.Values.Count)
            {
                parts.Add(Literal(text));
                parts.Add(Hole(template[index..(end + 1)], message.Values[holes++], library, message.Provider));
                index = end;
            }
            else
            {
                text.Append(template[index]);
            }
        }

        return [.. parts, Literal(text)];
    }

    private static TemplatePart Literal(StringBuilder text)
    {
        var literal = text.ToString();
        text.Clear();
        return new(literal, literal, literal.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal), IsHole: false, null, null);
    }

    private static TemplatePart Hole(string hole, object? value, LogLibrary library, IFormatProvider? provider)
    {
        var afterName = hole.IndexOfAny([',', ':', '}']);
        var interpolated = string.Format(provider: null, "{0" + hole[afterName..], value);
        return new(library.RenderHole(hole, value, provider), interpolated, hole, IsHole: true, value, provider);
    }
}
