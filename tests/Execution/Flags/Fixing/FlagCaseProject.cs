using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags;
using Seaworthy.Tests.Execution.Flags.Cases;

namespace Seaworthy.Tests.Execution.Flags.Fixing;

/// <summary>A solution that has the file of one case, and the registry that retires its flag.</summary>
internal static class FlagCaseProject
{
    public const string FileName = "Case.cs";

    private const string Registry = "featureflags.json";

    /// <summary>The cases whose code has another name for the flag "X".</summary>
    private static readonly Dictionary<string, string> Aliases = new()
    {
        ["D08"] = "My.X",
        ["D09"] = "new-checkout",
        ["D10"] = "NewCheckout",
        ["D16"] = "EnableFeatureA",
        ["D18"] = "UseNew",
    };

    public static Project Create(FlagCase source, string code, bool on)
    {
        var files = new List<(string Name, string Text)> { (FileName, FlagCaseSource.Write(source, code)) };
        if (source.Kind is not FlagCaseKind.File)
            files.Add(("Prelude.cs", FlagCaseFile.Prelude));
        else if (source.Context.Length > 0)
            files.Add(("Context.cs", source.Context + "\n"));

        var output = source.IsProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return Create(files, output, WriteRegistry(source, on), WriteOptions(source));
    }

    public static Project Create(IEnumerable<(string Name, string Text)> files, OutputKind output, string registry, string options)
    {
#pragma warning disable CA2000 // The project lives as long as its workspace.
        var project = new AdhocWorkspace().AddProject("Shop", LanguageNames.CSharp)
#pragma warning restore CA2000
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(output, allowUnsafe: true, concurrentBuild: false))
            .WithMetadataReferences(References.Web.Metadata);
        foreach (var (name, text) in files)
            project = project.AddDocument(name, SourceText.From(text), filePath: "/shop/" + name).Project;

        project = project.AddAdditionalDocument(Registry, SourceText.From(registry), filePath: "/shop/" + Registry).Project;
        return project.AddAnalyzerConfigDocument(".editorconfig", SourceText.From("root = true\n\n[*.cs]\n" + options), filePath: "/shop/.editorconfig").Project;
    }

    /// <summary>The project without its retired flags; the same project where nothing can be removed.</summary>
    public static async Task<Project> RemoveFlagsAsync(Project project, CancellationToken cancellationToken) =>
        (await FlagRemoval.RunAsync(project.Solution, keys: null, cancellationToken).ConfigureAwait(false))?.GetProject(project.Id) ?? project;

    public static async Task<string> TextAsync(Project project, string name, CancellationToken cancellationToken) =>
        (await project.Documents.Single(document => document.Name == name).GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();

    /// <summary>The names of the files beside the case that are no longer as they were.</summary>
    public static async Task<IReadOnlyList<string>> OtherChangesAsync(Project before, Project after, CancellationToken cancellationToken)
    {
        var changed = new List<string>();
        foreach (var document in before.Documents.Where(document => document.Name is not FileName))
        {
            var was = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
            if (after.GetDocument(document.Id) is not { } now || (await now.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString() != was)
                changed.Add(document.Name);
        }

        return changed;
    }

    /// <summary>The same project with its registry as it was.</summary>
    public static async Task<Project> WithRegistryOfAsync(Project project, Project other, CancellationToken cancellationToken) => project.Solution
        .WithAdditionalDocumentText(project.AdditionalDocuments.Single().Id, await other.AdditionalDocuments.Single().GetTextAsync(cancellationToken).ConfigureAwait(false))
        .GetProject(project.Id)!;

    private static string WriteRegistry(FlagCase source, bool on)
    {
        var state = source.Id switch
        {
            "A27" => $"\"state\": \"value\", \"type\": \"string\", \"value\": \"{(on ? "treatment" : "control")}\"",
            "A28" => $"\"state\": \"value\", \"type\": \"integer\", \"value\": {(on ? 25 : 10)}",
            "C38" => $"\"state\": \"value\", \"type\": \"string\", \"value\": \"{(on ? "Big" : "Small")}\"",
            _ => on ? "\"state\": \"on\"" : "\"state\": \"off\"",
        };
        var aliases = Aliases.TryGetValue(source.Id, out var alias) ? $", \"aliases\": [\"{alias}\"]" : "";
        return $$"""
            {
              // The flags of the cases.
              "version": 1,
              "complete": false,
              "flags": {
                "X": { {{state}}{{aliases}} },
                "Y": { "state": "{{(source.Id is not "C36" ? "active" : on ? "on" : "off")}}" },
                "Z": { "state": "active" }
              }
            }

            """;
    }

    private static string WriteOptions(FlagCase source) =>
        $"""
        seaworthy.flags.read_methods = M:IFlags.IsEnabled(System.String) | M:IFlags.IsOff(System.String) when=false | IFlags.Variant | IFlags.Int | IF2.Is
        {(source.Id is "D18" ? "seaworthy.flags.read_properties = O.UseNew flag=X" : "")}
        """;
}
