using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Log(text)</c> into <c>Log("{Text}", text)</c>.</summary>
/// <remarks>Whether the text was a template after all is known to its author alone, so many are only rewritten at once where the options say so.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnknownTemplateFix))]
internal sealed class UnknownTemplateFix() : LogCallFix("Pass the text as a value", "SeaworthyLogging.UnknownTemplate", UnknownTemplate.Rule.Id)
{
    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context) =>
        UnknownMessage.TryMatch(call, context.Symbols, context.Settings, context.CancellationToken) is { } message ? new LogCallRewriter(context).Rewrite(message) : null;

    protected override async Task<bool> MayFixAllAsync(Document document, CancellationToken cancellationToken) =>
        await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is { } tree
        && new LoggingSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(tree)).IncludeUnknownInFixAll;
}
