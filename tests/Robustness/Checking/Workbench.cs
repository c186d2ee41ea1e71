using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Execution.Fixing;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>Runs every analyzer over pieces of code.</summary>
internal sealed class Workbench
{
    private static readonly ConcurrentDictionary<(SourceCodeKind, Surroundings), Lazy<Workbench>> Known = [];
    private static readonly HashSet<string> OwnIds = [.. RuleCatalog.Rules.Select(rule => rule.Id)];

    /// <summary>Suppressors only have work to do where somebody else reports.</summary>
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. RuleCatalog.Analyzers, new PeerAnalyzer()];

    private readonly Solution _solution;
    private readonly DocumentId _document;

    private Workbench(SourceCodeKind kind, Surroundings surroundings)
    {
        var references = surroundings switch
        {
            Surroundings.Complete => References.Net10.Metadata,
            Surroundings.NoLibraries => References.Framework.Metadata,
            _ => [],
        };
        var project = ProjectId.CreateNewId();
        _document = DocumentId.CreateNewId(project);
#pragma warning disable CA2000 // The solution lives as long as its workspace.
        _solution = new AdhocWorkspace().CurrentSolution
#pragma warning restore CA2000
            .AddProject(ProjectInfo.Create(project, VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp)
                .WithParseOptions(Corpus.Parse.WithKind(kind))
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
                .WithMetadataReferences(references))
            .AddDocument(DocumentInfo.Create(_document, "Snippet.cs", sourceCodeKind: kind, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(""), VersionStamp.Default)), filePath: "/snippet/Snippet.cs"))
            .AddAdditionalDocument(DocumentId.CreateNewId(project), "featureflags.json", SourceText.From(FlagFile.Text), filePath: "/snippet/featureflags.json")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".globalconfig", SourceText.From(FlagFile.Date), filePath: "/snippet/.globalconfig");

        // Each piece of code is a fork of this solution, and so shares what was learned about the references.
        _ = _solution.GetProject(project)!.GetCompilationAsync().GetAwaiter().GetResult()!.GetSpecialType(SpecialType.System_Object);
    }

    /// <summary>One for all code of a kind: setting it up costs more than a hundred mutants.</summary>
    public static Workbench For(Snippet snippet, Surroundings surroundings = Surroundings.Complete) =>
        Known.GetOrAdd((snippet.Kind, surroundings), key => new Lazy<Workbench>(() => new Workbench(key.Item1, key.Item2))).Value;

    /// <summary>Analyzes the code; the fixes can then be tried on it.</summary>
    public async Task<Trial> Analyze(string text, CancellationToken cancellationToken)
    {
        var document = _solution.WithDocumentText(_document, SourceText.From(text)).GetDocument(_document)!;
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var findings = new Findings();
        var analyzed = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions,
            (exception, analyzer, _) => findings.Add($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false));

        var reported = (await analyzed.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false)).RemoveAll(diagnostic => !OwnIds.Contains(diagnostic.Id));
        findings.Diagnostics = reported.Length;
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return new Trial(document, root!, reported, findings);
    }
}
