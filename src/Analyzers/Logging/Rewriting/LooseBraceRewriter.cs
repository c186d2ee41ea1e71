using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Closes placeholders that were left open, and doubles braces that are text.</summary>
internal static class LooseBraceRewriter
{
    public static LogCallRewrite? Rewrite(TemplateBinding template, RewriteContext context)
    {
        if (template.IsWellFormed || !template.IsFilled || template.Call.Kind is LogCallKind.Definition)
            return null;

        var completed = new List<TemplateEdit?>();
        var open = 0;
        foreach (var brace in template.Template.Template.LooseBraces)
        {
            completed.Add(Complete(template.Template.Text, brace));
            open += completed[completed.Count - 1] is null ? 0 : 1;
        }

        // An exception that is left over is for another rule.
        var exceptions = template.WithoutExceptions() is { } others ? template.Call.Values.Length - others.Length : 0;
        var missing = template.Values is { } values ? values - template.Holes.Length : 0;
        var completes = open > 0 && (open == missing || open == missing - exceptions);
        if (!completes && missing is not 0 && missing != exceptions)
            return null;

        var edits = new List<TemplateEdit>();
        for (var index = 0; index < completed.Count; index++)
        {
            var brace = template.Template.Template.LooseBraces[index];
            edits.Add(completes && completed[index] is { } edit ? edit : new TemplateEdit(brace.Position, 1, brace.Opens ? "{{" : "}}"));
        }

        return ConstantTemplateRewriter.Rewrite(template.Template, edits, ConstantTemplateRewriter.ValuesOf(template.Call), exception: null, context);
    }

    /// <summary>The other brace of a placeholder, where another bracket was typed or nothing at all.</summary>
    private static TemplateEdit? Complete(string text, SingleBrace brace)
    {
        if (brace.Opens)
        {
            var end = brace.Position + 1;
            if (end < text.Length && text[end] is '@' or '$')
                end++;

            var start = end;
            while (end < text.Length && IsName(text[end]))
                end++;

            return end == start ? null
                : end < text.Length && text[end] is ')' or ']' or '>' ? new TemplateEdit(end, 1, "}")
                : end == text.Length || text[end] is not (',' or ':' or '.') || end + 1 == text.Length || text[end + 1] is ' ' ? new TemplateEdit(end, 0, "}")
                : null;
        }

        var first = brace.Position;
        while (first > 0 && IsName(text[first - 1]))
            first--;

        if (first == brace.Position)
            return null;

        // {{Id} was meant to be {Id}.
        if (first > 1 && text[first - 1] is '{')
            return text[first - 2] is '{' ? new TemplateEdit(first - 1, 1, "") : null;

        return first > 0 && text[first - 1] is '(' or '[' or '<' ? new TemplateEdit(first - 1, 1, "{") : new TemplateEdit(first, 0, "{");
    }

    private static bool IsName(char character) => character is '_' || char.IsLetterOrDigit(character);
}
