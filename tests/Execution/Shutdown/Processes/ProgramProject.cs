using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Execution.Shutdown.Processes;

/// <summary>A version of a program as a project, and as files that can be run.</summary>
internal sealed class ProgramProject
{
    private const string FileName = "Program.cs";

    private readonly ServiceProgram _program;
    private readonly DocumentId _document;

    private ProgramProject(ServiceProgram program, Project project, DocumentId document)
    {
        _program = program;
        Project = project;
        _document = document;
    }

    public Project Project { get; }

    public static ProgramProject Create(ServiceProgram program, string text)
    {
#pragma warning disable CA2000 // The project lives as long as its workspace.
        var project = new AdhocWorkspace().AddProject(program.Name, LanguageNames.CSharp)
#pragma warning restore CA2000
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences(ProgramLibraries.Of(program).Metadata)
            .AddDocument("Prelude.cs", ProgramFile.Prelude(program.Host), filePath: "/Prelude.cs").Project;
        var document = project.AddDocument(FileName, text, filePath: "/" + FileName);
        return new ProgramProject(program, document.Project, document.Id);
    }

    public ProgramProject With(Project project) => new(_program, project, _document);

    public async Task<string> TextAsync(CancellationToken cancellationToken) =>
        (await Project.GetDocument(_document)!.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();

    /// <summary>Writes the program into a folder, and returns the path to start it by.</summary>
    public async Task<string> EmitAsync(string folder, CancellationToken cancellationToken)
    {
        var libraries = ProgramLibraries.Of(_program);
        Directory.CreateDirectory(folder);
        foreach (var file in libraries.Files)
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

        var path = Path.Combine(folder, _program.Name + ".dll");
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".runtimeconfig.json"), libraries.RuntimeConfiguration, cancellationToken).ConfigureAwait(false);
        await File.WriteAllTextAsync(Path.ChangeExtension(path, ".deps.json"), libraries.Dependencies(_program.Name), cancellationToken).ConfigureAwait(false);
        var emitted = (await Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!.Emit(path, cancellationToken: cancellationToken);
        var problems = emitted.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).ToList();
        return problems.Count is 0 ? path : throw new InvalidOperationException($"{_program.Name} has problems:\n{string.Join('\n', problems)}");
    }
}
