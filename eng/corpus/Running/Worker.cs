using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Seaworthy.Corpus.Analysis;
using Seaworthy.Corpus.Fixing;
using Seaworthy.Corpus.Loading;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Running;

/// <summary>Runs one repository from its projects to its last Fix All, and leaves what it found in a folder.</summary>
internal sealed class Worker(CommandLine line, string references)
{
    public const string CountsFile = "counts.json";
    public const string TimesFile = "times.json";
    public const string FindingsFile = "findings.tsv";

    private readonly ReferenceSet _references = new(references);

    public async Task RunAsync(Checkout checkout)
    {
        var results = Path.Combine(line.Out, Checkout.FolderName(checkout.Entry.Repository));
        if (Directory.Exists(results))
            Directory.Delete(results, recursive: true);

        Directory.CreateDirectory(results);
        var watch = Stopwatch.StartNew();
        var problems = new List<string>();
        var models = SourceTree.Read(checkout.Folder, problems);
        var solution = new SolutionBuilder(checkout.Folder, checkout.Entry.Options ?? [], _references, problems).Build(models);
        var load = watch.Elapsed;

        watch.Restart();
        var analysis = new AnalysisRun(checkout.Folder, line.Timeout);
        await analysis.RunAsync(solution);
        var analyzed = watch.Elapsed;
        Write(FindingsFile, analysis.Findings.Select(finding => finding.ToString()));
        Write("errors.tsv", analysis.CompilerErrors.Select(error => error.ToString()));
        Write("exceptions.txt", analysis.Exceptions.Select(thrown => $"{thrown.Analyzer} in {thrown.Project}: {thrown.Exception}\n"));
        Write("problems.txt", problems.Concat(analysis.Problems));
        Tell($"{models.Count} projects, {analysis.Files} files, {analysis.FilesWithErrors} with errors, {analysis.Findings.Count} findings, {analysis.Exceptions.Count} exceptions, {analyzed.TotalSeconds:0} s");

        watch.Restart();
        var fixes = line.Fixes ? await FixAsync(checkout, solution, analysis, results) : null;
        var times = new RepositoryTimes { Repository = checkout.Entry.Repository, Load = Seconds(load), Analysis = Seconds(analyzed), Fixes = Seconds(watch.Elapsed) };
        foreach (var (analyzer, time) in analysis.Times)
            times.Analyzers.Add(analyzer, Seconds(time));

        CorpusFiles.Write(Path.Combine(results, TimesFile), times);
        CorpusFiles.Write(Path.Combine(results, CountsFile), Count(checkout, models.Count, analysis) with { Fixes = fixes });

        void Write(string name, IEnumerable<string> lines) => File.WriteAllLines(Path.Combine(results, name), lines);

        void Tell(FormattableString text) => Console.WriteLine(FormattableString.Invariant($"{checkout.Entry.Repository}: ") + FormattableString.Invariant(text));
    }

    private static RepositoryCounts Count(Checkout checkout, int projects, AnalysisRun analysis)
    {
        var counts = new RepositoryCounts
        {
            Repository = checkout.Entry.Repository,
            Commit = checkout.Commit,
            Projects = projects,
            Files = analysis.Files,
            Lines = analysis.Lines,
            FilesWithErrors = analysis.FilesWithErrors,
            Errors = analysis.CompilerErrors.Count,
        };
        foreach (var rule in analysis.Findings.GroupBy(finding => finding.Id))
            counts.Findings.Add(rule.Key, new(Of(rule, DiagnosticSeverity.Warning), Of(rule, DiagnosticSeverity.Info), Of(rule, DiagnosticSeverity.Hidden)));

        foreach (var analyzer in analysis.Exceptions.GroupBy(thrown => thrown.Analyzer))
            counts.Exceptions.Add(analyzer.Key, analyzer.Count());

        return counts;

        static int Of(IEnumerable<Finding> findings, DiagnosticSeverity severity) => findings.Count(finding => finding.Severity == severity);
    }

    private async Task<SortedDictionary<string, FixCounts>> FixAsync(Checkout checkout, Solution solution, AnalysisRun analysis, string results)
    {
        var counts = new SortedDictionary<string, FixCounts>(StringComparer.Ordinal);
        var run = new FixRun(checkout.Folder, solution, analysis, line.Timeout);
        foreach (var id in analysis.Findings.Select(finding => finding.Id).Distinct().Order(StringComparer.Ordinal))
        {
            if (Rules.FixOf(id) is null || (line.Ids.Count > 0 && !line.Ids.Contains(id)))
                continue;

            var watch = Stopwatch.StartNew();
            var fix = await run.RunAsync(id);
            if (fix.Found is 0)
                continue;

            counts.Add(id, fix);
            if (run.After is { } after)
                await Patch.WriteAsync(new(solution, after), checkout.Folder, Path.Combine(results, id + ".diff"));

            await File.WriteAllLinesAsync(Path.Combine(results, "fixes.txt"), run.Notes);
            Console.WriteLine(FormattableString.Invariant($"{checkout.Entry.Repository}: {id} {fix.Fixed} of {fix.Found} fixed in {fix.ChangedFiles} files, {fix.NewErrors} new errors, {fix.NewWarnings} new warnings, {fix.ChangedAgain} changed again, {fix.Exceptions} exceptions{(fix.TimedOut ? ", not done in time" : "")}, {watch.Elapsed.TotalSeconds:0} s"));
        }

        return counts;
    }

    private static double Seconds(TimeSpan time) => Math.Round(time.TotalSeconds, 3);
}
