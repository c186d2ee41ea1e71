using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Seaworthy.Tests.Execution.Shutdown.Processes;

/// <summary>How a process took it to be told to stop.</summary>
/// <param name="Ended">False when it had to be killed.</param>
/// <param name="Kept">How much of what it held was saved.</param>
internal sealed record Stop(TimeSpan Time, bool Ended, int ExitCode, int Kept, string Output)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(Ended ? "ended" : "was killed")} {Time.TotalSeconds:0.00} s after SIGTERM with {ExitCode}, and kept {Kept}:\n{Output}");
}

/// <summary>A service in a process of its own, as an orchestrator starts and stops it.</summary>
internal sealed partial class ServiceProcess : IDisposable
{
    /// <summary>What it is given to get from the line it is awaited by into the wait behind it.</summary>
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly TaskCompletionSource<string> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _browser = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero }) { Timeout = Timeout.InfiniteTimeSpan };
    private Stream? _events;

    private ServiceProcess(Process process, Regex ready)
    {
        _process = process;
        process.OutputDataReceived += (_, line) => Take(line.Data, ready);
        process.ErrorDataReceived += (_, line) => Take(line.Data, ready);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>Starts a program, and returns when it serves.</summary>
    /// <param name="hostTimeout">What the host is told to give its services when it stops; null for its own thirty seconds.</param>
    public static async Task<ServiceProcess> StartAsync(ServiceProgram program, string path, TimeSpan? hostTimeout, CancellationToken cancellationToken)
    {
        var isWeb = program.Host is "web";
        var start = new ProcessStartInfo("dotnet", isWeb ? ["exec", path, "--urls", "http://127.0.0.1:0"] : ["exec", path])
        {
            WorkingDirectory = Path.GetDirectoryName(path),
            RedirectStandardInput = true, // And left open, as on a terminal.
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE_", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(name);

        if (hostTimeout is { } timeout)
            start.Environment["DOTNET_shutdownTimeoutSeconds"] = timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);

        var service = new ServiceProcess(Process.Start(start)!, isWeb ? Listening() : Ready());
        try
        {
            var line = await service.WaitUntilReady(cancellationToken).ConfigureAwait(false);
            if (isWeb)
                await service.ReadStream(new Uri(line), leaves: program.Name.StartsWith("Abandoned", StringComparison.Ordinal), cancellationToken).ConfigureAwait(false);

            await Task.Delay(Settling, cancellationToken).ConfigureAwait(false);
            return service;
        }
        catch (Exception problem) when (problem is TimeoutException or HttpRequestException or IOException)
        {
            var output = service.Output;
            service.Dispose();
            throw new InvalidOperationException($"{program.Name} did not start:\n{output}", problem);
        }
    }

    /// <summary>Sends SIGTERM, and kills what is still there when the patience is over.</summary>
    public async Task<Stop> StopAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        if (!_process.HasExited)
        {
            using var kill = Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]);
            await kill.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var ended = true;
        try
        {
            await _process.WaitForExitAsync(limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            ended = false;
        }

        var time = watch.Elapsed;
        if (!ended)
        {
            _process.Kill();
            await _process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        }

        return new Stop(time, ended, _process.ExitCode, Kept().Matches(Output).Sum(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)), Output);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();

        _process.Dispose();
        _events?.Dispose();
        _browser.Dispose();
    }

    private string Output => string.Join('\n', _lines.Take(200));

    private async Task<string> WaitUntilReady(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(StartPatience);
        var first = await Task.WhenAny(_ready.Task, _process.WaitForExitAsync(limit.Token)).ConfigureAwait(false);
        return first == _ready.Task ? await _ready.Task.ConfigureAwait(false) : throw new TimeoutException("It has ended, or takes too long.");
    }

    private async Task ReadStream(Uri address, bool leaves, CancellationToken cancellationToken)
    {
        _events = await _browser.GetStreamAsync(new Uri(address, "/orders"), cancellationToken).ConfigureAwait(false);
        await _events.ReadExactlyAsync(new byte[1], cancellationToken).ConfigureAwait(false);
        if (leaves)
            await _events.DisposeAsync().ConfigureAwait(false);
    }

    private void Take(string? line, Regex ready)
    {
        if (line is null)
            return;

        _lines.Enqueue(line);
        if (ready.Match(line) is { Success: true } match)
            _ready.TrySetResult(match.Groups[1].Value);
    }

    [GeneratedRegex("^(READY)")]
    private static partial Regex Ready();

    [GeneratedRegex("Now listening on: (http:.*)")]
    private static partial Regex Listening();

    [GeneratedRegex(@"kept (\d+) of")]
    private static partial Regex Kept();
}
