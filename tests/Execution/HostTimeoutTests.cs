using Seaworthy.Tests.Execution.Shutdown.Processes;

namespace Seaworthy.Tests.Execution;

/// <summary>What the shortened time-out of <see cref="SigtermTests"/> stands for.</summary>
public sealed class HostTimeoutTests
{
    [Fact]
    public async Task Host_waits_thirty_seconds_for_a_loop_without_an_end()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only a Unix can send a signal to a process.");
        var program = ProgramFile.All.Single(program => program.Name is "EndlessLoop");
        var stop = await ProgramRun.StopWithoutHurry(program, TestContext.Current.CancellationToken);
        Assert.True(stop.Ended && stop.Time >= TimeSpan.FromSeconds(29) && stop.Kept < program.Keeps, $"{stop}");
    }
}
