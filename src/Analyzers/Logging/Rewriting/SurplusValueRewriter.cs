using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Adds placeholders for the values that have none, at the end of the text.</summary>
internal static class SurplusValueRewriter
{
    public static LogCallRewrite? Rewrite(TemplateBinding template, RewriteContext context)
    {
        var call = template.Call;
        if (!template.IsWellFormed || call.Kind is not LogCallKind.Message || template.Values is not { } values || values <= template.Holes.Length || !IsInOrder(template))
            return null;

        var names = new PlaceholderNames(context.Options.Casing);
        foreach (var hole in template.Holes)
            names.Take(hole.Name);

        var added = "";
        for (var index = template.Holes.Length; index < values; index++)
            added += (added.Length > 0 ? ", " : "") + "{" + names.Add(ValueName.For(template.OperationOf(call.Values[index])!)) + "}";

        return At(template.Template.Text, added) is { } edit
            ? ConstantTemplateRewriter.Rewrite(template.Template, [edit], ConstantTemplateRewriter.ValuesOf(call), exception: null, context)
            : null;
    }

    /// <summary>Whether the placeholders that are there are plainly those of the first values.</summary>
    private static bool IsInOrder(TemplateBinding template)
    {
        for (var value = 0; value < template.Call.Values.Length; value++)
        {
            // A constant that nobody asked for is of another method's habits: nothing says what it was for.
            if (template.OperationOf(template.Call.Values[value]) is not { } operation || operation.ConstantValue.HasValue && value >= template.Holes.Length || template.IsException(template.Call.Values[value]))
                return false;

            for (var hole = 0; hole < template.Holes.Length; hole++)
            {
                if (!TemplateBinding.IsPlain(template.Holes[hole].Name)
                    || (template.Holes[hole].IsPositional && template.Holes[hole].Name != hole.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    || (hole != value && !DuplicatePlaceholder.IsRepeated(template.Holes, hole) && ForgottenValues.IsNamed(template, template.Call.Values[value], template.Holes[hole].Name)))
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>Where the placeholders go: <c>shipped</c> becomes <c>shipped: {Id}</c>, and a full stop stays at the end.</summary>
    private static TemplateEdit? At(string text, string added)
    {
        var end = text.TrimEnd().Length;
        if (end is 0)
            return null;

        switch (text[end - 1])
        {
            case ':' or '=' or '-' or ',' or '#':
                var isSpaced = end < text.Length && text[end] is ' ';
                return new TemplateEdit(isSpaced ? end + 1 : end, 0, (isSpaced || text[end - 1] is '=' or '#' ? "" : " ") + added);

            case '.' or '!':
                var stop = text.Substring(0, end).TrimEnd('.', '!').Length;
                return stop is 0 ? null : new TemplateEdit(stop, 0, (end - stop > 1 ? " " : ": ") + added);

            case '?' or '(' or '[' or '<' or '"' or '\'' or '/' or '\\' or '@' or '{':
                return null;

            default:
                return new TemplateEdit(end, 0, ": " + added);
        }
    }
}
