using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The comments of a loop whose statements go: they move to what now does the same.</summary>
/// <param name="OfPredicate">Those of handlers without statements that stay.</param>
/// <param name="OfPause">Those of waits.</param>
internal sealed record LoopComments(ImmutableArray<string> All, ImmutableArray<string> OfPredicate, ImmutableArray<string> OfPause, ImmutableArray<string> Others)
{
    public static LoopComments Find(RehearsedLoop rehearsed)
    {
        var (all, predicate, pause, others) = (new List<string>(), new List<string>(), new List<string>(), new List<string>());
        var region = rehearsed.Site.Region.ToList();
        foreach (var trivia in region.SelectMany(statement => statement.DescendantTrivia()).Where(LoopSite.IsComment))
        {
            var text = trivia.ToString();
            var isAbove = trivia.SpanStart < region[0].SpanStart;
            if (isAbove)
                continue;

            all.Add(text);
            if (IsKept(trivia, rehearsed))
                continue;

            var target = rehearsed.Loop.Pause.Waits.Any(wait => (wait.Statement ?? (SyntaxNode)wait.Syntax).FullSpan.Contains(trivia.Span)) ? pause
                : trivia.Token.Parent?.FirstAncestorOrSelf<CatchClauseSyntax>() is not null ? predicate
                : others;
            target.Add(text);
        }

        return new LoopComments(all.ToImmutableArray(), predicate.ToImmutableArray(), pause.ToImmutableArray(), others.ToImmutableArray());
    }

    /// <summary>The comments above the loop and the blank line in front of them, as they are.</summary>
    public static string Above(StatementSyntax statement, string indentation, string endOfLine)
    {
        var leading = statement.GetLeadingTrivia();
        var blank = leading.Count > 0 && leading[0].IsKind(SyntaxKind.EndOfLineTrivia) ? endOfLine : "";
        return blank + CodePrinter.Comments(leading, indentation, endOfLine);
    }

    public string OfLoop(string indentation, string endOfLine) => string.Concat(Others.Select(comment => indentation + comment + endOfLine));

    public bool AllIn(string text) => All.All(text.Contains);

    /// <summary>Whether the statement that the comment belongs to is printed again, with its comments.</summary>
    private static bool IsKept(SyntaxTrivia trivia, RehearsedLoop rehearsed)
    {
        var loop = rehearsed.Loop;
        var attempt = loop.Try?.Block.Statements.ToList() ?? loop.ResultCheck?.Attempt.ToList() ?? [];
        var statements = attempt
            .Concat(rehearsed.Paths.SelectMany(path => path.Retries[0].Effects.Concat(path.Last?.Effects ?? [])).Select(step => step.Statement))
            .Concat(rehearsed.Success.Tail.Select(step => step.Statement))
            .Concat(rehearsed.Paths.Select(path => path.Statement).Append(rehearsed.Success.Statement).OfType<StatementSyntax>().Where(statement => rehearsed.Site.Region.Any(own => own.Span.Contains(statement.Span))))
            .Concat(loop.OtherCatches.SelectMany(clause => clause.Block.Statements));
        return statements.Any(statement => statement is not (BreakStatementSyntax or ThrowStatementSyntax { Expression: null }) && statement.FullSpan.Contains(trivia.Span));
    }
}
