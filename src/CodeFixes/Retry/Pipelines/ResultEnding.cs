using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Where a bad last result leads, compared with a good one.</summary>
/// <param name="Path">What bad results lead to; null when the loop looks at none.</param>
/// <param name="IsSame">Whether the code behind the loop can't tell them apart.</param>
internal sealed record ResultEnding(FailurePath? Path, bool IsSame)
{
    public static ResultEnding? Find(RehearsedLoop rehearsed, Aftermath aftermath)
    {
        var path = rehearsed.Paths.FirstOrDefault(path => path.Handler is null);
        if (path?.Last is not { } last)
            return new ResultEnding(path, IsSame: true);

        var success = rehearsed.Success;
        if (rehearsed.Paths.Any(other => other.Handler is not null && other.Last is not null && other.Ending is EndingKind.Leaves && aftermath.Moved.IsEmpty))
            return null;

        var after = rehearsed.Site.After;
        var hasEffects = last.Effects.Any(step => step.Statement is not LocalDeclarationStatementSyntax) || success.Tail.Count > 0;
        var isSame = !hasEffects && (path.Ending, success.Ending) switch
        {
            (EndingKind.Leaves, EndingKind.Leaves) => true,
            (EndingKind.Returns, EndingKind.Returns) => AreEquivalent(path.Statement, success.Statement),
            (EndingKind.Leaves, EndingKind.Returns) => after.Length > 0 && AreEquivalent(after[0], success.Statement),
            _ => false,
        };

        return new ResultEnding(path, isSame);
    }

    private static bool AreEquivalent(SyntaxNode? one, SyntaxNode? other) => one is not null && other is not null && SyntaxFactory.AreEquivalent(one, other);
}
