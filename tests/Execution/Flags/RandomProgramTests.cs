using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Tests.Execution.Flags.Fixing;
using Seaworthy.Tests.Execution.Flags.RandomPrograms;

namespace Seaworthy.Tests.Execution.Flags;

/// <summary>Programs by chance do the same after their flags have been removed, whatever the flags say then.</summary>
public sealed class RandomProgramTests
{
    private const int Batches = 40;
    private const int InBatch = 510;

    /// <summary>Where the flags that are retired stand, in turn.</summary>
    private static readonly MachineFlags[] Settings = [new(true, true), new(true, false), new(false, true), new(false, false)];

    [Fact]
    public async Task Twenty_thousand_programs_do_the_same()
    {
        var results = new ProgramResults(0, 0, 0, []);
        await Parallel.ForEachAsync(Enumerable.Range(0, Batches), TestContext.Current.CancellationToken, async (batch, cancellationToken) =>
        {
            var found = await ProgramExperiment.RunAsync(Programs(batch * InBatch, InBatch), Settings[batch % 4], FlagCaseProject.RemoveFlagsAsync, cancellationToken);
            lock (Settings)
                results = results.And(found);
        });

        Assert.InRange(results.Compared, 20_000, Batches * InBatch);
        if (results.Broken.Count > 0)
            Assert.Fail($"{results.Broken.Count} of {results.Compared} programs are broken, such as\n{await Describe(results.Broken, FlagCaseProject.RemoveFlagsAsync)}");

        Assert.True(results.Kept is 0, $"{results.Kept} of {results.Compared} programs still read a flag that is retired.");
    }

    [Fact]
    public async Task Programs_are_fit_to_be_compared()
    {
        var unchanged = await ProgramExperiment.RunAsync(Programs(0, 300), Settings[1], (project, _) => Task.FromResult(project), TestContext.Current.CancellationToken);
        Assert.Empty(unchanged.Broken.Select(broken => broken.Why));
        Assert.InRange(unchanged.Compared, 295, 300);
        Assert.InRange(unchanged.Kept, 270, 300);
    }

    [Fact]
    public async Task Right_rewrites_are_accepted()
    {
        foreach (var flags in Settings)
        {
            var results = await ProgramExperiment.RunAsync(Programs(0, 300), flags, PlainSubstitution.With(flags), TestContext.Current.CancellationToken);

            // What can't be reached any more stays, and the compiler says so.
            Assert.Empty(results.Broken.Where(broken => broken.Differs).Select(broken => $"{broken.Why}\n{broken.Before}\n{broken.After}"));
            Assert.Equal(0, results.Kept);
        }
    }

    public static TheoryData<string> Mistakes => [.. PlantedMistakes.All.Keys];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task Planted_mistakes_are_found(string mistake)
    {
        var flags = Settings[1];
        var results = await ProgramExperiment.RunAsync(Programs(0, 400), flags, PlainSubstitution.With(flags, PlantedMistakes.All[mistake]), TestContext.Current.CancellationToken);
        Assert.True(results.Broken.Any(broken => broken.Differs), $"None of {results.Compared} programs shows it.");
    }

    private static List<(string Name, string Text)> Programs(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(seed => (ProgramWriter.Name(seed), ProgramWriter.Write(seed)))];

    /// <summary>The smallest program, made smaller still; its name has the seed that writes it.</summary>
    private static async Task<string> Describe(IReadOnlyList<BrokenProgram> broken, Func<Project, CancellationToken, Task<Project>> fix)
    {
        var smallest = await ProgramShrinker.ShrinkAsync(broken.MinBy(program => program.Before.Length)!, fix, TestContext.Current.CancellationToken);
        return $"{smallest.Name}: {smallest.Why}\n\nbefore:\n{smallest.Before}\n\nafter:\n{smallest.After}\n\nall: {string.Join(", ", broken.Select(program => program.Name).Order())}";
    }
}
