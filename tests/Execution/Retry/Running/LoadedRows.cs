using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Seaworthy.Tests.Execution.Retry.Fixing;

namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>Compiled rows, loaded so that they can be unloaded again.</summary>
internal sealed class LoadedRows : IDisposable
{
    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);
    private readonly Assembly _assembly;

    private LoadedRows(Stream assembly) => _assembly = _context.LoadFromStream(assembly);

    /// <summary>Compiles the rows without those that have errors or warnings, which are returned by document.</summary>
    public static async Task<(LoadedRows Loaded, ILookup<DocumentId, string> Problems)> Compile(Project project, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var problems = compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .ToLookup(diagnostic => project.GetDocumentId(diagnostic.Location.SourceTree)!, diagnostic => diagnostic.ToString());
        compilation = TestCopy.Of(compilation.RemoveSyntaxTrees(compilation.SyntaxTrees.Where(tree => problems.Contains(project.GetDocumentId(tree)!))));

        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: cancellationToken);
        if (!emitted.Success)
            throw new InvalidOperationException(string.Join('\n', emitted.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error)));

        assembly.Position = 0;
        return (new LoadedRows(assembly), problems);
    }

    public Observation Run(string name, Scenario scenario, string retried, bool hasUserInterface)
    {
        using var journal = new Journal(scenario, retried);
        object? returned = null;
        Exception? thrown = null;
        try
        {
            if (hasUserInterface)
                SingleThreadContext.Run(async () => returned = await Call(name, journal));
            else
                returned = Task.Run(() => Call(name, journal)).GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // Whatever is thrown is what is compared.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            thrown = exception;
        }

        return new Observation(scenario, [.. journal.Events], Observation.Describe(returned), thrown);
    }

    public void Dispose() => _context.Unload();

    private async Task<object?> Call(string name, Journal journal)
    {
        journal.Begin();
        var type = _assembly.GetType(RowProject.Namespace(name) + ".Shop", throwOnError: true)!;
        var run = type.GetMethod("Run") ?? throw new InvalidOperationException($"{name} has no public method Run.");
        var shop = run.IsStatic ? null : Activator.CreateInstance(type, Arguments(type.GetConstructors().First(constructor => constructor.GetParameters().Length > 0), journal));
        return await End(run.Invoke(shop, BindingFlags.DoNotWrapExceptions, binder: null, Arguments(run, journal), culture: null)).ConfigureAwait(true);
    }

    private static object?[] Arguments(MethodBase method, Journal journal) =>
    [
        .. method.GetParameters().Select(parameter => parameter.ParameterType switch
        {
            { Name: nameof(ShopClient) } => (object?)new ShopClient(journal),
            { Name: "ILogger" } => new JournalLogger(journal),
            { Name: nameof(CancellationToken) } => journal.Token,
            var other => throw new InvalidOperationException($"{method} wants a {other}."),
        }),
    ];

    private static async Task<object?> End(object? returned)
    {
        if (returned?.GetType() is { Name: "ValueTask`1" } type)
            returned = type.GetMethod("AsTask")!.Invoke(returned, null);

        if (returned is ValueTask nothing)
            returned = nothing.AsTask();

        if (returned is not Task task)
            return returned;

        await task.ConfigureAwait(true);
        return task.GetType().GetProperty("Result") is { PropertyType.Name: not "VoidTaskResult" } result ? result.GetValue(task) : null;
    }
}
