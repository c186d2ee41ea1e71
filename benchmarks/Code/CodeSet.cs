using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Benchmarks.Code;

/// <summary>The sources of one project, from which every measurement makes a compilation of its own.</summary>
internal sealed record ProjectCode(
    string Name,
    IReadOnlyList<(string Path, SourceText Text)> Sources,
    IReadOnlyList<MetadataReference> References,
    CSharpParseOptions ParseOptions,
    CSharpCompilationOptions Options,
    AnalyzerConfigOptionsProvider Config,
    IReadOnlyList<AdditionalText> AdditionalFiles)
{
    public int Lines => Sources.Sum(source => source.Text.Lines.Count);

    public CSharpCompilation Compile()
    {
        var trees = new SyntaxTree[Sources.Count];
        for (var index = 0; index < trees.Length; index++)
            trees[index] = CSharpSyntaxTree.ParseText(Sources[index].Text, ParseOptions, Sources[index].Path);

        return CSharpCompilation.Create(Name, trees, References, Options);
    }

    /// <summary>Never the same object twice: analyzers may keep what they have read for one.</summary>
    public AnalyzerOptions AnalyzerOptions() => new([.. AdditionalFiles], Config);
}

/// <summary>What is measured together.</summary>
internal sealed record CodeSet(string Name, IReadOnlyList<ProjectCode> Projects)
{
    public int Lines => Projects.Sum(project => project.Lines);

    /// <summary>Packages of public code that could not be had; generated code has none.</summary>
    public int Errors => Projects.Sum(project => project.Compile().GetDiagnostics().Count(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error));
}
