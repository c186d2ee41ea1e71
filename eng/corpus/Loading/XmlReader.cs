using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Loading;

/// <summary>
/// Reads a project that MSBuild cannot evaluate here: its XML without conditions, every .cs file below it
/// that no nearer project has, and the implicit usings of the SDK. Also makes a project of a folder without one.
/// </summary>
internal static class XmlReader
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;

        """;

    private const string WebUsings = """
        global using System.Net.Http.Json;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;

        """;

    public static ProjectModel Read(string path, string root, IEnumerable<string> files)
    {
        List<XElement> elements = [.. Elements(path)];
        foreach (string folder in Ancestors(Path.GetDirectoryName(path)!, root))
        {
            elements.AddRange(Elements(Path.Combine(folder, "Directory.Build.props")));
        }

        string sdk = elements.FirstOrDefault(e => e.Name.LocalName == "Project")?.Attribute("Sdk")?.Value ?? "";
        bool implicitUsings = Property("ImplicitUsings") is "enable" or "true";
        string framework = TargetFrameworks.Pick(Property("TargetFramework") ?? Property("TargetFrameworks") ?? "net10.0");

        return new ProjectModel
        {
            Path = path,
            AssemblyName = Property("AssemblyName") is { } name && !name.Contains('$', StringComparison.Ordinal)
                ? name
                : Path.GetFileNameWithoutExtension(path),
            TargetFramework = framework,
            OutputKind = Property("OutputType") is "Exe" or "WinExe" || sdk.EndsWith(".Web", StringComparison.Ordinal)
                ? OutputKind.ConsoleApplication
                : OutputKind.DynamicallyLinkedLibrary,
            Symbols = ["DEBUG", "TRACE", .. TargetFrameworks.Symbols(framework)],
            Files = [.. files],
            Packages = [.. elements.Where(e => e.Name.LocalName == "PackageReference").Select(e => e.Attribute("Include")?.Value).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)],
            IsWeb = sdk.EndsWith(".Web", StringComparison.Ordinal) || elements.Any(e => e.Name.LocalName == "FrameworkReference" && e.Attribute("Include")?.Value.StartsWith("Microsoft.AspNetCore", StringComparison.Ordinal) is true),
            ProjectReferences =
            [
                .. elements.Where(e => e.Name.LocalName == "ProjectReference")
                    .Select(e => e.Attribute("Include")?.Value.Replace('\\', '/'))
                    .Where(i => i is not null && !i.Contains('$', StringComparison.Ordinal))
                    .Select(i => Path.GetFullPath(i!, Path.GetDirectoryName(path)!))
                    .Where(File.Exists),
            ],
            BuildSource = (implicitUsings ? ImplicitUsings : "")
                + (implicitUsings && sdk.EndsWith(".Web", StringComparison.Ordinal) ? WebUsings : ""),
        };

        string? Property(string name) =>
            elements.FirstOrDefault(e => e.Name.LocalName == name && !e.HasElements)?.Value.Trim() is { Length: > 0 } value
                ? value
                : null;
    }

    /// <summary>One project for .cs files that lie under no project file.</summary>
    public static ProjectModel Loose(string root, IEnumerable<string> files) => new()
    {
        Path = Path.Combine(root, "loose.csproj"),
        AssemblyName = "loose",
        Symbols = ["DEBUG", "TRACE", .. TargetFrameworks.Symbols("net10.0")],
        Files = [.. files],
        BuildSource = ImplicitUsings,
    };

    private static ImmutableArray<XElement> Elements(string path)
    {
        try
        {
            return File.Exists(path) && XDocument.Load(path).Root is { } root ? [.. root.DescendantsAndSelf()] : [];
        }
        catch (Exception e) when (e is XmlException or IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static IEnumerable<string> Ancestors(string? folder, string root)
    {
        for (; folder is not null && folder.StartsWith(root, StringComparison.Ordinal); folder = Path.GetDirectoryName(folder))
        {
            yield return folder;
        }
    }
}
