using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Loading;

/// <summary>Loads the source generators of the reference packs.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    public static GeneratorLoader Instance { get; } = new();

    public void AddDependencyLocation(string fullPath)
    {
        // Dependencies are found in the folder of the assembly.
    }

    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
}
