using System.Diagnostics;
using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Runs;

/// <summary>Whole builds of a generated project: with and without the packed package, with and without what the SDK runs by default.</summary>
internal static class BuildRun
{
    private static readonly (string Name, bool Sdk, bool Ours)[] Kinds =
    [
        ("no analyzers", false, false),
        ("Seaworthy", false, true),
        ("SDK defaults", true, false),
        ("SDK defaults and Seaworthy", true, true),
    ];

    public static int Print(int lines, int rounds)
    {
        var workshop = Directory.CreateTempSubdirectory("seaworthy-builds-").FullName;
        try
        {
            var feed = Path.Combine(workshop, "feed");
            if (Dotnet(workshop, out _, "pack", Path.Combine(Packages.Metadata("RepositoryRoot"), "src/Package"), "--output", feed, "-v", "q") is not 0)
                return 1;

            var version = Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, "*.nupkg").Single())["Seaworthy.Analyzers.".Length..];
            File.WriteAllText(Path.Combine(workshop, "nuget.config"), $"""
                <configuration>
                  <config><add key="globalPackagesFolder" value="{Path.Combine(workshop, "packages")}" /></config>
                  <packageSources><add key="here" value="{feed}" /></packageSources>
                </configuration>
                """);
            foreach (var kind in Kinds)
                Write(Folder(workshop, kind.Name), lines, kind.Sdk, kind.Ours ? version : null);

            var seconds = Kinds.ToDictionary(kind => kind.Name, _ => new List<(double Wall, double Cpu)>());
            for (var round = -1; round < rounds; round++)
            {
                for (var turn = 0; turn < Kinds.Length; turn++)
                {
                    var name = Kinds[(turn + Math.Max(round, 0)) % Kinds.Length].Name;
                    var folder = Folder(workshop, name);
                    if (round < 0 && Dotnet(folder, out _, "restore", "-v", "q") is not 0)
                        return 1;

                    var start = Stopwatch.GetTimestamp();
                    if (Dotnet(folder, out var cpu, "build", "--no-restore", "--no-incremental", "-v", "q", "-p:UseSharedCompilation=false") is not 0)
                        return 1;

                    if (round >= 0)
                        seconds[name].Add((Stopwatch.GetElapsedTime(start).TotalSeconds, cpu));
                }
            }

            Console.WriteLine($"\nBuilds of {lines} generated lines, median of {rounds} interleaved rounds, without compiler server\n");
            Console.WriteLine("| Build | CPU s | wall s |");
            Console.WriteLine("|---|---:|---:|");
            foreach (var (name, _, _) in Kinds)
                Console.WriteLine($"| {name} | {seconds[name].Select(each => each.Cpu).Median():0.00} | {seconds[name].Select(each => each.Wall).Median():0.00} |");

            return 0;
        }
        finally
        {
            Directory.Delete(workshop, recursive: true);
        }
    }

    private static string Folder(string workshop, string name) => Path.Combine(workshop, name.Replace(' ', '-'));

    private static void Write(string folder, int lines, bool sdk, string? version)
    {
        Directory.CreateDirectory(folder);
        var references = string.Concat(Frameworks.Service.Skip(Frameworks.Bare.Count).Select(reference => $"<Reference Include=\"{reference.Display}\" />"));
        File.WriteAllText(Path.Combine(folder, "Shop.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <RunAnalyzers>{(sdk || version is not null).ToString().ToLowerInvariant()}</RunAnalyzers>
                <EnableNETAnalyzers>{sdk.ToString().ToLowerInvariant()}</EnableNETAnalyzers>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                {references}
                {(version is null ? "" : $"<PackageReference Include=\"Seaworthy.Analyzers\" Version=\"{version}\" PrivateAssets=\"all\" />")}
              </ItemGroup>
            </Project>
            """);
        foreach (var (path, text) in Writer.Project(Content.Ordinary, lines).Sources)
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(path)), text.ToString());
    }

    /// <summary>Runs a command and its children, none of which outlives it.</summary>
    private static int Dotnet(string folder, out double cpuSeconds, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", "dotnet \"$@\" >out.txt 2>&1; code=$?; times >times.txt; exit $code", "sh", .. arguments]) { WorkingDirectory = folder };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        using var process = Process.Start(start)!;
        process.WaitForExit();
        cpuSeconds = 0;
        if (process.ExitCode is not 0)
            Console.Error.WriteLine(File.ReadAllText(Path.Combine(folder, "out.txt")));
        else
            cpuSeconds = Children(File.ReadAllLines(Path.Combine(folder, "times.txt"))[1]);

        return process.ExitCode;
    }

    /// <summary>The second line of <c>times</c>: user and system time of all children, as in <c>0m4.510000s 0m0.720000s</c>.</summary>
    private static double Children(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Sum(part => part.TrimEnd('s').Split('m') is [var minutes, var seconds] ? int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture) * 60 + double.Parse(seconds, System.Globalization.CultureInfo.InvariantCulture) : 0);
}
