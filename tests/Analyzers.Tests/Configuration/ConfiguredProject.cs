using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Configuration;

namespace Seaworthy.Tests.Configuration;

/// <summary>A project with configuration files, and what is reported about its settings.</summary>
internal static class ConfiguredProject
{
    public static async Task<IEnumerable<string>> Messages(string[] files, (string Path, string Text)[] configs) =>
        (await Diagnostics(files, configs)).Select(diagnostic => diagnostic.GetMessage(CultureInfo.InvariantCulture));

    public static async Task<IReadOnlyList<Diagnostic>> Diagnostics(string[] files, (string Path, string Text)[] configs, params (string Path, string Text)[] additional)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("Orders", LanguageNames.CSharp).WithMetadataReferences(References.Framework.Metadata);
        foreach (var (file, index) in files.Select((file, index) => (file, index)))
            project = project.AddDocument($"{index}.cs", file, filePath: $"/{index}.cs").Project;

        foreach (var (path, text) in configs)
            project = project.AddAnalyzerConfigDocument(path, SourceText.From(text), filePath: path).Project;

        foreach (var (path, text) in additional)
            project = project.AddAdditionalDocument(path, text, filePath: path).Project;

        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!
            .WithAnalyzers([new OptionsAnalyzer()], new CompilationWithAnalyzersOptions(project.AnalyzerOptions, (error, _, _) => throw error, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }
}
