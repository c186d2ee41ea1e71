using Seaworthy.CodeFixes.Flags.Elimination.Dead;
using Seaworthy.CodeFixes.Flags.Elimination.Members;
using Seaworthy.Common.Options;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Finds the members that hold or return nothing but a known value, and the parameters that are given nothing else.</summary>
internal static class MemberConstants
{
    /// <summary>Adds them to what is known, and what they make known in turn.</summary>
    public static async Task FindAsync(Solution solution, DecidedValues known, FixLevel level, CancellationToken cancellationToken)
    {
        if (level is FixLevel.Fold)
            return;

        var documents = known.Reads.Select(read => solution.GetDocument(read.SyntaxTree)?.Id).OfType<DocumentId>().Distinct().ToList();
        if (documents.Count is 0)
            return;

        var view = await SolutionView.ReadAsync(solution, documents, [], cancellationToken).ConfigureAwait(false);
        new ValueFlow(view, new UseSearch(view), known, level).Run();
    }
}
