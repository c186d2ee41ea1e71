using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Sensitive;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Takes a secret out of a log call, together with the placeholder that showed it.</summary>
internal static class SecretRemoval
{
    private static readonly char[] Separators = [' ', ':', '=', ',', '-'];

    public static LogCallRewrite? Remove(LogCall call, List<ExposedSecret> secrets, RewriteContext context)
    {
        if (ConstantTemplate.TryRead(call, context.CancellationToken) is not { Template.LooseBraces.IsEmpty: true, BindsByNumber: false } template || template.Holes.Length != call.Values.Length)
            return null;

        var edits = new List<TemplateEdit>();
        var values = ConstantTemplateRewriter.ValuesOf(call);
        for (var index = template.Holes.Length - 1; index >= 0; index--)
        {
            if (template.FindValue(index) is not { } value || !secrets.Exists(secret => value.Span.Contains(secret.Value.Span)))
                continue;

            edits.Insert(0, Cut(template, index));
            values.RemoveAt(index);
        }

        // An event still needs a text.
        return edits.Count is 0 || !template.Source.Apply(edits).Any(char.IsLetterOrDigit) ? null : ConstantTemplateRewriter.Rewrite(template, edits, values, exception: null, context);
    }

    /// <summary>What led to the value goes with it, but never another placeholder.</summary>
    private static TemplateEdit Cut(ConstantTemplate template, int index)
    {
        var hole = template.Holes[index];
        var start = hole.Start;
        while (start > 0 && Separators.Contains(template.Text[start - 1]))
            start--;

        // Without what stood between them, two words would be one.
        if (start < hole.Start && hole.End < template.Text.Length && char.IsLetterOrDigit(template.Text[hole.End]))
            start = hole.Start;

        return new TemplateEdit(start, hole.End - start, "");
    }
}
