using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>What the rewriting of log calls needs to know of their document.</summary>
internal static class DocumentRewriting
{
    /// <param name="document">The document, which may have been changed already.</param>
    /// <param name="original">The document as the user has it: options are asked for its tree.</param>
    /// <returns>Null where no logging library is referenced.</returns>
    public static async Task<RewriteContext?> ReadAsync(Document document, Document original, CancellationToken cancellationToken)
    {
        var provider = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await original.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree
            || await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || LoggingSymbols.Find(compilation, provider) is not { } symbols)
        {
            return null;
        }

        var settings = new LoggingSettings(provider.GetOptions(tree));
        var options = new RewriteOptions(DocumentCasing.Resolve(settings.PlaceholderCase, root), await ConstantsInterpolateAsync(document, cancellationToken).ConfigureAwait(false));
        return new RewriteContext(symbols, settings, options, cancellationToken);
    }

    /// <summary>A file of several projects gets one text, so the oldest language among them decides.</summary>
    private static async Task<bool> ConstantsInterpolateAsync(Document document, CancellationToken cancellationToken)
    {
        foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
        {
            var tree = document.Project.Solution.GetDocument(id) is { } linked ? await linked.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) : null;
            if (tree?.Options is CSharpParseOptions { LanguageVersion: < LanguageVersion.CSharp10 })
                return false;
        }

        return true;
    }
}
