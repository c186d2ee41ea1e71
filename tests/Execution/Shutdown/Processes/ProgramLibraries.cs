using System.Diagnostics;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Execution.Shutdown.Processes;

/// <summary>What a program is compiled against, and what has to lie beside it when it runs.</summary>
internal sealed class ProgramLibraries(ReferenceSet references, params string[] frameworks)
{
    private const string Target = ".NETCoreApp,Version=v10.0";

    private static readonly ProgramLibraries Net10 = new(References.Net10, "Microsoft.NETCore.App");
    private static readonly ProgramLibraries Hosting11 = new(References.Hosting11, "Microsoft.NETCore.App");
    private static readonly ProgramLibraries Web = new(References.Web, "Microsoft.NETCore.App", "Microsoft.AspNetCore.App");

    public IReadOnlyList<MetadataReference> Metadata => references.Metadata;

    /// <summary>The file from which the runtime learns which frameworks to load.</summary>
    public string RuntimeConfiguration =>
        $$"""{ "runtimeOptions": { "frameworks": [{{string.Join(", ", frameworks.Select(framework => $$"""{ "name": "{{framework}}", "version": "10.0.0" }"""))}}] } }""";

    /// <summary>The libraries that came in packages: those of the frameworks are where the runtime is.</summary>
    public IEnumerable<string> Files => references.Metadata.Select(reference => reference.Display!).Where(path => !path.Contains(".App.Ref", StringComparison.OrdinalIgnoreCase));

    /// <summary>The file from which the runtime learns that a library beside the program may be newer than its own.</summary>
    public string Dependencies(string program)
    {
        var files = Files.Select(path => $$""", "{{Path.GetFileName(path)}}": { "assemblyVersion": "{{AssemblyName.GetAssemblyName(path).Version}}", "fileVersion": "{{FileVersionInfo.GetVersionInfo(path).FileVersion}}" }""");
        return $$"""
            {
              "runtimeTarget": { "name": "{{Target}}" },
              "targets": { "{{Target}}": { "{{program}}/1.0.0": { "runtime": { "{{program}}.dll": {} {{string.Concat(files)}} } } } },
              "libraries": { "{{program}}/1.0.0": { "type": "project", "serviceable": false, "sha512": "" } }
            }
            """;
    }

    public static ProgramLibraries Of(ServiceProgram program) => program.Host switch
    {
        "10" => Net10,
        "11" => Hosting11,
        "web" => Web,
        var other => throw new FormatException($"{program.Name} wants the host {other}."),
    };
}
