using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Log("{0}", order.Id)</c> into <c>Log("{OrderId}", order.Id)</c>.</summary>
/// <remarks>The same finding is CA2253 in the SDK, which has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PositionalPlaceholderFix))]
internal sealed class PositionalPlaceholderFix() : LogCallFix("Name the placeholders", "SeaworthyLogging.Positional", PositionalPlaceholder.Rule.Id, "CA2253")
{
    protected override (string Title, string Key)? Alternative => ("Name the placeholders and show the values by number (changes the text)", "SeaworthyLogging.PositionalIntended");

    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is { } template ? PositionalRewriter.Rewrite(template, context) : null;

    /// <summary>Where the numbers are as many as the values, the first action keeps what is logged and this one logs what was meant.</summary>
    protected override LogCallRewrite? RewriteOtherwise(LogCall call, RewriteContext context) =>
        TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is { } template && template.Values == template.Holes.Length ? PositionalRewriter.RewriteAsNumbered(template, context) : null;
}
