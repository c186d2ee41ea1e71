using System.Reflection;

namespace Seaworthy.Tests.Harness;

/// <summary>What the build knows about the package under test.</summary>
internal static class Product
{
    public const string PackageId = "Seaworthy.Analyzers";

    public static string RepositoryUrl { get; } = Metadata("RepositoryUrl");

    public static string Version { get; } = Metadata("Version");

    /// <summary>Where restore has put the libraries that the consumers reference.</summary>
    public static string PackagesFolder { get; } = Metadata("PackagesFolder");

    public static string HelpLink(string rule) => $"{RepositoryUrl}/blob/main/docs/rules/{rule}.md";

    private static string Metadata(string key) => typeof(Product).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
