using System.IO.Compression;

[assembly: AssemblyFixture(typeof(Seaworthy.Tests.Harness.PackedPackage))]

namespace Seaworthy.Tests.Harness;

/// <summary>The package, packed once for all tests into a folder of their own, outside the tree and away from every cache.</summary>
public sealed class PackedPackage : IAsyncLifetime
{
    private const string Suffix = "-endtoend";
    private readonly string _sandbox = Directory.CreateTempSubdirectory("seaworthy tests ").FullName; // The space is on purpose.
    private int _consumers;

    internal static string Version { get; } = Product.Version + Suffix;

    internal string Feed => Path.Combine(_sandbox, "feed");

    internal string File => FileIn(Feed);

    public async ValueTask InitializeAsync() => await Pack(Repository.Root, Feed, Path.Combine(_sandbox, "artifacts"));

    public ValueTask DisposeAsync()
    {
        try
        {
            // Git makes its objects read-only.
            foreach (var file in Directory.EnumerateFiles(_sandbox, "*", SearchOption.AllDirectories))
                System.IO.File.SetAttributes(file, FileAttributes.Normal);

            Directory.Delete(_sandbox, recursive: true);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // A compiler server may still hold the analyzers on Windows; the system empties its folder for temporary files.
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>A folder outside the tree, for a project or a checkout of its own.</summary>
    internal string NewFolder(string name) =>
        Directory.CreateDirectory(Path.Combine(_sandbox, $"{Interlocked.Increment(ref _consumers)} {name}")).FullName;

    /// <summary>A folder whose projects restore from the feed alone, and reference the package.</summary>
    internal Consumer NewConsumer(string name) => new(NewFolder(name), Feed, Path.Combine(_sandbox, "packages"));

    /// <summary>Packs a checkout. Restore is given no source: it has to get by with what is on the machine.</summary>
    internal static async Task<Outcome> Pack(string checkout, string output, string artifacts, params string[] options)
    {
        Directory.CreateDirectory(output);
        string[] arguments =
        [
            "pack", Path.Combine(checkout, "src", "Package"), "--output", output, "--nologo",
            $"-p:ArtifactsPath={artifacts}", $"-p:PackageVersion={Version}", $"-p:RestoreSources={output}", .. options,
        ];
        return (await Tool.Run(checkout, "dotnet", arguments)).Expect(0);
    }

    internal static string FileIn(string feed) => Path.Combine(feed, $"{Product.PackageId}.{Version}.nupkg");

    internal static IReadOnlyList<string> Entries(string file)
    {
        using var package = ZipFile.OpenRead(file);
        return [.. package.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal)];
    }

    internal static byte[] Read(string file, string entry)
    {
        using var package = ZipFile.OpenRead(file);
        using var content = package.GetEntry(entry)!.Open();
        using var copy = new MemoryStream();
        content.CopyTo(copy);
        return copy.ToArray();
    }
}
