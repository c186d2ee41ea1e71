using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Execution.Retry.Cases;
using Seaworthy.Tests.Execution.Retry.Comparing;
using Seaworthy.Tests.Execution.Retry.Fixing;
using Seaworthy.Tests.Execution.Retry.Running;

namespace Seaworthy.Tests.Execution.Retry;

/// <summary>Two versions of the source file of a row, to be run and compared.</summary>
internal sealed record Pair(Row Row, string Name, string Before, string After);

/// <summary>What the two did.</summary>
/// <param name="Problems">Why they can't be compared.</param>
internal sealed record PairResult(Pair Pair, IReadOnlyList<string> Problems, IReadOnlyList<Observation> Before, IReadOnlyList<RunDifference> Differences);

/// <summary>Compiles two versions of rows, runs both through every scenario, and compares.</summary>
internal static class RetryExperiment
{
    public static async Task<IReadOnlyList<PairResult>> Compare(IReadOnlyList<Pair> pairs, CancellationToken cancellationToken)
    {
        var results = new List<PairResult>();
        foreach (var group in pairs.GroupBy(pair => pair.Row.HasUserInterface))
            results.AddRange(await Compare([.. group], group.Key, cancellationToken).ConfigureAwait(false));

        return results;
    }

    private static async Task<IReadOnlyList<PairResult>> Compare(List<Pair> pairs, bool hasUserInterface, CancellationToken cancellationToken)
    {
        var (before, after) = (RowProject.Create(hasUserInterface), RowProject.Create(hasUserInterface));
        var documents = pairs.ConvertAll(pair => (Pair: pair, Before: before.Add(pair.Name, pair.Before), After: after.Add(pair.Name, pair.After)));
        var (oldRows, oldProblems) = await LoadedRows.Compile(before.Project, cancellationToken).ConfigureAwait(false);
        var (newRows, newProblems) = await LoadedRows.Compile(after.Project, cancellationToken).ConfigureAwait(false);
        using var _ = oldRows;
        using var __ = newRows;
        return documents.ConvertAll(document =>
        {
            List<string> problems = [.. oldProblems[document.Before].Select(problem => "before: " + problem), .. newProblems[document.After].Select(problem => "after: " + problem)];
            if (problems.Count > 0)
                return new PairResult(document.Pair, problems, [], []);

            var (name, retried) = (document.Pair.Name, document.Pair.Row.Retried);
            var runs = Scenario.All.Select(scenario =>
                (Old: oldRows.Run(name, scenario, retried, hasUserInterface), New: newRows.Run(name, scenario, retried, hasUserInterface))).ToList();
            return new PairResult(document.Pair, problems, [.. runs.Select(run => run.Old)], [.. runs.SelectMany(run => RunDifference.Between(run.Old, run.New))]);
        });
    }
}
