using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Tests.Execution.Cases;

namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>All cases as the documents of one project, so that they cost one compilation.</summary>
internal sealed class CaseProject
{
    private static readonly MetadataReference Harness = MetadataReference.CreateFromFile(typeof(CaseProject).Assembly.Location);

    /// <summary>What would otherwise be repaired one by one.</summary>
    private const string Options = "is_global = true\nseaworthy.logging.include_unknown_in_fix_all = true\n";

    private CaseProject(Project project, IReadOnlyDictionary<DocumentId, Case> cases)
    {
        Project = project;
        Cases = cases;
    }

    public Project Project { get; }

    public IReadOnlyDictionary<DocumentId, Case> Cases { get; }

    public static CaseProject Create(IEnumerable<Case> cases)
    {
#pragma warning disable CA2000 // The project lives as long as its workspace.
        var project = new AdhocWorkspace().AddProject("Cases", LanguageNames.CSharp)
#pragma warning restore CA2000
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            // Without optimization, so that no stack trace depends on what was inlined.
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
            .WithMetadataReferences([.. References.Net10.Metadata, Harness])
            .AddAnalyzerReference(new LoggerMessageGenerator());

        using var prelude = new StreamReader(typeof(CaseProject).Assembly.GetManifestResourceStream("Prelude.txt")!);
        project = project.AddDocument("Prelude.cs", prelude.ReadToEnd()).Project;
        project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(Options), filePath: "/.globalconfig").Project;

        var byDocument = new Dictionary<DocumentId, Case>();
        foreach (var source in cases)
        {
            var document = project.AddDocument(source.Namespace + ".cs", CaseSource.Write(source), filePath: "/" + source.Namespace + ".cs");
            byDocument.Add(document.Id, source);
            project = document.Project;
        }

        return new CaseProject(project, byDocument);
    }

    public CaseProject With(Project project) => new(project, Cases);

    public async Task<string> TextAsync(Case source, CancellationToken cancellationToken)
    {
        var document = Project.GetDocument(Cases.Single(pair => pair.Value.Id == source.Id).Key)!;
        return (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
    }
}
