using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Runs;

/// <summary>The time that the compiler charges to each of our analyzers. Whoever asks for a body first pays for its binding.</summary>
internal static class RuleCost
{
    public static void Print(CodeSet code, Contender contender, int rounds)
    {
        var times = new Dictionary<DiagnosticAnalyzer, TimeSpan>();
        for (var round = 0; round < rounds; round++)
        {
            var current = new Dictionary<DiagnosticAnalyzer, TimeSpan>();
            foreach (var project in code.Projects)
            {
                contender.Run(project, logsTimes: true, result =>
                {
                    foreach (var (analyzer, telemetry) in result.AnalyzerTelemetryInfo)
                        current[analyzer] = current.GetValueOrDefault(analyzer) + telemetry.ExecutionTime;
                });
            }

            foreach (var (analyzer, time) in current)
                times[analyzer] = times.TryGetValue(analyzer, out var least) && least < time ? least : time;
        }

        Console.WriteLine($"{code.Name}: {code.Lines / 1000.0:0.0} KLOC");
        foreach (var (analyzer, time) in times.OrderByDescending(pair => pair.Value))
        {
            var ids = string.Join(" ", analyzer.SupportedDiagnostics.Select(rule => rule.Id).Distinct());
            Console.WriteLine($"{time.TotalMilliseconds,9:0.0} ms {time.TotalMilliseconds * 1000 / code.Lines,8:0.000} ms/KLOC  {analyzer.GetType().Name} {ids}");
        }
    }
}
