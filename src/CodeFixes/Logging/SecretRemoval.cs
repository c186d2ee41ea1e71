using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Takes a secret out of a log call, together with the placeholder that showed it.</summary>
internal static class SecretRemoval
{
    private static readonly char[] Separators = [' ', ':', '=', ',', '-'];

    public static LogCallRewrite? Remove(LogCall call, ArgumentSyntax secret, RewriteContext context)
    {
        if (ConstantTemplate.TryRead(call, context.CancellationToken) is not { Template.LooseBraces.IsEmpty: true, BindsByNumber: false } template || template.Holes.Length != call.Values.Length)
            return null;

        var index = Enumerable.Range(0, template.Holes.Length).ToList().FindIndex(hole => template.FindValue(hole) == secret);
        if (index < 0)
            return null;

        // What led to the value goes with it, but never another placeholder.
        var hole = template.Holes[index];
        var start = hole.Start;
        while (start > 0 && Separators.Contains(template.Text[start - 1]))
            start--;

        // Without what stood between them, two words would be one.
        if (start < hole.Start && hole.End < template.Text.Length && char.IsLetterOrDigit(template.Text[hole.End]))
            start = hole.Start;

        var values = ConstantTemplateRewriter.ValuesOf(call);
        values.RemoveAt(index);
        return ConstantTemplateRewriter.Rewrite(template, [new TemplateEdit(start, hole.End - start, "")], values, exception: null, context);
    }
}
