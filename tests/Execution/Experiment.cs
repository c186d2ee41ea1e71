using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Comparing;
using Seaworthy.Tests.Execution.Fixing;
using Seaworthy.Tests.Execution.Running;

namespace Seaworthy.Tests.Execution;

/// <summary>What a case did before its fix and after it, under each culture.</summary>
/// <param name="Problems">Why it can't be compared, or what else is wrong with it.</param>
/// <param name="Code">The code after the fix.</param>
internal sealed record Result(Case Case, IReadOnlyList<string> Problems, string Code, IReadOnlyList<Observation> After, IReadOnlyList<Difference> Differences);

/// <summary>Compiles cases before and after, runs them, and compares.</summary>
internal static class Experiment
{
    private static readonly string[] Cultures = ["", "de-DE"];

    /// <summary>Fixes the cases in between.</summary>
    /// <param name="rules">The ids of the rules whose findings are repaired.</param>
    public static async Task<IReadOnlyDictionary<string, Result>> FixAndRun(IReadOnlyList<Case> cases, IReadOnlyList<string> rules, CancellationToken cancellationToken)
    {
        var before = CaseProject.Create(cases);
        var (after, complaints) = await new FixRun(before, rules, cancellationToken).RunAsync().ConfigureAwait(false);
        return await Run(before, after, complaints, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Compares two cases as if a fix had made the second of the first.</summary>
    public static async Task<Result> Compare(Case before, string after, CancellationToken cancellationToken)
    {
        var results = await Run(
            CaseProject.Create([before]), CaseProject.Create([before with { Body = after }]), new Dictionary<string, List<string>>(), cancellationToken).ConfigureAwait(false);
        return results.Values.Single();
    }

    private static async Task<IReadOnlyDictionary<string, Result>> Run(
        CaseProject before, CaseProject after, IReadOnlyDictionary<string, List<string>> complaints, CancellationToken cancellationToken)
    {
        var (oldCases, oldErrors) = LoadedCases.Compile(before.Project, (await before.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!);
        var (newCases, newErrors) = LoadedCases.Compile(after.Project, (await after.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!);
        using var _ = oldCases;
        using var __ = newCases;

        var results = new Dictionary<string, Result>();
        foreach (var (document, source) in before.Cases)
        {
            var now = after.Cases.Single(pair => pair.Value.Id == source.Id);
            var code = await after.TextAsync(source, cancellationToken).ConfigureAwait(false);
            List<string> problems =
            [
                .. complaints.GetValueOrDefault(source.Id) ?? [],
                .. oldErrors[document].Select(error => "before: " + error),
                .. newErrors[now.Key].Select(error => "after: " + error),
            ];

            var runs = source.OffersNothing || problems.Count > 0
                ? []
                : Cultures.Select(culture => (Old: oldCases.Run(source, culture), New: newCases.Run(now.Value, culture))).ToList();
            results.Add(source.Id, new(source, problems, code, [.. runs.Select(run => run.New)], [.. runs.SelectMany(run => Comparison.Compare(run.Old, run.New))]));
        }

        return results;
    }
}
