using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Benchmarks.Measuring;
using Seaworthy.Corpus.Loading;

namespace Seaworthy.Benchmarks.Code;

/// <summary>Checkouts of public code, without their tests.</summary>
internal static class PublicCode
{
    public static async Task<CodeSet> LoadAsync(IReadOnlyList<string> folders)
    {
        MsBuildReader.Register();
        var projects = new List<ProjectCode>();
        foreach (var folder in folders)
            projects.AddRange(await LoadAsync(folder));

        return new CodeSet(string.Join(", ", folders.Select(Path.GetFileName)), projects);
    }

    private static async Task<List<ProjectCode>> LoadAsync(string folder)
    {
        var problems = new List<string>();
        var models = SourceTree.Read(folder, problems);
        var solution = new SolutionBuilder(folder, new Dictionary<string, string>(), new ReferenceSet(Packages.Metadata("References")), problems).Build(models);
        var projects = new List<ProjectCode>();
        foreach (var id in solution.GetProjectDependencyGraph().GetTopologicallySortedProjects())
        {
            if (await solution.GetProject(id)!.GetCompilationAsync() is CSharpCompilation { SyntaxTrees.Length: > 0 } compilation)
                projects.Add(Read(compilation, solution.GetProject(id)!));
        }

        return projects;
    }

    private static ProjectCode Read(CSharpCompilation compilation, Project project) => new(
        project.Name,
        [.. compilation.SyntaxTrees.Select(tree => (tree.FilePath, tree.GetText()))],
        [.. compilation.References],
        (CSharpParseOptions)compilation.SyntaxTrees[0].Options,
        compilation.Options.WithConcurrentBuild(false),
        project.AnalyzerOptions.AnalyzerConfigOptionsProvider,
        project.AnalyzerOptions.AdditionalFiles);
}
