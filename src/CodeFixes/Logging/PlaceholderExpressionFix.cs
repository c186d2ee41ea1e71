using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Templates;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Log("{order.Id}")</c> into <c>Log("{OrderId}", order.Id)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PlaceholderExpressionFix))]
internal sealed class PlaceholderExpressionFix() : LogCallFix("Name the placeholder and pass its value", "SeaworthyLogging.PlaceholderExpression", PlaceholderExpression.Rule.Id)
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        TemplateBinding.TryRead(call, context.Settings, context.CancellationToken) is { } template && PlaceholderProblem.IsIn(template) ? ForgottenValueRewriter.Rewrite(template, context) : null;
}
