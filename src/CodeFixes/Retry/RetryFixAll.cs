using Seaworthy.CodeFixes.Common;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>Repairs many loops of one document, one after the other: each is recognised again in what the others have left.</summary>
internal static class RetryFixAll
{
    public static async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, string? key, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return null;

        var findings = new List<(string Id, SyntaxToken Keyword, SyntaxAnnotation Mark)>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (RetryLoopLocation.Find(root, diagnostic) is null)
                continue;

            var keyword = root.FindToken(diagnostic.AdditionalLocations.Count > 0 ? diagnostic.AdditionalLocations[0].SourceSpan.Start : diagnostic.Location.SourceSpan.Start);
            if (!findings.Exists(finding => finding.Id == diagnostic.Id && finding.Keyword == keyword))
                findings.Add((diagnostic.Id, keyword, LoopMarks.Create()));
        }

        Document? result = null;
        CompilerProof? proof = null;
        var current = document.WithSyntaxRoot(LoopMarks.Add(root, [.. findings.Select(finding => (finding.Keyword, finding.Mark))]));
        var pending = findings.ToList();
        for (var progress = true; progress && pending.Count > 0;)
        {
            // What has to wait for a loop around it, or within it, is tried again.
            progress = false;
            foreach (var finding in pending.ToList())
            {
                if (await FixOneAsync(current, proof, finding.Mark, finding.Id, key ?? RetryRewrite.First, cancellationToken).ConfigureAwait(false) is not { } changed)
                    continue;

                result = current = changed.Document;
                proof = changed.Proof;
                pending.Remove(finding);
                progress = true;
            }
        }

        return result;
    }

    private static async Task<(Document Document, CompilerProof Proof)?> FixOneAsync(Document document, CompilerProof? proof, SyntaxAnnotation mark, string id, string key, CancellationToken cancellationToken)
    {
        if (await RetryDocument.ReadAsync(document, proof, cancellationToken).ConfigureAwait(false) is not { } source
            || LoopMarks.Find(source.Root, mark) is not { Parent: { } candidate }
            || source.Find(candidate, cancellationToken) is not { } loop)
        {
            return null;
        }

        var found = await RetryFix.FindAsync(source, loop, id, key, cancellationToken).ConfigureAwait(false);
        return found.Count is 0 ? null : (found[0].Changed, source.Proof);
    }
}
