using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Runs;

/// <summary>What analyzers cost as a share of parsing and binding the same code.</summary>
internal static class ShareRun
{
    public static void Print(CodeSet code, int rounds, bool hasPeers)
    {
        Contender[] contenders = [DriverFloor.Contender, Packages.Ours.InBuild(), Packages.Ours with { Name = "Seaworthy, in an editor" }, Packages.SdkTopic];
        Print(code, hasPeers ? [.. contenders, .. Packages.SameGround.Skip(1), .. Packages.AsShipped().Select(peer => peer.InBuild())] : contenders, rounds);
    }

    /// <param name="contenders">The first is an analyzer that does nothing.</param>
    public static void Print(CodeSet code, IReadOnlyList<Contender> contenders, int rounds)
    {
        var contest = new Contest(code, contenders, rounds);
        var standings = contest.Run();
        Console.WriteLine($"\n{code.Name}: {code.Lines / 1000.0:0.0} KLOC, {code.Projects.Count} projects, {code.Errors} compiler errors, median of {rounds} rounds; plain compilation {contest.PlainMilliseconds:0} ms CPU, {contest.PlainBytes / 1e6:0.0} MB\n");
        Console.WriteLine("| Analyzers | CPU | allocated | CPU beyond nothing | allocated beyond nothing | findings |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|");
        var nothing = standings[0];
        foreach (var standing in standings)
            Console.WriteLine($"| {standing.Contender.Name} | {Numbers.Share(standing.Cpu)} | {Numbers.Share(standing.Bytes)} | {Numbers.Share(standing.Cpu - nothing.Cpu)} | {Numbers.Share(standing.Bytes - nothing.Bytes)} | {standing.Findings} |");
    }
}
