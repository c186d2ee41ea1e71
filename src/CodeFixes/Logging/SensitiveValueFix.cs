using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging;
using Seaworthy.Logging.Outputs;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Logs <c>***</c>, or what the user's own method makes of it, instead of a secret; or takes the secret out of the message.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SensitiveValueFix))]
internal sealed class SensitiveValueFix() : DocumentFix("Mask the value", "SeaworthyLogging.MaskSecret", SensitiveValue.Rule.Id)
{
    protected override (string Title, string Key)? Alternative => ("Remove the value and its placeholder", "SeaworthyLogging.RemoveSecret");

    protected override Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, diagnostics, SecretTreatment.Mask, cancellationToken);

    protected override Task<Document?> FixOtherwiseAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, diagnostics, SecretTreatment.Remove, cancellationToken);

    private static async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, SecretTreatment treatment, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return null;

        var provider = document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider;
        if (LoggingSymbols.Find(model.Compilation, provider) is not { } symbols)
            return null;

        var settings = new LoggingSettings(provider.GetOptions(root.SyntaxTree));
        var calls = diagnostics
            .Where(diagnostic => root.FullSpan.Contains(diagnostic.Location.SourceSpan))
            .Select(diagnostic => root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault(IsOutput))
            .OfType<InvocationExpressionSyntax>()
            .Distinct()
            .ToList();
        return await new SecretEdits(document, treatment).RunAsync(root, calls, cancellationToken).ConfigureAwait(false);

        bool IsOutput(InvocationExpressionSyntax call) =>
            (model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method && symbols.FindTemplate(method, settings, forwardingDepth: 0, cancellationToken) is not null)
            || OutputCall.TryMatch(call, model, cancellationToken) is not null;
    }
}
