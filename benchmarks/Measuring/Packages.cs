using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Seaworthy.Benchmarks.Measuring;

/// <summary>Our analyzers, and those of the packages that they are compared with.</summary>
internal static class Packages
{
    private static readonly string[] SdkRules = ["CA1727", "CA1848", "CA2016", "CA2017", "CA2023", "CA2253", "CA2254"];

    private static readonly string[] SonarRules =
        ["S106", "S1147", "S2139", "S2190", "S2629", "S6664", "S6667", "S6668", "S6669", "S6672", "S6673", "S6674", "S6677", "S6678", "S8949"];

    private static readonly string[] MeziantouRules =
        ["MA0032", "MA0040", "MA0042", "MA0079", "MA0080", "MA0124", "MA0125", "MA0126", "MA0134", "MA0135", "MA0139", "MA0153", "MA0180"];

    private static readonly string[] RoslynatorRules = ["RCS1075", "RCS1229"];

    private static readonly string[] AsyncFixerRules = ["AsyncFixer02", "AsyncFixer03", "AsyncFixer04"];

    private static readonly string[] ThreadingRules = ["VSTHRD002", "VSTHRD100", "VSTHRD103", "VSTHRD110"];

    public static ImmutableArray<DiagnosticAnalyzer> Seaworthy { get; } = Load(Path.Combine(AppContext.BaseDirectory, "Seaworthy.Analyzers.dll"));

    public static Contender Ours { get; } = new("Seaworthy", Seaworthy);

    /// <summary>The rules of the SDK about logging and tokens: those that any project could compare us with.</summary>
    public static Contender SdkTopic { get; } = Contender.Of("SDK, seven rules", Sdk(), SdkRules);

    public static Contender SdkShipped { get; } = new("SDK, as shipped", Sdk());

    public static IReadOnlyList<Contender> SameGround { get; } =
    [
        SdkTopic,
        Contender.Of("Sonar, same ground", Sonar(), SonarRules),
        Contender.Of("Meziantou, same ground", Meziantou(), MeziantouRules),
        Contender.Of("Roslynator, same ground", Roslynator(), RoslynatorRules),
        Contender.Of("AsyncFixer, same ground", AsyncFixer(), AsyncFixerRules),
        Contender.Of("VS.Threading, same ground", Threading(), ThreadingRules),
    ];

    public static IReadOnlyList<Contender> AsShipped() =>
    [
        SdkShipped,
        new("Sonar, as shipped", Sonar()),
        new("Meziantou, as shipped", Meziantou()),
        new("Roslynator, as shipped", Roslynator()),
        new("AsyncFixer, as shipped", AsyncFixer()),
        new("VS.Threading, as shipped", Threading()),
    ];

    private static ImmutableArray<DiagnosticAnalyzer> Sdk() => Load(
        [.. Directory.GetFiles(Path.Combine(Metadata("Sdk"), "Sdks/Microsoft.NET.Sdk/analyzers"), "*NetAnalyzers.dll").Where(file => !file.Contains("VisualBasic", StringComparison.Ordinal))]);

    private static ImmutableArray<DiagnosticAnalyzer> Sonar() => Load(InPackage("SonarAnalyzer.CSharp", "analyzers/SonarAnalyzer.CSharp.dll"));

    private static ImmutableArray<DiagnosticAnalyzer> Meziantou() => Load(InPackage("Meziantou.Analyzer", "analyzers/dotnet/roslyn5.9/cs/Meziantou.Analyzer.dll"));

    private static ImmutableArray<DiagnosticAnalyzer> Roslynator() => Load(InPackage("Roslynator.Analyzers", "analyzers/dotnet/roslyn5.0/cs/Roslynator.CSharp.Analyzers.dll"));

    private static ImmutableArray<DiagnosticAnalyzer> AsyncFixer() => Load(InPackage("AsyncFixer", "analyzers/dotnet/cs/AsyncFixer.dll"));

    private static ImmutableArray<DiagnosticAnalyzer> Threading() => Load(
        InPackage("Microsoft.VisualStudio.Threading.Analyzers", "analyzers/cs/Microsoft.VisualStudio.Threading.Analyzers.dll"),
        InPackage("Microsoft.VisualStudio.Threading.Analyzers", "analyzers/cs/Microsoft.VisualStudio.Threading.Analyzers.CSharp.dll"));

    private static string InPackage(string package, string file) => Path.Combine(Metadata("Package:" + package), file);

    public static string Metadata(string key) =>
        typeof(Packages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;

    private static ImmutableArray<DiagnosticAnalyzer> Load(params ReadOnlySpan<string> files)
    {
        var found = ImmutableArray.CreateBuilder<DiagnosticAnalyzer>();
        PackageContext? context = null;
        foreach (var file in files)
        {
            context ??= new PackageContext(Path.GetDirectoryName(file)!);
            foreach (var type in context.LoadFromAssemblyPath(file).GetTypes())
            {
                if (!type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type) && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) is true)
                    found.Add((DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!);
            }
        }

        return found.ToImmutable();
    }

    /// <summary>Shares Roslyn with this program, and takes what else a package needs from its own folder.</summary>
    private sealed class PackageContext(string folder) : AssemblyLoadContext(folder)
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var own = Path.Combine(Name!, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !assemblyName.Name.Contains("NetAnalyzers", StringComparison.Ordinal) || !File.Exists(own)
                ? null
                : LoadFromAssemblyPath(own);
        }
    }
}
