using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Logging;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Asks for the level before the values of a log call are computed; the SDK reports expensive ones as CA1873, and has no fix.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(GuardedArgumentFix))]
internal sealed class GuardedArgumentFix() : DocumentFix("Log only when the level is on", "SeaworthyLogging.Guard", "CA1873")
{
    protected override CodeActionPriority Priority => CodeActionPriority.Low;

    protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || LoggingSymbols.Find(model.Compilation, document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is not { } symbols
            || await model.SyntaxTree.GetRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root)
        {
            return null;
        }

        var settings = new LoggingSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(model.SyntaxTree));
        var guard = new LevelGuard(model, cancellationToken);
        var guards = new Dictionary<ExpressionStatementSyntax, string>();
        foreach (var diagnostic in diagnostics)
        {
            if (diagnostic.Location.IsInSource
                && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
                && root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Expression: InvocationExpressionSyntax syntax }
                && model.GetOperation(syntax, cancellationToken) is IInvocationOperation invocation
                && LogCall.TryMatch(invocation, symbols, settings, cancellationToken) is { } call
                && guard.Find(call) is var (statement, condition))
            {
                guards[statement] = condition;
            }
        }

        var edits = new SourceEdits(root);
        var layout = Layout.Read(root);
        foreach (var found in guards)
            LevelGuard.Apply(found.Key, found.Value, edits, layout);

        return guards.Count > 0 && edits.Apply(cancellationToken) is { } changed ? document.WithSyntaxRoot(changed) : null;
    }
}
