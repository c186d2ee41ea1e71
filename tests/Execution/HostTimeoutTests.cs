using Seaworthy.Tests.Execution.Shutdown.Processes;

namespace Seaworthy.Tests.Execution;

/// <summary>What the shortened time-out of <see cref="SigtermTests"/> stands for.</summary>
public sealed class HostTimeoutTests
{
    [Fact]
    public async Task Host_waits_thirty_seconds_for_a_loop_without_an_end_and_not_for_a_repaired_one()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only a Unix can send a signal to a process.");
        var program = ProgramFile.All.Single(program => program.Name is "EndlessLoop");
        var before = await ProgramRun.StopWithoutHurry(program, program.Before, TestContext.Current.CancellationToken);
        Assert.True(before.Ended && before.Time >= TimeSpan.FromSeconds(29) && before.Kept < program.Keeps, $"{before}");

        var after = await ProgramRun.StopWithoutHurry(program, program.After, TestContext.Current.CancellationToken);
        Assert.True(after.Ended && after.Time < ProgramRun.Soon && after.Kept == program.Keeps, $"{after}");
    }
}
