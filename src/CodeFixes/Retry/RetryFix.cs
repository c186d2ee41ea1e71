using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>Repairs hand-written retry loops: each finding has a first action, whose key is the same for all, and sometimes others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RetryFix))]
internal sealed class RetryFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds => RetryRewrites.Ids;

    public override FixAllProvider GetFixAllProvider() =>
        FixAllProvider.Create((context, document, diagnostics) => RetryFixAll.FixAsync(document, diagnostics, context.CodeActionEquivalenceKey, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        if (await RetryDocument.ReadAsync(context.Document, earlier: null, context.CancellationToken).ConfigureAwait(false) is not { } document)
            return;

        foreach (var diagnostic in context.Diagnostics)
        {
            if (RetryLoopLocation.Find(document.Root, diagnostic) is not { } candidate || document.Find(candidate, context.CancellationToken) is not { } loop)
                continue;

            var texts = new HashSet<string>();
            foreach (var (key, title, changed) in await FindAsync(document, loop, diagnostic.Id, key: null, context.CancellationToken).ConfigureAwait(false))
            {
                var text = await changed.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
                if (texts.Add(text.ToString()))
                    context.RegisterCodeFix(CodeAction.Create(title, _ => Task.FromResult(changed), key), diagnostic);
            }
        }
    }

    /// <summary>The repairs of a finding that are proved, the first one first.</summary>
    /// <param name="key">The only one that is wanted; null for all.</param>
    public static async Task<List<(string Key, string Title, Document Changed)>> FindAsync(RetryDocument document, LoopContext loop, string id, string? key, CancellationToken cancellationToken)
    {
        var found = new List<(string Key, string Title, Document Changed)>();
        var rewrites = RetryRewrites.For(id);
        if (key is null or RetryRewrite.First)
        {
            foreach (var rewrite in rewrites.Where(rewrite => rewrite.MayBeFirst))
            {
                if (await TryAsync(rewrite, RetryRewrite.First).ConfigureAwait(false))
                {
                    rewrites = rewrites.Remove(rewrite);
                    break;
                }
            }
        }

        foreach (var rewrite in rewrites.Where(rewrite => key is null ? found.Count > 0 : rewrite.Key == key))
            await TryAsync(rewrite, rewrite.Key).ConfigureAwait(false);

        return found;

        async Task<bool> TryAsync(RetryRewrite rewrite, string actionKey)
        {
            if (rewrite.TryRewrite(loop) is not { } result || await document.ApplyAsync(result, cancellationToken).ConfigureAwait(false) is not { } changed)
                return false;

            found.Add((actionKey, result.Title, changed));
            return true;
        }
    }
}
