using System.Composition;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.Common.Options;
using Seaworthy.Flags.Checks;
using Seaworthy.Flags.Reads;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>SEA4007, SEA4009 and SEA4016: removes a check whose answer changes nothing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FlagCheckFix))]
internal sealed class FlagCheckFix() : DocumentFix("Remove the check that changes nothing", "FlagCheck.Remove", "SEA4007", "SEA4009", "SEA4016")
{
    protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var provider = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        if (FlagApis.Find(model.Compilation, provider) is not { } apis)
            return null;

        var options = provider.GetOptions(root.SyntaxTree);
        var checks = diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Select(diagnostic => (Check: Find(root, diagnostic), diagnostic.Id))
            .Where(each => each.Check is not null)
            .Select(each => (Check: each.Check!, Value: Decide(each.Check!, each.Id, apis, model, options, cancellationToken)))
            .Where(each => each.Value is not null)
            .Select(each => (each.Check, Value: each.Value!))
            .ToList();

        if (await ApplyAsync(checks).ConfigureAwait(false) is { } all)
            return all;

        Document? result = null;
        var kept = new List<(ExpressionSyntax, Decided)>();
        foreach (var check in checks.Count > 1 ? checks : [])
        {
            kept.Add(check);
            if (await ApplyAsync(kept).ConfigureAwait(false) is { } changed)
                result = changed;
            else
                kept.RemoveAt(kept.Count - 1);
        }

        return result;

        async Task<Document?> ApplyAsync(IReadOnlyList<(ExpressionSyntax Check, Decided Value)> chosen)
        {
            var known = new DecidedValues();
            foreach (var (check, value) in chosen)
                known.Set(check, value);

            var folded = Folding.Fold(root, model, known, cancellationToken);
            if (chosen.Count is 0 || !folded.IsComplete || ReferenceEquals(folded.Root, root))
                return null;

            foreach (var level in new[] { FixLevel.Cascade, FixLevel.Fold })
            {
                if (await CleanAsync(document, folded.Root, level, cancellationToken).ConfigureAwait(false) is { } clean)
                    return clean;
            }

            return null;
        }
    }

    /// <summary>Takes away what only the check used, as long as that is in the same document; null where the compiler minds the result.</summary>
    private static async Task<Document?> CleanAsync(Document document, SyntaxNode folded, FixLevel level, CancellationToken cancellationToken)
    {
        var before = document.Project.Solution;
        var others = before.Projects.SelectMany(project => project.DocumentIds).Where(id => id != document.Id).ToList();
        var after = await DeadDeclarations.RemoveAsync(before, before.WithDocumentSyntaxRoot(document.Id, folded), [document.Id], [], others, level, cancellationToken).ConfigureAwait(false);
        after = await AsyncPolicy.ApplyAsync(before, after, [document.Id], cancellationToken).ConfigureAwait(false);
        return (await new RemovalProof(before).RunAsync(after, cancellationToken).ConfigureAwait(false)).Holds ? after.GetDocument(document.Id) : null;
    }

    private static ExpressionSyntax? Find(SyntaxNode root, Diagnostic diagnostic) =>
        diagnostic.Location.SourceSpan.End <= root.FullSpan.End
            ? root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<ExpressionSyntax>().FirstOrDefault(expression => expression.Span == diagnostic.Location.SourceSpan)
            : null;

    private static Decided? Decide(ExpressionSyntax check, string id, FlagApis apis, SemanticModel model, AnalyzerConfigOptions options, CancellationToken cancellationToken)
    {
        var read = apis.FindAll(check, model, options, cancellationToken).FirstOrDefault(each => each.Expression == check);
        object? constant = id switch
        {
            "SEA4007" => RepeatedCheck.Find(check, model, cancellationToken)?.Value,
            "SEA4009" => IdenticalBranches.AreGuardedBy(check) ? true : null,
            _ => read?.ValueType.SpecialType is SpecialType.System_Boolean ? true : null,
        };

        return constant is null ? null : new Decided(constant) { Shape = read?.Shape ?? FlagReadShape.Value, Effects = read?.Effects ?? ImmutableArray<ExpressionSyntax>.Empty };
    }
}
