using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Logging;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;
using Seaworthy.Logging.Scopes;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Keeps a scope in a <c>using</c> declaration, and gives its placeholders the values that they are named after.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ScopeMisuseFix))]
internal sealed class ScopeMisuseFix() : DocumentFix("Complete the log scope", "SeaworthyLogging.Scope", ScopeMisuse.Rule.Id)
{
    protected override async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || await DocumentRewriting.ReadAsync(document, document, cancellationToken).ConfigureAwait(false) is not { } context)
        {
            return null;
        }

        var declarations = new ScopeDeclarations(root, model, cancellationToken);
        var calls = new Dictionary<InvocationExpressionSyntax, InvocationExpressionSyntax>();
        var statements = new Dictionary<ExpressionStatementSyntax, string>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            var node = root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.AncestorsAndSelf().TakeWhile(ancestor => ancestor is not StatementSyntax).OfType<ArgumentSyntax>().FirstOrDefault() is { Parent.Parent: InvocationExpressionSyntax unbound }
                && WithValues(unbound, model, context) is { } bound)
            {
                calls[unbound] = bound;
            }
            else if (node.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().LastOrDefault(call => call.Span.End == node.Span.End && OpenedScope.TryMatch(call, model, cancellationToken) is not null) is { } call
                && OpenedScope.TryMatch(call, model, cancellationToken)!.FindDiscardingStatement(model, cancellationToken) is { } statement
                && declarations.FindName(statement) is { } name)
            {
                statements[statement] = name;
            }
        }

        if (calls.Count + statements.Count is 0)
            return null;

        var changed = root.TrackNodes(calls.Keys.Concat<SyntaxNode>(statements.Keys));
        foreach (var call in calls)
            changed = changed.ReplaceNode(changed.GetCurrentNode(call.Key)!, call.Value);

        foreach (var statement in statements)
        {
            var current = changed.GetCurrentNode(statement.Key)!;
            changed = changed.ReplaceNode(current, ScopeDeclarations.Declare(current, statement.Value));
        }

        return document.WithSyntaxRoot(changed);
    }

    private static InvocationExpressionSyntax? WithValues(InvocationExpressionSyntax syntax, SemanticModel model, RewriteContext context) =>
        model.GetOperation(syntax, context.CancellationToken) is IInvocationOperation invocation
        && LogCall.TryMatch(invocation, context.Symbols, context.Settings, context.CancellationToken) is { } call
        && UnboundScope.TryMatch(call, context.CancellationToken) is { } template
        && ScopeValues.Find(template, context.CancellationToken) is { } values
            ? ConstantTemplateRewriter.Rewrite(template, [], values, exception: null, context)?.Rewritten
            : null;
}
