namespace Seaworthy.Tests.Execution.Shutdown.Processes;

/// <summary>What became of a program: what the fixes made of it, and how both versions stopped.</summary>
internal sealed record RunProgram(ServiceProgram Program, string Repaired, IReadOnlyCollection<string> Rules, IReadOnlyList<string> Left, Stop Before, Stop After);

/// <summary>Repairs, compiles, starts and stops all programs, as many at once as have nothing to do but wait.</summary>
internal static class ProgramRun
{
    /// <summary>What <c>DOTNET_shutdownTimeoutSeconds</c> makes of the thirty seconds, so that the tests don't take as long.</summary>
    public static readonly TimeSpan HostTimeout = TimeSpan.FromSeconds(3);

    /// <summary>What a program that stops is allowed to take.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>What is waited beyond the time-out before a program is killed.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <summary>A busy machine makes a process slow, and the signal come too early or too late: the best of some runs is what counts.</summary>
    private const int MostRuns = 3;

    /// <summary>Starting one is work, stopping it is waiting.</summary>
    private static readonly SemaphoreSlim Starting = new(initialCount: 1);

    /// <summary>Begins with all of them.</summary>
    public static IReadOnlyDictionary<string, Task<RunProgram>> StartAll(CancellationToken cancellationToken) =>
        ProgramFile.All.ToDictionary(program => program.Name, program => Task.Run(() => RunAsync(program, cancellationToken), cancellationToken));

    /// <summary>Compiles a version of a program, and stops it when it has all the time of the host's own time-out.</summary>
    public static async Task<Stop> StopWithoutHurry(ServiceProgram program, string text, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("seaworthy program ").FullName;
        try
        {
            var path = await ProgramProject.Create(program, text).EmitAsync(folder, cancellationToken).ConfigureAwait(false);
            return await StopAsync(program, path, hostTimeout: null, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<RunProgram> RunAsync(ServiceProgram program, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("seaworthy program ").FullName;
        try
        {
            var start = ProgramProject.Create(program, program.Before);
            var (repaired, rules, left) = await new ProjectRepair(start.Project, cancellationToken).RunAsync().ConfigureAwait(false);
            var text = await start.With(repaired).TextAsync(cancellationToken).ConfigureAwait(false);

            var path = await ProgramProject.Create(program, program.After).EmitAsync(Path.Combine(folder, "after"), cancellationToken).ConfigureAwait(false);
            var after = await StopAsync(program, path, HostTimeout, cancellationToken).ConfigureAwait(false);
            for (var run = 1; run < MostRuns && after.Ended && (after.Time >= Soon || after.Kept < program.Keeps); run++)
                after = await StopAsync(program, path, HostTimeout, cancellationToken).ConfigureAwait(false);

            path = await start.EmitAsync(Path.Combine(folder, "before"), cancellationToken).ConfigureAwait(false);
            var before = await StopAsync(program, path, HostTimeout, cancellationToken).ConfigureAwait(false);
            for (var run = 1; run < MostRuns && before.Ended && before.Kept >= program.Keeps; run++)
                before = await StopAsync(program, path, HostTimeout, cancellationToken).ConfigureAwait(false);

            return new RunProgram(program, text, rules, left, before, after);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<Stop> StopAsync(ServiceProgram program, string path, TimeSpan? hostTimeout, CancellationToken cancellationToken)
    {
        ServiceProcess service;
        await Starting.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            service = await ServiceProcess.StartAsync(program, path, hostTimeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            Starting.Release();
        }

        using (service)
            return await service.StopAsync((hostTimeout ?? TimeSpan.FromSeconds(30)) + Grace, cancellationToken).ConfigureAwait(false);
    }
}
