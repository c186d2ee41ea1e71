using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Corpus.Loading;

namespace Seaworthy.Corpus.Analysis;

/// <summary>Compiles every project once, with all rules.</summary>
internal sealed class AnalysisRun(string root, TimeSpan limit)
{
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);

    /// <summary>What the rules found in each project.</summary>
    public Dictionary<ProjectId, ImmutableArray<Diagnostic>> Diagnostics { get; } = [];

    /// <summary>The errors and warnings of the compiler for each project as it is.</summary>
    public Dictionary<ProjectId, ImmutableArray<Diagnostic>> Compiler { get; } = [];

    public SortedSet<Finding> Findings { get; } = [];

    public SortedSet<Finding> CompilerErrors { get; } = [];

    public Dictionary<string, TimeSpan> Times { get; } = [];

    public ConcurrentBag<(string Analyzer, Exception Exception, string Project)> Exceptions { get; } = [];

    public List<string> Problems { get; } = [];

    public int Lines { get; private set; }

    public int Files => _files.Count;

    public int FilesWithErrors => CompilerErrors.Select(error => error.Path).Where(path => _files.Contains(Path.Combine(root, path))).Distinct().Count();

    public async Task RunAsync(Solution solution)
    {
        foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects())
            await RunAsync(solution.GetProject(id)!);
    }

    private async Task RunAsync(Project project)
    {
        if (await project.GetCompilationAsync() is not { } compilation)
            return;

        var sources = project.Documents.Where(document => !SolutionBuilder.IsMade(document)).Select(document => document.FilePath!).ToHashSet(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees.Where(tree => sources.Contains(tree.FilePath) && _files.Add(tree.FilePath)))
            Lines += (await tree.GetTextAsync()).Lines.Count;

        var options = new CompilationWithAnalyzersOptions(
            project.AnalyzerOptions,
            (exception, analyzer, _) => Exceptions.Add((analyzer.GetType().Name, exception, project.Name)),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: true);
        var withAnalyzers = new CompilationWithAnalyzers(compilation.Clone(), Rules.Analyzers, options);
        using var patience = new CancellationTokenSource(limit);
        try
        {
            var all = await withAnalyzers.GetAllDiagnosticsAsync(patience.Token);
            Compiler[project.Id] = [.. all.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed && !Rules.IsOurs(diagnostic))];
            Diagnostics[project.Id] = [.. all.Where(diagnostic => Rules.IsOurs(diagnostic) && !diagnostic.IsSuppressed)];
            Findings.UnionWith(Diagnostics[project.Id].Select(diagnostic => Finding.From(diagnostic, root)));
            CompilerErrors.UnionWith(Compiler[project.Id].Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(diagnostic => Finding.From(diagnostic, root)));
            foreach (var analyzer in Rules.Analyzers)
            {
                var telemetry = await withAnalyzers.GetAnalyzerTelemetryInfoAsync(analyzer, patience.Token);
                var name = analyzer.GetType().Name;
                Times[name] = Times.GetValueOrDefault(name) + telemetry.ExecutionTime;
            }
        }
        catch (OperationCanceledException)
        {
            Compiler.TryAdd(project.Id, []);
            Diagnostics.TryAdd(project.Id, []);
            Problems.Add($"{project.Name}: not analyzed within {limit.TotalSeconds:0} s");
        }
    }
}
