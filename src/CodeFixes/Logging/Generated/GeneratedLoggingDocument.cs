using Seaworthy.Logging;
using Seaworthy.Logging.Generated;

namespace Seaworthy.CodeFixes.Logging.Generated;

/// <summary>The log calls of a document that findings are about, and the document with generated methods in their place.</summary>
internal static class GeneratedLoggingDocument
{
    /// <param name="methods">What the types have; the methods that are added now are added there.</param>
    /// <param name="compilation">What the result has to compile in; the one of the document's project unless other documents have changed already.</param>
    public static async Task<SyntaxTree?> RewriteAsync(Document document, IEnumerable<Diagnostic> diagnostics, GeneratedMethods methods, Compilation? compilation, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || !await CanGenerateEverywhereAsync(document, cancellationToken).ConfigureAwait(false)
            || LoggingSymbols.Find(model.Compilation, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is not { LoggerMessages: { } support } symbols)
        {
            return null;
        }

        var root = await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false);
        var settings = new LoggingSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(model.SyntaxTree));
        var calls = new Dictionary<SyntaxNode, GeneratedCall>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Location.IsInSource
                && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax
                && !calls.ContainsKey(syntax)
                && model.GetOperation(syntax, cancellationToken) is IInvocationOperation invocation
                && LogCall.TryMatch(invocation, symbols, settings, cancellationToken) is { } call
                && GeneratedCall.TryMatch(call, symbols, settings, cancellationToken) is { } generated)
            {
                calls.Add(syntax, generated);
            }
        }

        return new GeneratedLoggingRewriter(model, support.Attribute, settings, cancellationToken).Rewrite([.. calls.Values], methods, compilation ?? model.Compilation);
    }

    /// <summary>A file of several projects gets one text, so all of them must be able to compile it.</summary>
    private static async Task<bool> CanGenerateEverywhereAsync(Document document, CancellationToken cancellationToken)
    {
        foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
        {
            if (document.Project.Solution.GetDocument(id) is not { } linked
                || await linked.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false) is not { } tree
                || await linked.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
                || !LoggerMessageSupport.Speaks(tree)
                || LoggerMessageSupport.Find(compilation) is null)
            {
                return false;
            }
        }

        return true;
    }
}
