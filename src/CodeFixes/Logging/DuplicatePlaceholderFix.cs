using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Gives the second placeholder of a name another one: that of its value, or a number behind it.</summary>
/// <remarks>The same finding is S6677 in Sonar's analyzer, which has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DuplicatePlaceholderFix))]
internal sealed class DuplicatePlaceholderFix() : LogCallFix("Give the placeholder a name of its own", "SeaworthyLogging.DuplicatePlaceholder", DuplicatePlaceholder.Rule.Id, "S6677")
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context)
    {
        if (TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is not { IsWellFormed: true, IsFilled: true } template
            || (template.Values is { } values && values < template.Holes.Length && call.Kind is not LogCallKind.Definition))
        {
            return null;
        }

        var names = new PlaceholderNames(context.Options.Casing);
        foreach (var hole in template.Holes)
            names.Take(hole.Name);

        var edits = new List<TemplateEdit>();
        for (var index = 0; index < template.Holes.Length; index++)
        {
            var hole = template.Holes[index];
            if (!DuplicatePlaceholder.IsRepeated(template.Holes, index))
                continue;

            var derived = template.ValueOf(index) is { } value && template.OperationOf(value) is { } operation ? ValueName.For(operation) : PlaceholderName.Fallback;
            var name = derived is PlaceholderName.Fallback || names.Contains(derived) ? names.AddAsWritten(hole.Name) : names.Add(derived);
            edits.Add(new TemplateEdit(hole.NameStart, hole.Name.Length, name));
        }

        return edits.Count is 0 ? null : ConstantTemplateRewriter.Rewrite(template.Template, edits, ConstantTemplateRewriter.ValuesOf(call), exception: null, context);
    }
}
