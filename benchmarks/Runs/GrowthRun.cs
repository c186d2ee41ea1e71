using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Runs;

/// <summary>What more lines of the same code cost: whether the cost is linear, and what a line allocates.</summary>
internal static class GrowthRun
{
    private static readonly int[] Sizes = [1, 4, 16];

    public static void Print(Content content, int lines, int rounds)
    {
        Console.WriteLine($"\n{content}: once, 4 times and 16 times {lines} lines; beyond an analyzer that does nothing\n");
        Console.WriteLine("| lines | CPU ms | ms/KLOC | MB | bytes per line |");
        Console.WriteLine("|---:|---:|---:|---:|---:|");
        foreach (var size in Sizes)
        {
            var code = Writer.Write(content, lines * size);
            var contest = new Contest(code, [DriverFloor.Contender, Packages.Ours.InBuild()], rounds);
            var standings = contest.Run();
            var milliseconds = standings[1].Milliseconds - standings[0].Milliseconds;
            var bytes = standings[1].ExtraBytes - standings[0].ExtraBytes;
            Console.WriteLine($"| {code.Lines} | {milliseconds:0} | {milliseconds * 1000 / code.Lines:0.00} | {bytes / 1e6:0.00} | {(double)bytes / code.Lines:0.0} |");
        }
    }
}
