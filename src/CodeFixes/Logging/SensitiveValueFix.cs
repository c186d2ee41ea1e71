using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Logs <c>***</c>, or what the user's own method makes of it, instead of a secret; or takes the secret out of the message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SensitiveValueFix))]
internal sealed class SensitiveValueFix : CodeFixProvider
{
    private const string MaskKey = "SeaworthyLogging.MaskSecret";
    private const string RemoveKey = "SeaworthyLogging.RemoveSecret";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create(SensitiveValue.Rule.Id);

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create((context, document, diagnostics) => context.CodeActionEquivalenceKey is RemoveKey
        ? RemoveAllAsync(document, diagnostics, context.CancellationToken)
        : MaskAsync(document, diagnostics, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var one = ImmutableArray.Create(diagnostic);
            if (await MaskAsync(context.Document, one, context.CancellationToken).ConfigureAwait(false) is { } masked)
                context.RegisterCodeFix(CodeAction.Create("Mask the value", _ => Task.FromResult(masked), MaskKey), one);

            if (await RemoveAllAsync(context.Document, one, context.CancellationToken).ConfigureAwait(false) is { } removed)
                context.RegisterCodeFix(CodeAction.Create("Remove the value and its placeholder", _ => Task.FromResult(removed), RemoveKey), one);
        }
    }

    private static async Task<Document?> MaskAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var edits = new SecretEdits(model, new LoggingSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree)));
        var changes = new List<TextChange>();
        foreach (var diagnostic in diagnostics)
        {
            if (LogCallRewriter.IsWhole(Find(root, diagnostic)) && edits.Replace(Find(root, diagnostic)) is { } edit)
                changes.Add(edit);
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return changes.Count is 0 ? null : document.WithText(text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static async Task<Document?> RemoveAllAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        // Several may be values of the same call, so they go one after the other.
        Document? result = null;
        foreach (var diagnostic in diagnostics.OrderByDescending(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (await RemoveAsync(result ?? document, diagnostic, cancellationToken).ConfigureAwait(false) is { } removed)
                result = removed;
        }

        return result;
    }

    private static async Task<Document?> RemoveAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || !root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            || Find(root, diagnostic).FirstAncestorOrSelf<ArgumentSyntax>() is not { Parent.Parent: InvocationExpressionSyntax syntax } secret
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || LoggingSymbols.Find(model.Compilation, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is not { } symbols)
        {
            return null;
        }

        var settings = new LoggingSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
        var context = new RewriteContext(symbols, settings, new RewriteOptions(settings.PlaceholderCase, ConstantsInterpolate: false), cancellationToken);
        return model.GetOperation(syntax, cancellationToken) is IInvocationOperation invocation
            && LogCall.TryMatch(invocation, symbols, settings, cancellationToken) is { } call
            && SecretRemoval.Remove(call, secret, context) is { } rewrite
                ? document.WithSyntaxRoot(root.ReplaceNode(rewrite.Original, rewrite.Rewritten))
                : null;
    }

    private static SyntaxNode Find(SyntaxNode root, Diagnostic diagnostic)
    {
        var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
        return node is ArgumentSyntax { Expression: var expression } ? expression : node;
    }
}
