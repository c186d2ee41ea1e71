using System.Globalization;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Execution.Cases;
using Seaworthy.Tests.Execution.Comparing;
using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Running;

/// <summary>Compiled cases, loaded so that they can be unloaded again.</summary>
internal sealed class LoadedCases : IDisposable
{
    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly System.Reflection.Assembly _assembly;

    private LoadedCases(Stream assembly) => _assembly = _context.LoadFromStream(assembly);

    /// <summary>Compiles the cases without those that have errors, which are returned by document.</summary>
    public static (LoadedCases Loaded, ILookup<DocumentId, string> Errors) Compile(Project project, Compilation compilation)
    {
        var errors = compilation.GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)
            .ToLookup(diagnostic => project.GetDocumentId(diagnostic.Location.SourceTree)!, diagnostic => diagnostic.ToString());

        // What a generator wrote belongs to no case.
        if (errors.FirstOrDefault(group => !project.ContainsDocument(group.Key)) is { } foreign)
            throw new InvalidOperationException(string.Join('\n', foreign));

        compilation = compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => errors.Contains(project.GetDocumentId(tree)!)));

        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)));

        assembly.Position = 0;
        return (new LoadedCases(assembly), errors);
    }

    public Observation Run(Case source, string culture)
    {
        var library = LogLibrary.Named(source.Library);
        var records = new List<LogRecord>();
        var clock = new RecordedClock();
        var dependency = new Dependency(clock, Outcome.Parse(source.Script));
        var outer = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        object? returned = null;
        Exception? thrown = null;
        try
        {
            var type = _assembly.GetType(source.Namespace + ".Case", throwOnError: true)!;
            var code = Activator.CreateInstance(type, library.CreateLogger(records), dependency, clock)!;
            var run = type.GetMethod("RunAsync")!.CreateDelegate<Func<Task<object?>>>(code);
            returned = SingleThread.Run(run, clock);
        }
#pragma warning disable CA1031 // Whatever is thrown is what is compared.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = exception;
        }
        finally
        {
            CultureInfo.CurrentCulture = outer;
        }

        return new(library, culture, records, dependency.Attempts, dependency.Steps, clock.Delays, dependency.Failures, Describe(returned), thrown);
    }

    public void Dispose() => _context.Unload();

    private static string Describe(object? returned) =>
        returned is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{returned.GetType().Name} {returned}");
}
