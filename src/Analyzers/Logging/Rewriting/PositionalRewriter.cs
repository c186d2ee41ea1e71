using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.Logging.Rewriting;

/// <summary>Names placeholders that have numbers, in the order in which values are taken by name.</summary>
internal static class PositionalRewriter
{
    /// <summary>The call with the text that it logs now.</summary>
    public static LogCallRewrite? Rewrite(TemplateBinding template, RewriteContext context)
    {
        if (template.Template.BindsByNumber)
            return Build(template, FindByNumber(template), context);

        return template.Values is not { } values || values == template.Holes.Length || (values > template.Holes.Length && PositionalPlaceholder.FindMisplaced(template) is null)
            ? Build(template, FindByPlace(template), context)
            : RewriteAsNumbered(template, context);
    }

    /// <summary>The call with the text that its numbers ask for, as <c>string.Format</c> would have it; null where that is what it logs now.</summary>
    public static LogCallRewrite? RewriteAsNumbered(TemplateBinding template, RewriteContext context) =>
        PositionalPlaceholder.FindMisplaced(template) is not null ? Build(template, FindByNumber(template), context) : null;

    private static List<ArgumentSyntax>? FindByPlace(TemplateBinding template)
    {
        var values = new List<ArgumentSyntax>();
        for (var hole = 0; hole < template.Holes.Length; hole++)
        {
            if (template.ValueOf(hole) is not { } value)
                return null;

            values.Add(value);
        }

        return values;
    }

    private static List<ArgumentSyntax>? FindByNumber(TemplateBinding template)
    {
        if (template.Values is null)
            return FindByPlace(template);

        // Numbers in order are as good as places, though values be left over.
        if (PositionalPlaceholder.FindGap(template.Holes, first: 0) is null)
            return FindByPlace(template);

        var values = new List<ArgumentSyntax>();
        var used = new HashSet<int>();
        foreach (var hole in template.Holes)
        {
            if (!int.TryParse(hole.Name, out var number) || number >= template.Call.Values.Length)
                return null;

            used.Add(number);
            values.Add(template.Call.Values[number]);
        }

        return used.Count == template.Call.Values.Length ? values : null;
    }

    private static LogCallRewrite? Build(TemplateBinding template, List<ArgumentSyntax>? shown, RewriteContext context)
    {
        if (shown is null || !template.IsWellFormed || !template.IsFilled || template.Call.Kind is LogCallKind.Definition || Pass(template, shown) is not { } values)
            return null;

        var names = new PlaceholderNames(context.Options.Casing);
        foreach (var hole in template.Holes)
        {
            if (!hole.IsPositional)
                names.Take(hole.Name);
        }

        var edits = new List<TemplateEdit>();
        for (var index = 0; index < shown.Count; index++)
        {
            var hole = template.Holes[index];
            if (!hole.IsPositional)
                continue;

            if (template.OperationOf(shown[index]) is not { } operation)
                return null;

            edits.Add(new TemplateEdit(hole.NameStart, hole.Name.Length, names.Add(ValueName.For(operation))));
        }

        return edits.Count is 0 ? null : ConstantTemplateRewriter.Rewrite(template.Template, edits, values, exception: null, context);
    }

    /// <summary>The values as they are passed; one that is shown twice is passed twice.</summary>
    private static List<PassedArgument>? Pass(TemplateBinding template, List<ArgumentSyntax> shown)
    {
        var original = template.Call.Values;
        var isSame = shown.Count <= original.Length;
        for (var index = 0; index < shown.Count && isSame; index++)
            isSame = shown[index] == original[index];

        if (isSame)
            return ConstantTemplateRewriter.ValuesOf(template.Call);

        var operations = new List<IOperation>();
        foreach (var value in original)
        {
            if (template.OperationOf(value) is not { } operation || value.NameColon is not null || HasComment(value))
                return null;

            operations.Add(operation);
        }

        var order = new List<int>();
        var values = new List<PassedArgument>();
        foreach (var value in shown)
        {
            var index = original.IndexOf(value);
            if (order.Contains(index) && !StableValue.Is(operations[index]))
                return null;

            if (!order.Contains(index))
                order.Add(index);

            // The arguments stay where they are written, and pass something else.
            var expression = value.Expression.WithoutTrivia();
            values.Add(values.Count < original.Length
                ? new PassedArgument(original[values.Count], Added: null) { Changed = expression.WithTriviaFrom(original[values.Count].Expression) }
                : new PassedArgument(Existing: null, new ValuePart(operations[index], expression)));
        }

        return values.Count >= original.Length && StableValue.MayReorder(operations, order) ? values : null;
    }

    private static bool HasComment(ArgumentSyntax value)
    {
        foreach (var trivia in value.GetLeadingTrivia().AddRange(value.GetTrailingTrivia()))
        {
            if (!string.IsNullOrWhiteSpace(trivia.ToString()))
                return true;
        }

        return false;
    }
}
