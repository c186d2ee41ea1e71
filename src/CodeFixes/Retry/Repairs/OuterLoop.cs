using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Repairs;

/// <summary>Takes a retry loop away from around what retries itself; the attempt stays.</summary>
internal static class OuterLoop
{
    public static LoopRewrite? TryRewrite(LoopContext context)
    {
        var loop = context.Loop;
        if (context.Statement is not { Parent: BlockSyntax outer } statement
            || loop.Try is not { Finally: null } attempt
            || LoopHead.Body(loop) is not { } body
            || (body != attempt && !(body is BlockSyntax { Statements.Count: 1 } && attempt.Parent == body))
            || !loop.OtherCatches.IsEmpty
            || !loop.Handlers.All(handler => IsNothingButRetry(loop, handler))
            || !IsSelfContained(loop)
            || attempt.Block.Statements.Count is 0)
        {
            return null;
        }

        var kept = attempt.Block.Statements.ToList();
        switch (loop.Success)
        {
            case { Kind: SuccessExitKind.Return, IsDefinite: true }:
                // What stands behind the loop is only there for the compiler.
                var behind = outer.Statements.SkipWhile(other => other != statement).Skip(1).ToList();
                if (behind.Count > 1 || behind.Any(other => other is not ThrowStatementSyntax))
                    return null;

                statement = behind.LastOrDefault() ?? statement;
                if (kept.Count > 1 && kept[kept.Count - 1] is ReturnStatementSyntax { Expression: null } && outer.Parent is not StatementSyntax)
                    kept.RemoveAt(kept.Count - 1);

                break;

            case { Kind: SuccessExitKind.Break, IsDefinite: true } when kept.Count > 1 && kept[kept.Count - 1] is BreakStatementSyntax:
                kept.RemoveAt(kept.Count - 1);
                break;

            default:
                return null;
        }

        var span = TextSpan.FromBounds(context.Statement.SpanStart, statement.Span.End);
        var keptSpan = WithComments(kept);
        if (HasComments(outer, span, keptSpan) || kept.SelectMany(node => node.DescendantTokens()).Any(token => !context.Layout.IsOnOneLine(token.Span)))
            return null;

        var edits = new SourceEdits(context.Root);
        var text = Unindent(edits.Text.ToString(keptSpan), context.Layout.IndentationAt(keptSpan.Start), context.Layout.IndentationAt(span.Start));
        edits.Replace(span, text);
        return edits.Apply(context.CancellationToken) is { } root ? new LoopRewrite("Remove the outer retry loop", root) : null;
    }

    /// <summary>Whether the handler only pauses, goes on, and lets the last failure through as it is.</summary>
    private static bool IsNothingButRetry(RetryLoop loop, FailureHandler handler) =>
        loop.Exhaustion.Kind is ExhaustionKind.Rethrows or ExhaustionKind.FilterStops
        && handler.Syntax.Block.Statements.All(statement => statement is ContinueStatementSyntax
            || loop.Pause.Waits.Any(wait => wait.Statement == statement)
            || statement == loop.Exhaustion.Statement
            || (statement is IfStatementSyntax { Else: null } @if && IsRethrow(@if.Statement))
            || (statement is ExpressionStatementSyntax expression && loop.Counters.Any(counter => counter.Advance == expression.Expression)));

    private static bool IsRethrow(StatementSyntax statement) =>
        (statement is BlockSyntax { Statements.Count: 1 } block ? block.Statements[0] : statement) is ThrowStatementSyntax { Expression: null };

    /// <summary>Whether the counters belong to the loop alone, and the attempt doesn't read them.</summary>
    private static bool IsSelfContained(RetryLoop loop) => loop.Counters.All(counter =>
        counter.Declaration is { } declaration
        && loop.Syntax.Span.Contains(declaration.Span)
        && !loop.Try!.Block.DescendantTokens().Any(token => token.IsKind(SyntaxKind.IdentifierToken) && token.ValueText == counter.Symbol.Name));

    private static bool HasComments(SyntaxNode scope, TextSpan span, TextSpan kept) => scope.DescendantTrivia(span, descendIntoTrivia: true).Any(trivia =>
        span.Contains(trivia.Span) && !kept.Contains(trivia.Span)
        && !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia));

    /// <summary>The statements with the comments above the first and behind the last one.</summary>
    private static TextSpan WithComments(List<StatementSyntax> statements)
    {
        var (first, last) = (statements[0], statements[statements.Count - 1]);
        var comments = first.GetLeadingTrivia().Concat(last.GetTrailingTrivia()).Where(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)).ToList();
        return TextSpan.FromBounds(comments.Select(trivia => trivia.SpanStart).Append(first.SpanStart).Min(), comments.Select(trivia => trivia.Span.End).Append(last.Span.End).Max());
    }

    private static string Unindent(string text, string from, string to)
    {
        var lines = text.Split('\n');
        return string.Join("\n", lines.Select((line, index) => index > 0 && line.StartsWith(from, StringComparison.Ordinal) ? to + line.Substring(from.Length) : line));
    }
}
