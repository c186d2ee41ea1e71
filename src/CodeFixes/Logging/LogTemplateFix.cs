using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Log($"Order {order.Id} sent")</c> into <c>Log("Order {OrderId} sent", order.Id)</c>.</summary>
/// <remarks>The same finding has an id in the SDK (CA2254) and one in Sonar's analyzer (S2629), and no fix in either.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LogTemplateFix))]
internal sealed class LogTemplateFix() : LogCallFix("Use a constant message template", "SeaworthyLogging.Template", RuntimeTemplate.Rule.Id, RuntimeTemplateWithValues.Rule.Id, "CA2254", "S2629")
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        RuntimeMessage.TryMatchForFix(call, context.Settings, context.CancellationToken) is { } message ? new LogCallRewriter(context).Rewrite(message) : null;
}
