using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Loading;

/// <summary>The assemblies that a compilation refers to: the reference packs of .NET 10 and the packages of the project; of each name the highest version.</summary>
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
    private readonly List<Entry> _framework;
    private readonly List<Entry> _web;
    private readonly PackageGraph _packages;

    public ReferenceSet(string assetsFile)
    {
        string dotnet = DotnetRoot();
        string[] packs = [Pack(dotnet, "Microsoft.NETCore.App"), Pack(dotnet, "Microsoft.AspNetCore.App")];
        _framework = [.. Dlls(packs[0]).Select(Load).OfType<Entry>()];
        _web = [.. Dlls(packs[1]).Select(Load).OfType<Entry>()];
        _packages = PackageGraph.Read(assetsFile, "net10.0") ?? throw new InvalidOperationException($"{assetsFile} can't be read.");
        GeneratorPaths = [.. packs.Select(p => Path.GetFullPath(Path.Combine(p, "..", "..", "analyzers", "dotnet", "cs")))
            .Where(Directory.Exists)
            .SelectMany(Dlls)
            .Where(IsWantedGenerator)];
    }

    /// <summary>Source generators that come with the reference packs (logging, JSON, regex, interop).</summary>
    public IReadOnlyList<string> GeneratorPaths { get; }

    /// <summary>What a project gets: what its own restore resolved, or else the packages that it and its references name, as far as they are known.</summary>
    /// <param name="projects">The project, and all that it refers to.</param>
    public IEnumerable<MetadataReference> For(IReadOnlyList<ProjectModel> projects)
    {
        HashSet<string> siblings = [.. projects.Select(p => p.AssemblyName)];
        HashSet<string> named = new(projects.SelectMany(p => p.Packages), StringComparer.OrdinalIgnoreCase);
        PackageGraph? restored = projects[0].AssetsFile is { } file ? PackageGraph.Read(file, projects[0].TargetFramework) : null;
        IEnumerable<string> packages = restored is { IsComplete: true } ? restored.All : _packages.Closure(named);

        IEnumerable<Entry> web = _web.Where(e => IsReached(e.Name, named, projects.Any(p => p.IsWeb)));
        List<Entry> all = [.. _framework.Concat(web).Concat(packages.Select(WithoutDefinitions).OfType<string>().Select(Load).OfType<Entry>())
            .Where(e => !siblings.Contains(e.Name))
            .GroupBy(e => e.Name, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.MaxBy(e => e.Version)!)];
        return all.Select(e => e.Reference).Concat(CommandLineLibraries.StandIns(named, all.Select(e => e.Name)));
    }

    /// <summary>
    /// Abstractions come with nearly every package. That something has a host is said by the packages it names: rules ask for it.
    /// </summary>
    private static bool IsReached(string assembly, HashSet<string> named, bool isWeb) =>
        isWeb || named.Any(n => n.StartsWith("Microsoft.AspNetCore", StringComparison.OrdinalIgnoreCase) || n.EndsWith(".AspNetCore", StringComparison.OrdinalIgnoreCase))
        || (assembly.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            && (!assembly.StartsWith("Microsoft.Extensions.Hosting", StringComparison.Ordinal) || named.Any(n => n.Contains("Hosting", StringComparison.OrdinalIgnoreCase))));

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
