using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
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
        var results = new ProgramResults(0, [], []);
        await Parallel.ForEachAsync(Enumerable.Range(0, Batches), TestContext.Current.CancellationToken, async (batch, cancellationToken) =>
        {
            var found = await ProgramExperiment.RunAsync(Programs(batch * InBatch, InBatch), Settings[batch % 4], FlagCaseProject.RemoveFlagsAsync, cancellationToken);
            lock (Settings)
                results = results.And(found);
        });

        Assert.InRange(results.Compared, 20_000, Batches * InBatch);
        Assert.True(results.Broken.Count is 0, await Describe(results.Broken));

        // Effects that no statement can keep in their order, and literals that the compiler would complain of, leave a read as it is.
        Assert.True(results.Kept.Count * 1000 < results.Compared * 15, await Describe(results.Kept));
    }

    [Fact]
    public async Task Programs_are_fit_to_be_compared()
    {
        var unchanged = await ProgramExperiment.RunAsync(Programs(0, 300), Settings[1], (project, _) => Task.FromResult(project), TestContext.Current.CancellationToken);
        Assert.Empty(unchanged.Broken.Select(broken => broken.Why));
        Assert.InRange(unchanged.Compared, 295, 300);
        Assert.InRange(unchanged.Kept.Count, 270, 300);
    }

    [Fact]
    public async Task Right_rewrites_are_accepted()
    {
        foreach (var flags in Settings)
        {
            var results = await ProgramExperiment.RunAsync(Programs(0, 300), flags, PlainSubstitution.With(flags), TestContext.Current.CancellationToken);

            // What can't be reached any more stays, and the compiler says so.
            Assert.Empty(results.Broken.Where(broken => broken.Differs).Select(broken => $"{broken.Why}\n{broken.Before}\n{broken.After}"));
            Assert.Empty(results.Kept);
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

    /// <summary>The smallest programs, made smaller still; the name of each has the seed that writes it.</summary>
    private static async Task<string> Describe(IReadOnlyList<BrokenProgram> programs)
    {
        var text = new StringBuilder();
        foreach (var program in programs.OrderBy(program => program.Before.Length).Take(5))
        {
            var small = await ProgramShrinker.ShrinkAsync(program, FlagCaseProject.RemoveFlagsAsync, TestContext.Current.CancellationToken);
            text.Append(CultureInfo.InvariantCulture, $"{small.Name}, {small.Flags}: {small.Why}\n\nbefore:\n{small.Before}\nafter:\n{small.After}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{programs.Count} programs: {string.Join(", ", programs.Select(program => program.Name).Order())}").ToString();
    }
}
