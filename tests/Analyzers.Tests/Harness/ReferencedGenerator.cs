using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Harness;

/// <summary>The generator of methods with <c>[LoggerMessage]</c>, as the referenced logging package brings it.</summary>
internal static class ReferencedGenerator
{
    private const string Library = "Microsoft.Extensions.Logging.Abstractions.dll";

    /// <summary>The generator's class in the package of this set of references.</summary>
    public static Type LoggerMessage(ReferenceSet references)
    {
        var library = references.Metadata.Select(reference => reference.Display!).Single(path => Path.GetFileName(path) is Library);
        var package = Path.GetFullPath(Path.Combine(library, "..", "..", ".."));
        return Assembly.LoadFrom(Path.Combine(package, "analyzers", "dotnet", "roslyn4.4", "cs", "Microsoft.Extensions.Logging.Generators.dll"))
            .GetTypes()
            .Single(type => type.GetCustomAttribute<GeneratorAttribute>() is not null);
    }
}
