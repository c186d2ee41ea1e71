using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;
using System.Text.Json;

namespace Seaworthy.Tests.Packaging;

/// <summary>The assemblies are a function of the commit: neither the machine nor the checkout leaves a trace in them.</summary>
public sealed class ReproducibleTests(PackedPackage package)
{
    private static readonly Guid SourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    public static TheoryData<string> Assemblies => ["analyzers/dotnet/cs/Seaworthy.Analyzers.dll", "analyzers/dotnet/cs/Seaworthy.CodeFixes.dll"];

    [Fact]
    public async Task Another_checkout_on_another_kind_of_machine_makes_the_same_assemblies()
    {
        var folder = package.NewFolder("checkout");
        await Checkout.Clone(Path.Combine(folder, "repository"));
        await PackedPackage.Pack(Path.Combine(folder, "repository"), Path.Combine(folder, "feed"), Path.Combine(folder, "made here"), "-p:ContinuousIntegrationBuild=true");

        var again = PackedPackage.FileIn(Path.Combine(folder, "feed"));
        Assert.All(Assemblies, row => Assert.Equal(PackedPackage.Read(package.File, row.Data), PackedPackage.Read(again, row.Data)));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public async Task Debugger_finds_the_sources_of_the_commit(string assembly)
    {
        var symbols = Symbols(assembly);
        var link = symbols.CustomDebugInformation.Select(symbols.GetCustomDebugInformation).Single(item => symbols.GetGuid(item.Kind) == SourceLink);
        using var map = JsonDocument.Parse(symbols.GetBlobBytes(link.Value));

        var entry = Assert.Single(map.RootElement.GetProperty("documents").EnumerateObject());
        Assert.Equal("/_/*", entry.Name);
        var sources = Product.RepositoryUrl.Replace("https://github.com/", "https://raw.githubusercontent.com/", StringComparison.Ordinal);
        Assert.Equal($"{sources}/{await Checkout.Commit()}/*", entry.Value.GetString());
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void Every_source_lies_in_the_repository(string assembly)
    {
        var symbols = Symbols(assembly);
        var names = symbols.Documents.Select(document => symbols.GetString(symbols.GetDocument(document).Name)).ToList();
        Assert.Contains(names, name => name.StartsWith("/_/src/", StringComparison.Ordinal));
        Assert.All(names, name => Assert.Matches("^/_/(src|artifacts)/", name));
    }

    [Theory, MemberData(nameof(Assemblies))]
    public void No_path_of_this_machine_is_inside(string assembly)
    {
        var content = PackedPackage.Read(package.File, assembly);
        string[] paths = [Repository.Root, Path.GetTempPath(), Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), Product.PackagesFolder];
        foreach (var path in paths.Select(path => Path.TrimEndingDirectorySeparator(path) + Path.DirectorySeparatorChar).Where(path => path.Length > 3))
        {
            Assert.Equal(-1, content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(path)));
            Assert.Equal(-1, content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(path)));
        }
    }

    private MetadataReader Symbols(string assembly)
    {
        var reader = new PEReader(new MemoryStream(PackedPackage.Read(package.File, assembly)));
        var embedded = reader.ReadDebugDirectory().Single(entry => entry.Type is DebugDirectoryEntryType.EmbeddedPortablePdb);
        return reader.ReadEmbeddedPortablePdbDebugDirectoryData(embedded).GetMetadataReader();
    }
}
