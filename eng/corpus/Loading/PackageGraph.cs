using System.Text.Json;

namespace Seaworthy.Corpus.Loading;

/// <summary>The packages of a <c>project.assets.json</c>, with what each depends on and brings to compile against.</summary>
internal sealed class PackageGraph
{
    private readonly Dictionary<string, (List<string> Dependencies, List<string> Assemblies)> _packages = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether nothing is missing.</summary>
    public bool IsComplete { get; private set; }

    public IEnumerable<string> All => _packages.Values.SelectMany(package => package.Assemblies);

    public static PackageGraph? Read(string path, string framework)
    {
        try
        {
            using var assets = JsonDocument.Parse(File.ReadAllText(path));
            var graph = new PackageGraph();
            graph.Add(assets.RootElement, framework);
            return graph;
        }
        catch (Exception e) when (e is JsonException or IOException or KeyNotFoundException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The assemblies of these packages and of all that they depend on. One that isn't known, such as Shop.Web, depends on Shop if that is.</summary>
    public IEnumerable<string> Closure(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var left = new Stack<string>(names.SelectMany(name => _packages.ContainsKey(name) ? [name] : _packages.Keys.Where(known => name.StartsWith(known + ".", StringComparison.OrdinalIgnoreCase))));
        while (left.TryPop(out var name))
        {
            if (!seen.Add(name) || !_packages.TryGetValue(name, out var package))
                continue;

            foreach (var assembly in package.Assemblies)
                yield return assembly;

            foreach (var dependency in package.Dependencies)
                left.Push(dependency);
        }
    }

    private void Add(JsonElement root, string framework)
    {
        string[] folders = [.. root.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name)];
        var target = root.GetProperty("targets").EnumerateObject().OrderByDescending(one => Matches(one.Name, framework)).First();
        foreach (var library in target.Value.EnumerateObject())
        {
            if (!root.GetProperty("libraries").TryGetProperty(library.Name, out var info) || info.GetProperty("type").GetString() is not "package" || !info.TryGetProperty("path", out var path))
                continue;

            List<string> dependencies = library.Value.TryGetProperty("dependencies", out var named) ? [.. named.EnumerateObject().Select(one => one.Name)] : [];
            List<string> assemblies = !library.Value.TryGetProperty("compile", out var compile) ? [] :
            [
                .. compile.EnumerateObject()
                    .Where(file => file.Name.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
                    .Select(file => folders.Select(folder => Path.Combine(folder, path.GetString()!, file.Name)).FirstOrDefault(File.Exists))
                    .OfType<string>(),
            ];
            _packages[library.Name.Split('/')[0]] = (dependencies, assemblies);
        }

        IsComplete = !root.TryGetProperty("logs", out var logs) || !logs.EnumerateArray().Any(log => log.GetProperty("level").GetString() is "Error");
    }

    private static bool Matches(string target, string framework) => string.Equals(
        target.Replace(".NETStandard,Version=v", "netstandard", StringComparison.Ordinal).Replace(".NETCoreApp,Version=v", "netcoreapp", StringComparison.Ordinal),
        framework,
        StringComparison.OrdinalIgnoreCase);
}
