using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Robustness.Checking;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness;

/// <summary>
/// Broken code makes no analyzer and no fix throw, and no fix breaks code. A failure names the mutant;
/// <c>SEAWORTHY_MUTANT=name</c> runs that one alone, <c>SEAWORTHY_SEED=number</c> makes another choice of mutants.
/// </summary>
public sealed class MutantTests(ITestOutputHelper output)
{
    private const int Wanted = 50_500;
    private const int Required = 50_000;
    private const int MostFailures = 20;

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("SEAWORTHY_SEED"), CultureInfo.InvariantCulture, out var seed) ? seed : 20260101;

    [Fact]
    public async Task No_mutant_breaks_anything()
    {
        var chosen = Choose();
        var watch = Stopwatch.StartNew();
        var failures = new ConcurrentBag<string>();
        int run = 0, diagnostics = 0, actions = 0, compiled = 0;
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, 4), CancellationToken = TestContext.Current.CancellationToken };
        await Parallel.ForEachAsync(chosen, options, async (mutant, token) =>
        {
            if (failures.Count >= MostFailures)
                return;

            var findings = await Check(mutant, token);
            foreach (var failure in findings.Failures)
                failures.Add($"SEAWORTHY_MUTANT={mutant.Id} SEAWORTHY_SEED={Seed}: {failure}\n");

            Interlocked.Increment(ref run);
            Interlocked.Add(ref diagnostics, findings.Diagnostics);
            Interlocked.Add(ref actions, findings.Actions);
            Interlocked.Add(ref compiled, findings.Compiled);
        });

        output.WriteLine($"{run} mutants of {Corpus.All.Count} snippets in {watch.Elapsed.TotalSeconds:F0} s: {diagnostics} diagnostics, {actions} actions, {compiled} compiled");
        Assert.True(failures.IsEmpty, string.Join('\n', failures));
        if (Environment.GetEnvironmentVariable("SEAWORTHY_MUTANT") is not null)
            return;

        Assert.True(run >= Required, $"Only {run} mutants were run.");
        // A run in which nothing was reported or fixed would prove nothing.
        Assert.True(diagnostics > run / 2 && actions > run / 10 && compiled > 500, $"{diagnostics} diagnostics, {actions} actions, {compiled} compiled.");
    }

    /// <summary>Tries the fixes for what is reported nearest to the change, and for a report that no analyzer of ours made.</summary>
    private static async Task<Findings> Check(Mutant mutant, CancellationToken cancellationToken)
    {
        var random = new Random(mutant.Chance(Seed));
        var trial = await Workbench.For(mutant.Snippet, mutant.Surroundings).Analyze(mutant.Write(Seed), cancellationToken);
        if (trial.Nearest(mutant.Position) is { } diagnostic)
            await trial.Fix(diagnostic, everywhere: random.Next(4) is 0, cancellationToken);

        if (random.Next(4) is 0 && trial.Foreign() is { Count: > 0 } foreign)
            await trial.Fix(foreign[random.Next(foreign.Count)], everywhere: false, cancellationToken);

        return trial.Findings;
    }

    /// <summary>The mutants of the run, always the same for a seed.</summary>
    private static Mutant[] Choose()
    {
        if (Environment.GetEnvironmentVariable("SEAWORTHY_MUTANT") is { Length: > 0 } id)
            return [Mutant.Parse(id)];

        // Each prefix, and each token deleted and doubled; then as many others as are wanted.
        var all = Corpus.All.SelectMany(snippet => Mutant.Of(snippet, Seed)).ToArray();
        new Random(Seed).Shuffle(all);
        return [.. all.OrderBy(mutant => mutant.Kind > MutationKind.Double).Take(Wanted)];
    }
}
