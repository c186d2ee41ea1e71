using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Closes the placeholder of <c>"{Name)"</c>, and doubles a brace that is text.</summary>
/// <remarks>The same finding is CA2023 in the SDK, which has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LooseBraceFix))]
internal sealed class LooseBraceFix() : LogCallFix("Balance the braces", "SeaworthyLogging.LooseBrace", LooseBrace.Rule.Id, "CA2023")
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is { } template ? LooseBraceRewriter.Rewrite(template, context) : null;
}
