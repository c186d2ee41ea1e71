using System.Runtime.InteropServices;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Benchmarks.Code;

/// <summary>What generated code is compiled against.</summary>
internal static class Frameworks
{
    /// <summary>The framework alone, as a project without packages sees it.</summary>
    public static IReadOnlyList<MetadataReference> Bare { get; } = [.. ReferencePack().Select(Reference)];

    /// <summary>With a host, logging, Polly and feature management.</summary>
    public static IReadOnlyList<MetadataReference> Service { get; } = [.. Bare, .. Libraries().Select(Reference)];

    private static IEnumerable<string> ReferencePack()
    {
        var packs = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../packs/Microsoft.NETCore.App.Ref"));
        var newest = Directory.GetDirectories(packs, $"{Environment.Version.Major}.*").OrderBy(folder => Version.Parse(Path.GetFileName(folder))).Last();
        return Directory.GetFiles(Path.Combine(newest, "ref", $"net{Environment.Version.Major}.0"), "*.dll").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Libraries() =>
        Directory.GetFiles(AppContext.BaseDirectory, "*.dll")
            .Where(file => Path.GetFileName(file) is var name
                && (name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal) || name.StartsWith("Microsoft.FeatureManagement", StringComparison.Ordinal) || name is "Polly.Core.dll"))
            .Order(StringComparer.Ordinal);

    private static MetadataReference Reference(string path) => MetadataReference.CreateFromFile(path);
}
