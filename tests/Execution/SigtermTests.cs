using Seaworthy.Tests.Execution.Shutdown.Processes;

namespace Seaworthy.Tests.Execution;

/// <summary>
/// Services in processes of their own get SIGTERM: as they are written they stay until their host gives up on them, or lose
/// something; repaired they are gone within a second and keep everything. <c>BLESS=1</c> writes what the fixes make.
/// </summary>
/// <remarks>The host is told to give up after three seconds instead of thirty; <see cref="HostTimeoutTests"/> has one case without that.</remarks>
public sealed class SigtermTests
{
    private const string Unix = "Only a Unix can send a signal to a process.";

    private static readonly Lazy<IReadOnlyDictionary<string, Task<RunProgram>>> Runs = new(() => ProgramRun.StartAll(CancellationToken.None));

    public static TheoryData<string> Names => [.. ProgramFile.All.Select(program => program.Name)];

    public static TheoryData<string> Repairable => [.. ProgramFile.All.Where(program => program.Rules.Count > 0).Select(program => program.Name)];

    public static TheoryData<string> Others => [.. ProgramFile.All.Where(program => program.Rules.Count is 0).Select(program => program.Name)];

    [Theory, MemberData(nameof(Repairable))]
    public async Task Fixes_make_the_repaired_program(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), Unix);
        var run = await Runs.Value[name];
        if (Environment.GetEnvironmentVariable("BLESS") is "1")
            ProgramFile.Bless(run.Program, run.Repaired);
        else
            Assert.Equal(run.Program.After, run.Repaired, ignoreLineEndingDifferences: true);

        Assert.Equal(run.Program.Rules, run.Rules);
        Assert.Empty(run.Left);
    }

    /// <summary>What they need is a decision, and their repaired half is written by hand.</summary>
    [Theory, MemberData(nameof(Others))]
    public async Task Fixes_leave_the_other_programs_alone(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), Unix);
        var run = await Runs.Value[name];
        Assert.Equal(run.Program.Before, run.Repaired, ignoreLineEndingDifferences: true);
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Program_stays_or_loses_something(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), Unix);
        var run = await Runs.Value[name];
        var (program, stop) = (run.Program, run.Before);
        var isAsExpected = program.Fault switch
        {
            Fault.Stays => stop.Ended && stop.Time >= ProgramRun.HostTimeout - TimeSpan.FromMilliseconds(50) && stop.Kept < program.Keeps,
            Fault.NeverEnds => !stop.Ended,
            _ => stop.Ended && stop.Kept < program.Keeps,
        };
        Assert.True(isAsExpected, $"{name}, {program.Title}, {stop}");
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Repaired_program_stops_within_a_second_and_keeps_everything(string name)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), Unix);
        var run = await Runs.Value[name];
        var (program, stop) = (run.Program, run.After);
        Assert.True(stop.Ended && stop.ExitCode is 0 && stop.Time < ProgramRun.Soon && stop.Kept == program.Keeps, $"{name}, {program.Title}, {stop}");
    }
}
