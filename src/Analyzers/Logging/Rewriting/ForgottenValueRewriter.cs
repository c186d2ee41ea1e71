using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Passes the values that a template names and its call forgot, and gives placeholders that are expressions a name.</summary>
internal static class ForgottenValueRewriter
{
    public static LogCallRewrite? Rewrite(TemplateBinding template, RewriteContext context)
    {
        if (!template.IsWellFormed || template.Call.PassesArray || ForgottenValues.Align(template) is not { } aligned)
            return null;

        var names = new PlaceholderNames(context.Options.Casing);
        for (var hole = 0; hole < aligned.Count; hole++)
        {
            if (TemplateBinding.IsPlain(template.Holes[hole].Name))
                names.Take(template.Holes[hole].Name);
        }

        var edits = new List<TemplateEdit>();
        var values = new List<PassedArgument>();
        for (var hole = 0; hole < aligned.Count; hole++)
        {
            if (Edit(template, hole, aligned[hole], names, context) is { } edit)
                edits.Add(edit);

            if (aligned[hole] is { Constant: null } value)
                values.Add(value.Passed is { } passed ? new PassedArgument(passed, Added: null) : new PassedArgument(Existing: null, new ValuePart(value.Operation!, value.Forgotten!)));
        }

        // An exception that was left out of the count stays behind the values.
        foreach (var value in template.Call.Values)
        {
            if (template.IsException(value) && !aligned.Exists(shown => shown.Passed == value))
                values.Add(new PassedArgument(value, Added: null));
        }

        // Braces that were text become braces of a template.
        if (!template.IsFilled && values.Count > 0 && template.Template.Text.IndexOf("{{", StringComparison.Ordinal) >= 0)
            return null;

        if (edits.Count is 0 && values.Count == template.Values)
            return null;

        return ConstantTemplateRewriter.Rewrite(template.Template, edits, LogCallRewriter.Separate(template.Call, values), exception: null, context);
    }

    private static TemplateEdit? Edit(TemplateBinding template, int hole, HoleValue value, PlaceholderNames names, RewriteContext context)
    {
        var (start, length) = (template.Holes[hole].Start, template.Holes[hole].Length);
        if (value.Constant is { } text)
        {
            var code = value.Forgotten!.ToString();
            var interpolates = context.Options.ConstantsInterpolate && text.IndexOfAny(Braces) < 0 && code.IndexOfAny(Delimiters) < 0;
            return new TemplateEdit(start, length, text.Replace("{", "{{").Replace("}", "}}")) { Code = interpolates ? code : null };
        }

        if (TemplateBinding.IsPlain(template.Holes[hole].Name) || value.Operation is null)
            return null;

        var name = names.Add(ValueName.For(value.Operation));
        return template.ExpressionOf(hole) is { } expression
            ? new TemplateEdit(expression.Start, expression.Length, name)
            : new TemplateEdit(template.Holes[hole].NameStart, template.Holes[hole].Name.Length, name);
    }

    private static readonly char[] Braces = ['{', '}'];

    private static readonly char[] Delimiters = ['"', ':', '{', '}'];
}
