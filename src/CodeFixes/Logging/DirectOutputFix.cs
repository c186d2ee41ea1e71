using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>Console.WriteLine($"Order {id} sent")</c> into <c>_logger.LogInformation("Order {Id} sent", id)</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DirectOutputFix))]
internal sealed class DirectOutputFix() : DocumentFix("Log it", "SeaworthyLogging.Output", DirectOutput.Rule.Id)
{
    protected override (string Title, string Key)? Alternative => ("Inject a logger and log it", "SeaworthyLogging.InjectLogger");

    protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;

        var calls = diagnostics.Select(diagnostic => Find(root, diagnostic.Location.SourceSpan)).OfType<InvocationExpressionSyntax>().Distinct();
        return await new OutputConversion(document, cancellationToken).RunAsync(calls).ConfigureAwait(false);
    }

    /// <summary>A type that gets a logger changes for all who use it, so that is not done to many at once.</summary>
    protected override async Task<Document?> FixOtherwiseAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (diagnostics.Length > 1)
            return await FixAsync(document, diagnostics, cancellationToken).ConfigureAwait(false);

        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
            || Find(root, diagnostics[0].Location.SourceSpan) is not { } call
            || await new LoggerInjection(document, cancellationToken).RunAsync(call).ConfigureAwait(false) is not var (injected, start))
        {
            return null;
        }

        var changed = (await injected.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        return Find(changed, new TextSpan(start, call.Span.Length)) is { } moved
            ? await new OutputConversion(injected, cancellationToken).RunAsync([moved]).ConfigureAwait(false)
            : null;
    }

    private static InvocationExpressionSyntax? Find(SyntaxNode root, TextSpan span) => !root.FullSpan.Contains(span) ? null : root.FindNode(span, getInnermostNodeForTie: true) switch
    {
        ArgumentSyntax { Expression: InvocationExpressionSyntax call } => call,
        var node => node as InvocationExpressionSyntax,
    };
}
