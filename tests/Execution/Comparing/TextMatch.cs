using System.Globalization;
using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>Tells, by rendering again, which values of a message make its text differ.</summary>
internal static class TextMatch
{
    /// <summary>
    /// The placeholders that an interpolated string showed in one way and the library in another, when that alone makes
    /// <paramref name="before"/> the text it is; null when something else differs too.
    /// </summary>
    public static IReadOnlyList<TemplatePart>? DifferingHoles(string before, Rendered after, Observation run) => In(run, () =>
    {
        var parts = TemplatePart.Parse(after, run.Library);
        return string.Concat(parts.Select(part => part.Library)) == after.Text ? Match(before, parts, 0) : null;
    });

    /// <summary>
    /// Whether <paramref name="before"/> is the template of <paramref name="after"/> with the text of some values written into
    /// it, one of them with a brace: what a template that is built at run time looks like.
    /// </summary>
    public static bool HasBraceFromValue(string before, Rendered after, Observation run) =>
        In(run, () => MatchBuilt(before, TemplatePart.Parse(after, run.Library), 0, brace: false));

    private static T In<T>(Observation run, Func<T> render)
    {
        var outer = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(run.Culture);
        try
        {
            return render();
        }
        finally
        {
            CultureInfo.CurrentCulture = outer;
        }
    }

    private static IReadOnlyList<TemplatePart>? Match(string text, IReadOnlyList<TemplatePart> parts, int index)
    {
        if (index == parts.Count)
            return text.Length is 0 ? [] : null;

        var part = parts[index];
        if (text.StartsWith(part.Library, StringComparison.Ordinal) && Match(text[part.Library.Length..], parts, index + 1) is { } rest)
            return rest;

        return part.IsHole
            && part.Library != part.Interpolated
            && text.StartsWith(part.Interpolated, StringComparison.Ordinal)
            && Match(text[part.Interpolated.Length..], parts, index + 1) is { } others
                ? [part, .. others]
                : null;
    }

    private static bool MatchBuilt(string template, IReadOnlyList<TemplatePart> parts, int index, bool brace)
    {
        if (index == parts.Count)
            return template.Length is 0 && brace;

        var part = parts[index];
        if (template.StartsWith(part.Source, StringComparison.Ordinal) && MatchBuilt(template[part.Source.Length..], parts, index + 1, brace))
            return true;

        return part.IsHole
            && template.StartsWith(part.Interpolated, StringComparison.Ordinal)
            && MatchBuilt(template[part.Interpolated.Length..], parts, index + 1, brace || part.Interpolated.AsSpan().ContainsAny('{', '}'));
    }
}
