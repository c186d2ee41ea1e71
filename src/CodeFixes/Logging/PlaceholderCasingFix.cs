using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Writes the names of placeholders as <c>seaworthy.logging.placeholder_case</c> says.</summary>
/// <remarks>For findings of others: CA1727 of the SDK and S6678 of Sonar's analyzer, which have no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderCasingFix))]
internal sealed class PlaceholderCasingFix() : LogCallFix("Write the placeholder in the wanted case", "SeaworthyLogging.PlaceholderCasing", "CA1727", "S6678")
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context)
    {
        if (TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is not { IsWellFormed: true } template)
            return null;

        var names = new PlaceholderNames(context.Options.Casing);
        var edits = new List<TemplateEdit>();
        foreach (var hole in template.Holes)
        {
            if (hole.IsPositional || !TemplateBinding.IsPlain(hole.Name) || Identifier.Pascal(hole.Name.Replace('_', '-')) is not { } pascal)
            {
                names.Take(hole.Name);
                continue;
            }

            // A name that others share is for another fix to tell apart.
            if (names.Contains(hole.Name))
                return null;

            var name = names.Add(pascal);
            if (name != hole.Name)
                edits.Add(new TemplateEdit(hole.NameStart, hole.Name.Length, name));
        }

        return edits.Count is 0 ? null : ConstantTemplateRewriter.Rewrite(template.Template, edits, ConstantTemplateRewriter.ValuesOf(call), exception: null, context);
    }
}
