using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Loading;

/// <summary>
/// The assemblies that a compilation refers to: the .NET 10 and ASP.NET Core reference packs, the packages that
/// the project's own restore resolved, and the extra ones of the command line; of each name the highest version.
/// </summary>
internal sealed class ReferenceSet
{
    /// <summary>Generators of the reference packs that a project has to ask for: they write interceptors.</summary>
    private static readonly string[] s_optInGenerators =
    [
        "Microsoft.Extensions.Configuration.Binder.SourceGeneration.dll",
        "Microsoft.AspNetCore.Http.RequestDelegateGenerator.dll",
        "Microsoft.Extensions.Validation.ValidationsGenerator.dll",
    ];

    /// <summary>Packages with backports of types that .NET 10 has: those for an old framework define them once more.</summary>
    private const string Backport = "Microsoft.Bcl.";

    /// <summary>Frameworks for which a backport only forwards to the real type, the best first.</summary>
    private static readonly string[] s_forwardingFrameworks = ["net10.0", "net9.0", "net8.0", "net6.0", "net5.0", "netstandard2.1"];

    private readonly Dictionary<string, Entry?> _entries = new(StringComparer.Ordinal);
    private readonly HashSet<string> _pool = new(StringComparer.Ordinal);
    private readonly List<Entry> _framework;
    private readonly List<Entry> _extras;

    public ReferenceSet(IEnumerable<string> extraPaths)
    {
        string dotnet = DotnetRoot();
        string[] packs = [Pack(dotnet, "Microsoft.NETCore.App"), Pack(dotnet, "Microsoft.AspNetCore.App")];
        _framework = [.. packs.SelectMany(Dlls).Select(Load).OfType<Entry>()];
        _extras = [.. extraPaths.SelectMany(Extra).Select(Load).OfType<Entry>()];
        GeneratorPaths = [.. packs.Select(p => Path.GetFullPath(Path.Combine(p, "..", "..", "analyzers", "dotnet", "cs")))
            .Where(Directory.Exists)
            .SelectMany(Dlls)
            .Where(IsWantedGenerator)];
    }

    /// <summary>Source generators that come with the reference packs (logging, JSON, regex, interop).</summary>
    public IReadOnlyList<string> GeneratorPaths { get; }

    /// <summary>How many projects had a complete restore of their own to take packages from.</summary>
    public int RestoredProjects { get; private set; }

    /// <summary>Takes note of all packages of a checkout: a project whose own restore lacks some is given them too.</summary>
    public void AddToPool(ProjectModel project)
    {
        List<string> packages = [];
        if (project.AssetsFile is not null && ReadAssets(project.AssetsFile, project.TargetFramework, packages))
        {
            RestoredProjects++;
        }

        _pool.UnionWith(packages);
    }

