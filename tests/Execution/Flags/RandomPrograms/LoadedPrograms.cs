using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.Tests.Execution.Flags.RandomPrograms;

/// <summary>Compiled programs, loaded so that they can be unloaded again.</summary>
internal sealed class LoadedPrograms : IDisposable
{
    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly Assembly _assembly;

    private LoadedPrograms(Stream assembly, ILookup<string, Diagnostic> diagnostics)
    {
        _assembly = _context.LoadFromStream(assembly);
        Diagnostics = diagnostics;
    }

    /// <summary>The errors and warnings of each program; one with errors can't be run.</summary>
    public ILookup<string, Diagnostic> Diagnostics { get; }

    public static async Task<LoadedPrograms> CompileAsync(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: cancellationToken);
        var diagnostics = ByProgram(emitted.Diagnostics);
        if (!emitted.Success)
        {
            // Errors of one kind keep the compiler from looking for others.
            diagnostics = ByProgram(compilation.GetDiagnostics(cancellationToken));
            compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => HasErrors(diagnostics, Path.GetFileNameWithoutExtension(tree.FilePath))));
            assembly.SetLength(0);
            emitted = compilation.Emit(assembly, cancellationToken: cancellationToken);
            if (!emitted.Success)
                throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)));
        }

        assembly.Position = 0;
        return new LoadedPrograms(assembly, diagnostics);
    }

    public bool Has(string program) => !HasErrors(Diagnostics, program);

    public string Run(string program, MachineInput input, MachineFlags flags) =>
        ((Machine)Activator.CreateInstance(_assembly.GetType(program, throwOnError: true)!)!).Run(input, flags);

    public void Dispose() => _context.Unload();

    private static ILookup<string, Diagnostic> ByProgram(IEnumerable<Diagnostic> diagnostics) => diagnostics
        .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
        .ToLookup(diagnostic => Path.GetFileNameWithoutExtension(diagnostic.Location.SourceTree?.FilePath ?? ""));

    private static bool HasErrors(ILookup<string, Diagnostic> diagnostics, string program) => diagnostics[program].Any(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
}
