using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>The attempt that some loops repeat once more behind themselves, for its exception to reach the caller.</summary>
internal static class FinalAttempt
{
    public static bool Follows(RetryLoop loop, LoopSite site, List<Course> courses) =>
        courses.TrueForAll(course => course.Ending is EndingKind.Leaves)
        && loop is { Try.Block.Statements: { Count: 1 } statements, ResultCheck: null }
        && statements[0] is ReturnStatementSyntax { Expression: not null } attempt
        && site.After is { Length: 1 } after
        && after[0] is ReturnStatementSyntax final
        && SyntaxFactory.AreEquivalent(attempt, final)
        && attempt.Expression!.DescendantNodesAndSelf().Any(node => node is InvocationExpressionSyntax);
}
