using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Console.WriteLine($"Order {id} sent")</c> into <c>_logger.LogInformation("Order {Id} sent", id)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DirectOutputFix))]
internal sealed class DirectOutputFix() : DocumentFix("Log it", "SeaworthyLogging.Output", DirectOutput.Rule.Id)
{
    protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;

        var calls = diagnostics
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true))
            .Select(node => node is ArgumentSyntax { Expression: var expression } ? expression : node)
            .OfType<InvocationExpressionSyntax>()
            .Distinct();
        return await new OutputConversion(document, cancellationToken).RunAsync(calls).ConfigureAwait(false);
    }
}
