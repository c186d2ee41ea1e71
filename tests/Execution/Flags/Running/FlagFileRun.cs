using System.Reflection;
using Microsoft.Extensions.Configuration;
using Microsoft.FeatureManagement;

namespace Seaworthy.Tests.Execution.Flags.Running;

/// <summary>Runs what a whole file declares: each method of each class, with arguments made from an input.</summary>
internal static class FlagFileRun
{
    /// <summary>Switches belong to the process.</summary>
    private static readonly Lock Switches = new();

    public static string Run(Assembly assembly, FlagInput input, bool on)
    {
        lock (Switches)
        {
            AppContext.SetSwitch("My.X", on);
            var ends = from type in assembly.GetTypes()
                       where type is { IsClass: true, IsNested: false, Name: not "FakeFlags" } && type.GetCustomAttribute<System.Runtime.CompilerServices.CompilerGeneratedAttribute>() is null
                       from method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
                       where !method.IsSpecialName
                       orderby type.Name, method.Name
                       select $"{type.Name}.{method.Name} {Call(type, method, input, on)}";
            return string.Join(", ", ends);
        }
    }

    private static string Call(Type type, MethodInfo method, FlagInput input, bool on)
    {
        using var written = new StringWriter();
        var target = method.IsStatic ? null : type.GetConstructors().Single() is var constructor ? constructor.Invoke(Arguments(constructor)) : null;
        return written + LoadedFlagCase.End(() => method.Invoke(target, BindingFlags.DoNotWrapExceptions, binder: null, Arguments(method), culture: null)) + written;

        object?[] Arguments(MethodBase called) => [.. called.GetParameters().Select(parameter => Argument(parameter.ParameterType, written, input, on))];
    }

    private static object? Argument(Type type, TextWriter written, FlagInput input, bool on)
    {
        if (type == typeof(TextWriter))
            return written;

        if (type == typeof(IFeatureManager))
            return new Features(on);

        if (type == typeof(IConfiguration))
            return new ConfigurationBuilder().AddInMemoryCollection([new("FeatureManagement:X", on ? "true" : "false")]).Build();

        if (type.IsInterface)
            return Fake(type, on);

        if (type.Namespace is "System")
            return type == typeof(int) ? input.N : input.A;

        // Options, or nothing instead of them.
        if (input.Text is null)
            return null;

        var options = Activator.CreateInstance(type)!;
        type.GetProperty("UseNew")?.SetValue(options, on);
        type.GetProperty("K")?.SetValue(options, input.N);
        return options;
    }

    private static object Fake(Type type, bool on)
    {
        var fake = Activator.CreateInstance(type.Assembly.GetType("FakeFlags", throwOnError: true)!)!;
        fake.GetType().GetField("On")!.SetValue(fake, on);
        return fake;
    }

    private sealed class Features(bool on) : IFeatureManager
    {
        public IAsyncEnumerable<string> GetFeatureNamesAsync() => throw new NotSupportedException();

        public Task<bool> IsEnabledAsync(string feature) => Task.FromResult(on);

        public Task<bool> IsEnabledAsync<TContext>(string feature, TContext context) => Task.FromResult(on);
    }
}
