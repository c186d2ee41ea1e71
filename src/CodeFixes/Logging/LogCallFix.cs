using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>
/// A fix that rewrites log calls. Fixes of several rules may meet at one call: each changes nothing but what its rule is about, so
/// that they end in the same call in whatever order they run.
/// </summary>
internal abstract class LogCallFix(string title, string equivalenceKey, params string[] fixableIds) : DocumentFix(title, equivalenceKey, fixableIds)
{
    /// <summary>The call as the rule wants it, or null when there is nothing to repair or no safe way to do it.</summary>
    protected abstract LogCallRewrite? Rewrite(LogCall call, RewriteContext context);

    /// <summary>How often a call is rewritten before the fix is done with it: one rewrite may clear the way for the next.</summary>
    protected virtual int Passes => 1;
    /// <summary>The call as the second action leaves it.</summary>
    protected virtual LogCallRewrite? RewriteOtherwise(LogCall call, RewriteContext context) => null;

    /// <summary>The log calls that a finding may be about: rules of other packages also report the call itself, or the name of its method.</summary>
    protected virtual IEnumerable<InvocationExpressionSyntax> FindCalls(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true)
            .AncestorsAndSelf()
            .TakeWhile(node => node is not StatementSyntax)
            .OfType<InvocationExpressionSyntax>();

    protected sealed override Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, diagnostics, Rewrite, cancellationToken);

    protected sealed override Task<Document?> FixOtherwiseAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, diagnostics, RewriteOtherwise, cancellationToken);

    private async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, Func<LogCall, RewriteContext, LogCallRewrite?> rewriteCall, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;

        var calls = new HashSet<InvocationExpressionSyntax>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Location.IsInSource && root.FullSpan.Contains(diagnostic.Location.SourceSpan))
                calls.UnionWith(FindCalls(root, diagnostic));
        }

        // A log call within a value of another one is rewritten first, and moves as it then is.
        var tracked = document.WithSyntaxRoot(root.TrackNodes(calls));
        Document? result = null;
        foreach (var layer in Layers(calls))
        {
            for (var pass = 0; pass < Passes && await RewriteAsync(tracked, layer, rewriteCall, cancellationToken).ConfigureAwait(false) is { } rewritten; pass++)
                result = tracked = rewritten;
        }

        return result;
    }

    /// <summary>The calls that contain no other one, then those that contain only these, and so on.</summary>
    private static IEnumerable<List<InvocationExpressionSyntax>> Layers(HashSet<InvocationExpressionSyntax> calls)
    {
        var depths = calls.GroupBy(call => call.Ancestors().OfType<InvocationExpressionSyntax>().Count(calls.Contains));
        return depths.OrderByDescending(depth => depth.Key).Select(depth => depth.ToList());
    }

    private static async Task<Document?> RewriteAsync(
        Document document, List<InvocationExpressionSyntax> calls, Func<LogCall, RewriteContext, LogCallRewrite?> rewriteCall, CancellationToken cancellationToken)
    {
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (root is null || model is null || await DocumentRewriting.ReadAsync(document, document, cancellationToken).ConfigureAwait(false) is not { } context)
            return null;

        var rewrites = new List<LogCallRewrite>();
        foreach (var original in calls)
        {
            if (root.GetCurrentNode(original) is { } current
                && model.GetOperation(current, cancellationToken) is IInvocationOperation invocation
                && LogCall.TryMatch(invocation, context.Symbols, context.Settings, cancellationToken) is { } call
                && rewriteCall(call, context) is { } rewrite)
            {
                rewrites.Add(rewrite);
            }
        }

        return rewrites.Count is 0 ? null : document.WithSyntaxRoot(LogCallEdits.Apply(root, rewrites));
    }
}
