using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

/// <summary>A service that is told to stop: how long it takes, and what it could not save any more.</summary>
abstract class ShutdownStory(string title, string folder, string project, string[] rules, params ShutdownStory.Held[] held) : Story(folder, project, rules)
{
    private const string Stopped = "Stopped after ";
    private const int Column = 500;
    private const int MostRuns = 3;

    /// <summary>What a service that stops is allowed to take.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(60);

    /// <summary>What <c>docker stop</c> waits before it kills.</summary>
    private static readonly TimeSpan DockersPatience = TimeSpan.FromSeconds(10);

    /// <summary>Something that a service holds, how much of it, and how the log says that it is safe: once an item, or with a number.</summary>
    /// <param name="IsLost">Whether some of it is lost before the repair.</param>
    public sealed record Held(string Title, int All, Regex Kept, bool IsLost = true)
    {
        public int Count(string output) => Kept.Matches(output).Sum(match => match.Groups.Count > 1 ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 1);
    }

    /// <summary>Runs it again when it was neither quick nor stuck: a busy machine makes a process slow, and never fast.</summary>
    public override string Run(Tool tool, string samples)
    {
        if (OperatingSystem.IsWindows())
            return "";

        var output = RunOnce(samples);
        for (var run = 1; run < MostRuns && Duration(output) is var duration && duration >= Soon && duration < Soon * 5; run++)
            output = RunOnce(samples);

        return output;
    }

    /// <summary>Starts the service as it was built, sends SIGTERM when it has found its way, and waits for its end.</summary>
    private string RunOnce(string samples)
    {
        var binary = Path.Combine(samples, Folder, "bin", "Debug", "net10.0", Path.ChangeExtension(Path.GetFileName(ProjectPath), ".dll"));
        var start = new ProcessStartInfo("dotnet", ["exec", binary, "--urls", "http://127.0.0.1:0"]) { WorkingDirectory = Path.Combine(samples, Folder), RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        using var service = Process.Start(start)!;
        var output = new StringBuilder();
        using var started = new ManualResetEventSlim();
        service.OutputDataReceived += (_, line) =>
        {
            lock (output)
                output.AppendLine(line.Data);

            if (line.Data?.Contains("Application started", StringComparison.Ordinal) is true)
                started.Set();
        };
        service.BeginOutputReadLine();
        try
        {
            FellShort.If(!started.Wait(StartPatience), $"{ProjectPath} did not start:\n{output}");
            Thread.Sleep(TimeSpan.FromSeconds(1));
            Use(Text(output));

            var watch = Stopwatch.StartNew();
            using (var kill = Process.Start("sh", ["-c", $"kill -TERM {service.Id}"]))
                kill.WaitForExit();

            FellShort.If(!service.WaitForExit(StopPatience), $"{ProjectPath} did not stop within {StopPatience.TotalSeconds} s:\n{Text(output)}");
            var milliseconds = watch.ElapsedMilliseconds;
            service.WaitForExit(); // Now its last lines are there, too.
            return $"{Text(output)}{Stopped}{milliseconds} ms\n";
        }
        finally
        {
            if (!service.HasExited)
                service.Kill();
        }
    }

    public override void Tell(string outputBefore, string outputAfter)
    {
        Screen.Line($"\n{title}: from SIGTERM to the end", ConsoleColor.White);
        if (OperatingSystem.IsWindows())
        {
            Screen.Line("  Windows has no such signal: run the demo in a container to see it.", ConsoleColor.DarkGray);
            return;
        }

        var (before, after) = (Duration(outputBefore), Duration(outputAfter));
        Draw("before", before, ConsoleColor.Red);
        Draw("after", after, ConsoleColor.Green);
        Screen.Row("", "before", "after");
        Screen.Row("seconds", Seconds(before), Seconds(after));
        foreach (var thing in held)
            Screen.Row($"{thing.Title}, of {thing.All}", thing.Count(outputBefore), thing.Count(outputAfter));

        FellShort.If(before < TimeSpan.FromSeconds(29), $"{ProjectPath} stopped after {Seconds(before)} s before the repair already, so there is nothing to show.");
        FellShort.If(after >= Soon, $"{ProjectPath} still takes {Seconds(after)} s to stop:\n{outputAfter}");
        foreach (var thing in held)
        {
            FellShort.If(thing.IsLost && thing.Count(outputBefore) >= thing.All, $"{ProjectPath} lost none of the {thing.Title} before the repair.");
            FellShort.If(thing.Count(outputAfter) != thing.All, $"{ProjectPath} has {thing.Count(outputAfter)} {thing.Title} after the repair:\n{outputAfter}");
        }
    }

    /// <summary>What its users do with it until it is told to stop.</summary>
    protected virtual void Use(string output)
    {
    }

    private static void Draw(string when, TimeSpan duration, ConsoleColor colour)
    {
        var bar = new string('█', Math.Max((int)duration.TotalMilliseconds / Column, 1));
        var limit = (int)DockersPatience.TotalMilliseconds / Column;
        Screen.Line($"  {when,-7}{(bar.Length > limit ? bar.Insert(limit, "|") : bar)} {Seconds(duration)} s", colour);
        if (bar.Length > limit)
            Screen.Line($"  {"",-7}{new string(' ', limit)}^ here docker stop would have killed it", ConsoleColor.DarkGray);
    }

    private static string Text(StringBuilder output)
    {
        lock (output)
            return output.ToString();
    }

    private static TimeSpan Duration(string output) => TimeSpan.FromMilliseconds(int.Parse(Regex.Match(output, Stopped + @"(\d+) ms").Groups[1].Value, CultureInfo.InvariantCulture));

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
}
