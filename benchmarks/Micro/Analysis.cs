using BenchmarkDotNet.Attributes;
using Seaworthy.Benchmarks.Code;
using Seaworthy.Benchmarks.Measuring;

namespace Seaworthy.Benchmarks.Micro;

/// <summary>One project, parsed, bound and analyzed; in the process of the benchmarks, as a build of its own would measure the same.</summary>
[InProcess]
[MemoryDiagnoser]
public class Analysis
{
    private ProjectCode _project = null!;

    [Params("Plain", "Ordinary", "Findings")]
    public string Code { get; set; } = "";

    [GlobalSetup]
    public void Write() => _project = Writer.Project(Enum.Parse<Content>(Code), 5000);

    [Benchmark(Baseline = true)]
    public int Compilation() => Contest.Plain.Run(_project).Length;

    [Benchmark]
    public int Nothing() => DriverFloor.Contender.Run(_project).Length;

    [Benchmark]
    public int Seaworthy() => Packages.Ours.Run(_project).Length;

    [Benchmark]
    public int SdkSevenRules() => Packages.SdkTopic.Run(_project).Length;
}
