using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Programs as the documents of one project, so that they cost one compilation.</summary>
internal static class ProgramProject
{
    private const string Options =
        """
        root = true

        [*.cs]
        seaworthy.flags.read_methods = Seaworthy.Tests.Execution.Flags.RandomPrograms.IFlags.IsEnabled | Seaworthy.Tests.Execution.Flags.RandomPrograms.IFlags.IsOff when=false | Seaworthy.Tests.Execution.Flags.RandomPrograms.IFlags.Variant | Seaworthy.Tests.Execution.Flags.RandomPrograms.IFlags.Number

        """;

    private static readonly MetadataReference Harness = MetadataReference.CreateFromFile(typeof(Machine).Assembly.Location);

    public static Project Create(IEnumerable<(string Name, string Text)> programs, MachineFlags flags)
    {
#pragma warning disable CA2000 // The project lives as long as its workspace.
        var workspace = new AdhocWorkspace();
#pragma warning restore CA2000
        var project = ProjectId.CreateNewId();
        var solution = workspace.CurrentSolution.AddProject(ProjectInfo.Create(
            project,
            VersionStamp.Default,
            "Programs",
            "Programs",
            LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, concurrentBuild: false),
            parseOptions: new CSharpParseOptions(LanguageVersion.Latest),
            documents: programs.Select(program => DocumentInfo.Create(
                DocumentId.CreateNewId(project),
                program.Name + ".cs",
                loader: TextLoader.From(TextAndVersion.Create(SourceText.From(program.Text), VersionStamp.Default)),
                filePath: $"/shop/{program.Name}.cs")),
            metadataReferences: [.. References.Net10.Metadata, Harness]));
        return solution
            .AddAdditionalDocument(DocumentId.CreateNewId(project), "featureflags.json", SourceText.From(Registry(flags)), filePath: "/shop/featureflags.json")
            .AddAnalyzerConfigDocument(DocumentId.CreateNewId(project), ".editorconfig", SourceText.From(Options), filePath: "/shop/.editorconfig")
            .GetProject(project)!;
    }

    private static string Registry(MachineFlags flags) =>
        $$"""
        {
          "version": 1,
          "flags": {
            "X": { "state": "{{(flags.X ? "on" : "off")}}" },
            "Y": { "state": "{{(flags.Y ? "on" : "off")}}" },
            "Z": { "state": "active" },
            "V": { "state": "value", "type": "string", "value": "{{(flags.X ? "treatment" : "control")}}" },
            "I": { "state": "value", "type": "integer", "value": {{(flags.X ? 2 : 1)}} }
          }
        }

        """;
}
