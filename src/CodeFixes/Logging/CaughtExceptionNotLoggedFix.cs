using Seaworthy.Logging;
using Seaworthy.Logging.Exceptions;
using Seaworthy.Logging.Rewriting;
using Seaworthy.Logging.Rules;

namespace Seaworthy.CodeFixes.Logging;

/// <summary>Turns <c>catch (Exception) { LogError("Failed"); }</c> into <c>catch (Exception ex) { LogError(ex, "Failed"); }</c>.</summary>
/// <remarks>S6667 of Sonar's analyzer reports such clauses, and those that log only a text of the exception; it has no fix.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CaughtExceptionNotLoggedFix))]
internal sealed class CaughtExceptionNotLoggedFix() : LogCallFix("Log the exception", "SeaworthyLogging.CaughtException", CaughtExceptionNotLogged.Rule.Id, "S6667")
{
    protected override IEnumerable<InvocationExpressionSyntax> FindCalls(SyntaxNode root, Diagnostic diagnostic) =>
        root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<CatchClauseSyntax>() is { } clause
            ? clause.Block.DescendantNodes().OfType<InvocationExpressionSyntax>().Where(call => call.FirstAncestorOrSelf<CatchClauseSyntax>() == clause)
            : [];

    protected override LogCallRewrite? Rewrite(LogCall call, RewriteContext context)
    {
        if (call.Syntax.FirstAncestorOrSelf<CatchClauseSyntax>() is not { } clause || call.Invocation.SemanticModel is not { } model)
            return null;

        return CaughtException.TryMatch(clause, model, context.Symbols, context.Settings, context.CancellationToken) is { } caught
            ? caught.Log.Syntax == call.Syntax ? CaughtExceptionRewriter.Rewrite(caught, context) : null
            : ExceptionRewriter.RewriteText(call, clause, context);
    }
}
