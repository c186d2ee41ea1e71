using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Makes a loop end when its token is cancelled: in the condition, and in all of its waits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnstoppableLoopFix))]
internal sealed class UnstoppableLoopFix() : ProvenFix("Stop the loop when the token is cancelled", "SeaworthyShutdown.StopLoop", UnstoppableLoop.Rule.Id)
{
    protected override (string Title, string Key)? Alternative => ("Use a PeriodicTimer (fixed rate, ticks coalesce)", "SeaworthyShutdown.PeriodicTimer");

    protected override bool AlternativeFixesAll => false;

    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (Find(diagnostic, document) is not { Token: { } token, Loop: var loop })
            return null;

        var changes = FindWaits(loop, document, except: null);
        changes.Add(Head(loop.Syntax, $"!{token.Expression}.IsCancellationRequested"));
        var all = changes.Count > 1 ? CancellationGuard.TryAdd(loop.Syntax, token.Expression, changes, document) : changes;
        return all is null ? null : new SourceRepair(all, "System");
    }

    protected override SourceRepair? RepairOtherwise(Diagnostic diagnostic, FixedDocument document) =>
        Find(diagnostic, document) is { Token: { } token, Loop: var loop } && PeriodicTimerRewrite.TryRewrite(loop, token.Expression, document) is var (delay, changes)
            ? new SourceRepair([.. changes, .. FindWaits(loop, document, except: delay)], "System", "System.Threading")
            : null;

    private static EndlessLoop? Find(Diagnostic diagnostic, FixedDocument document) =>
        document.Find<StatementSyntax>(diagnostic) is { } statement
        && EndlessLoop.TryMatch(statement, document.Model, new ShutdownSettings(document.Options), document.CancellationToken) is { Token.IsAmbiguous: false } loop
        && !statement.DescendantTrivia().Any(trivia => trivia.IsDirective && statement.Span.Contains(trivia.Span))
            ? loop
            : null;

    private static TextChange Head(StatementSyntax loop, string condition) => loop switch
    {
        WhileStatementSyntax @while => new(@while.Condition.Span, condition),
        DoStatementSyntax @do => new(@do.Condition.Span, condition),
        ForStatementSyntax { Declaration: null, Initializers.Count: 0, Incrementors.Count: 0 } @for => new(TextSpan.FromBounds(@for.ForKeyword.SpanStart, @for.CloseParenToken.Span.End), $"while ({condition})"),
        ForStatementSyntax { Condition: { } fixedCondition } => new(fixedCondition.Span, condition),
        _ => new(TextSpan.FromBounds(((ForStatementSyntax)loop).FirstSemicolonToken.Span.End, ((ForStatementSyntax)loop).SecondSemicolonToken.SpanStart), " " + condition),
    };

    /// <summary>What gives the waits of the loop the token.</summary>
    private static List<TextChange> FindWaits(ServiceLoop loop, FixedDocument document, SyntaxNode? except)
    {
        var settings = new ShutdownSettings(document.Options);
        return [.. loop.Body.DescendantNodes(node => LoopExits.IsOfFunction(node) && !IsRepairedItself(node))
            .OfType<InvocationExpressionSyntax>()
            .Where(call => call != except)
            .Select(call => TokenLoss.TryMatch(call, document.Model, settings, new TokenOverloads(), document.CancellationToken))
            .Where(loss => loss is { Call.IsWait: true, Token.IsAmbiguous: false })
            .SelectMany(loss => loss!.Changes)];

        // A loop inside gives its own waits the token, whichever of them is repaired first.
        bool IsRepairedItself(SyntaxNode node) => node is StatementSyntax inner && inner != loop.Body && EndlessLoop.TryMatch(inner, document.Model, settings, document.CancellationToken) is { Token.IsAmbiguous: false };
    }
}