    /// <param name="project">The project to refer from.</param>
    /// <param name="referenced">Names of the assemblies that it has as projects.</param>
    public IEnumerable<MetadataReference> For(ProjectModel project, IReadOnlySet<string> referenced)
    {
        List<string> packages = [];
        bool complete = project.AssetsFile is not null && ReadAssets(project.AssetsFile, project.TargetFramework, packages);
        IEnumerable<Entry> all = _framework.Concat(packages.Select(Load).OfType<Entry>());
        if (!complete)
        {
            all = all.Concat(_extras).Concat(_pool.Order(StringComparer.Ordinal).Select(Load).OfType<Entry>());
        }

        return all
            .Where(e => !referenced.Contains(e.Name))
            .GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.MaxBy(e => e.Version)!.Reference);
    }

    private static bool IsWantedGenerator(string path)
    {
        string name = Path.GetFileName(path);
        return !name.StartsWith("Microsoft.AspNetCore.App.", StringComparison.Ordinal) && !s_optInGenerators.Contains(name);
    }

    private static string DotnetRoot() =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>The folder of a reference pack's assemblies, or of the shared framework where the pack is missing.</summary>
    private static string Pack(string dotnet, string name)
    {
        string pack = Path.Combine(dotnet, "packs", name + ".Ref");
        string? version = Newest(pack);
        string? framework = version is null ? null : Newest(Path.Combine(version, "ref"));
        return framework ?? Newest(Path.Combine(dotnet, "shared", name)) ?? Path.Combine(dotnet, "shared", name);
    }

    private static string? Newest(string folder) => !Directory.Exists(folder)
        ? null
        : Directory.GetDirectories(folder)
            .MaxBy(d => Version.TryParse(Path.GetFileName(d).Replace("net", ""), out Version? v) ? v : new Version(0, 0));

    private static IEnumerable<string> Dlls(string folder) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal) : [];

    private static IEnumerable<string> Extra(string path)
    {
        if (Directory.Exists(path))
        {
            return Dlls(path);
        }

        if (!path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            return [path];
        }

        List<string> packages = [];
        ReadAssets(path, "net10.0", packages);
        return packages;
    }

    /// <summary>Adds the compile-time assemblies of a project.assets.json; false when its restore was not complete.</summary>
    private static bool ReadAssets(string path, string framework, List<string> packages)
    {
        try
        {
            using JsonDocument assets = JsonDocument.Parse(File.ReadAllText(path));
            JsonElement root = assets.RootElement;
            string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(f => f.Name)];
            JsonProperty target = root.GetProperty("targets").EnumerateObject()
                .OrderByDescending(t => Matches(t.Name, framework))
                .First();

            foreach (JsonProperty library in target.Value.EnumerateObject())
            {
                if (library.Value.TryGetProperty("compile", out JsonElement compile)
                    && root.GetProperty("libraries").TryGetProperty(library.Name, out JsonElement info)
                    && info.TryGetProperty("path", out JsonElement folder)
                    && info.GetProperty("type").GetString() == "package")
                {
                    packages.AddRange(compile.EnumerateObject()
                        .Where(f => f.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                        .Select(f => folders.Select(root => Path.Combine(root, folder.GetString()!, f.Name)).FirstOrDefault(File.Exists))
                        .OfType<string>()
                        .Select(WithoutDefinitions)
                        .OfType<string>());
                }
            }

            return !root.TryGetProperty("logs", out JsonElement logs)
                || !logs.EnumerateArray().Any(l => l.GetProperty("level").GetString() == "Error");
        }
        catch (Exception e) when (e is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Of a backport the assembly that forwards to the framework; null where the package has none.</summary>
    private static string? WithoutDefinitions(string path)
    {
        string name = Path.GetFileName(path);
        if (!name.StartsWith(Backport, StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        string lib = Path.GetDirectoryName(Path.GetDirectoryName(path))!;
        return s_forwardingFrameworks.Select(f => Path.Combine(lib, f, name)).FirstOrDefault(File.Exists);
    }

    private static bool Matches(string target, string framework)
    {
        string name = target.Replace(".NETStandard,Version=v", "netstandard", StringComparison.Ordinal)
            .Replace(".NETCoreApp,Version=v", "netcoreapp", StringComparison.Ordinal);
        return string.Equals(name, framework, StringComparison.OrdinalIgnoreCase);
    }

    private Entry? Load(string path)
    {
        if (!_entries.TryGetValue(path, out Entry? entry))
        {
            entry = Read(path);
            _entries.Add(path, entry);
        }

        return entry;
    }

    private static Entry? Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var image = new PEReader(stream);
            if (!image.HasMetadata)
            {
                return null;
            }

            MetadataReader metadata = image.GetMetadataReader();
            if (!metadata.IsAssembly)
            {
                return null;
            }

            AssemblyDefinition assembly = metadata.GetAssemblyDefinition();
            return new Entry(metadata.GetString(assembly.Name), assembly.Version, MetadataReference.CreateFromFile(path));
        }
        catch (Exception e) when (e is BadImageFormatException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private sealed record Entry(string Name, Version Version, MetadataReference Reference);
}
