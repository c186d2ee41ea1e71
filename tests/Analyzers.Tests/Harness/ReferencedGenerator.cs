using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Harness;

/// <summary>The generator of methods with <c>[LoggerMessage]</c>, as the referenced logging package brings it.</summary>
internal static class ReferencedGenerator
{
    private const string Library = "Microsoft.Extensions.Logging.Abstractions.dll";

    private static readonly ConcurrentDictionary<string, Type> Loaded = [];

    /// <summary>The generator's class in the package of this set of references.</summary>
    public static Type LoggerMessage(ReferenceSet references)
    {
        var library = references.Metadata.Select(reference => reference.Display!).Single(path => Path.GetFileName(path) is Library);
        return Loaded.GetOrAdd(Path.GetFullPath(Path.Combine(library, "..", "..", "..")), Load);
    }

    /// <summary>Versions of one assembly can't be loaded side by side where the tests are.</summary>
    private static Type Load(string package) => new AssemblyLoadContext(package)
        .LoadFromAssemblyPath(Path.Combine(package, "analyzers", "dotnet", "roslyn4.4", "cs", "Microsoft.Extensions.Logging.Generators.dll"))
        .GetTypes()
        .Single(type => type.GetCustomAttribute<GeneratorAttribute>() is not null);
}
