using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Benchmarks.Code;

namespace Seaworthy.Benchmarks.Measuring;

/// <summary>Analyzers that are measured together.</summary>
/// <param name="Ids">The rules that are on, whatever their defaults; null for all of them as they are shipped.</param>
internal sealed record Contender(string Name, ImmutableArray<DiagnosticAnalyzer> Analyzers, IReadOnlyCollection<string>? Ids = null)
{
    /// <summary>Of these analyzers only those that have one of the rules.</summary>
    public static Contender Of(string name, ImmutableArray<DiagnosticAnalyzer> analyzers, params string[] ids) =>
        new(name, [.. analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => ids.Contains(rule.Id)))], ids);

    /// <summary>Without those that a build leaves out: an analyzer that only has suggestions is not run by the compiler.</summary>
    public Contender InBuild() => this with
    {
        Analyzers = [.. Analyzers.Where(analyzer => analyzer is DiagnosticSuppressor || analyzer.SupportedDiagnostics.Any(rule =>
            Ids is null ? rule.IsEnabledByDefault && rule.DefaultSeverity >= DiagnosticSeverity.Warning : Ids.Contains(rule.Id)))],
    };

    public CSharpCompilation Configure(CSharpCompilation compilation)
    {
        if (Ids is null)
            return compilation;

        var severities = Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Select(rule => rule.Id)
            .Distinct()
            .Select(id => KeyValuePair.Create(id, Ids.Contains(id) ? ReportDiagnostic.Warn : ReportDiagnostic.Suppress));
        return compilation.WithOptions(compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItems(severities)));
    }

    /// <summary>Parses, binds and analyzes, as a compiler does short of writing an assembly.</summary>
    public ImmutableArray<Diagnostic> Run(ProjectCode project, bool logsTimes = false, Action<AnalysisResult>? read = null)
    {
        var compilation = project.Compile();
        if (Analyzers.IsEmpty)
            return compilation.GetDiagnostics();

        var driver = new CompilationWithAnalyzers(
            Configure(compilation),
            Analyzers,
            new CompilationWithAnalyzersOptions(project.AnalyzerOptions(), static (exception, analyzer, _) => throw new InvalidOperationException($"{analyzer} failed", exception), concurrentAnalysis: false, logsTimes));
        if (read is not null)
            read(driver.GetAnalysisResultAsync(default).GetAwaiter().GetResult());

        return driver.GetAllDiagnosticsAsync().GetAwaiter().GetResult();
    }
}
