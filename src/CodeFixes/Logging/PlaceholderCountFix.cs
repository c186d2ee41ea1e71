using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Passes values that were forgotten, and shows values that were passed for nothing.</summary>
/// <remarks>The same finding is CA2017 in the SDK, which has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderCountFix))]
internal sealed class PlaceholderCountFix() : LogCallFix("Match placeholders and values", "SeaworthyLogging.PlaceholderCount", PlaceholderCount.Rule.Id, "CA2017")
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is not { Values: { } values } template || values == template.Holes.Length ? null
        : values < template.Holes.Length ? ForgottenValueRewriter.Rewrite(template, context)
        : SurplusValueRewriter.Rewrite(template, context);
}
