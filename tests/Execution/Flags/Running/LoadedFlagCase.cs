using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Execution.Flags.Running;

/// <summary>Compiled code, loaded so that it can be unloaded again.</summary>
internal sealed class LoadedFlagCase : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly AssemblyLoadContext _context = new(name: null, isCollectible: true);

    private LoadedFlagCase(Stream assembly) => Assembly = _context.LoadFromStream(assembly);

    public Assembly Assembly { get; }

    /// <summary>Compiles the project; what the compiler has to say of it is returned instead of it when it is not allowed.</summary>
    public static async Task<(LoadedFlagCase? Loaded, IReadOnlyList<string> Problems)> CompileAsync(Project project, IReadOnlyList<string> allowed, CancellationToken cancellationToken)
    {
        var compilation = (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;
        var problems = compilation.GetDiagnostics(cancellationToken)
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !allowed.Contains(diagnostic.Id))
            .Select(diagnostic => diagnostic.ToString())
            .ToList();
        if (problems.Count > 0)
            return (null, problems);

        using var assembly = new MemoryStream();
        var emitted = compilation.Emit(assembly, cancellationToken: cancellationToken);
        if (!emitted.Success)
            return (null, [.. emitted.Diagnostics.Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error).Select(diagnostic => diagnostic.ToString())]);

        assembly.Position = 0;
        return (new LoadedFlagCase(assembly), []);
    }

    /// <summary>Runs the class <c>Host</c>: its log, its result and what it throws, in words.</summary>
    public string Run(FlagInput input, bool on)
    {
        var type = Assembly.GetType("Host", throwOnError: true)!;
        var flags = Create("FakeFlags", on);
        var manager = Create("FakeFm", on);
        var constructor = type.GetConstructors().Single();
        var host = constructor.Invoke([.. constructor.GetParameters().Select(_ => flags)]);
        Set(host, "flags", flags);
        Set(host, "fm", manager);
        Set(host, "vfm", manager);
        Set(host, "a", input.A);
        Set(host, "b", input.B);
        Set(host, "n", input.N);
        Set(host, "str", input.Text);
        var end = End(() => type.GetMethod("Run")!.Invoke(host, BindingFlags.DoNotWrapExceptions, binder: null, [], culture: null));
        var log = (IEnumerable)type.GetField("log")!.GetValue(host)!;
        return string.Join(", ", log.Cast<object?>().Append(end));
    }

    /// <summary>How a call ends: its result, when it is there, or what is thrown.</summary>
    public static string End(Func<object?> call)
    {
        try
        {
            // Another thread, which can be left to itself if it never ends.
            var result = Task.Run(async () =>
            {
                var returned = call();
                if (returned is not Task task)
                    return returned;

                await task.ConfigureAwait(false);
                return task.GetType().GetProperty("Result") is { PropertyType.Name: not "VoidTaskResult" } value ? value.GetValue(task) : null;
            }).WaitAsync(Patience).GetAwaiter().GetResult();
            return "=> " + Describe(result);
        }
#pragma warning disable CA1031 // Whatever is thrown is what is compared.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return $"throws {exception.GetType().Name}: {exception.Message}";
        }
    }

    public void Dispose() => _context.Unload();

    private object Create(string type, bool on)
    {
        var instance = Activator.CreateInstance(Assembly.GetType(type, throwOnError: true)!)!;
        instance.GetType().GetField("On")!.SetValue(instance, on);
        return instance;
    }

    private static void Set(object host, string field, object? value) => host.GetType().GetField(field)!.SetValue(host, value);

    private static string Describe(object? value) => value is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{value.GetType().Name} {value}");
}
