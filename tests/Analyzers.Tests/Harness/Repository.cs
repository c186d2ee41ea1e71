using System.Reflection;

namespace Seaworthy.Tests.Harness;

internal static class Repository
{
    public static string Root { get; } = Metadata("RepositoryRoot");

    public static string Artifacts { get; } = Metadata("Artifacts");

    public static string Read(params string[] path) => File.ReadAllText(Path.Combine([Root, .. path])).ReplaceLineEndings("\n");

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
