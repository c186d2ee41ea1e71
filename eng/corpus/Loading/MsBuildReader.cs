using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Microsoft.Build.Definition;
using Microsoft.Build.Evaluation;
using Microsoft.Build.Evaluation.Context;
using Microsoft.Build.Execution;
using Microsoft.Build.Locator;
using Microsoft.CodeAnalysis;

namespace Seaworthy.Corpus.Loading;

/// <summary>
/// Evaluates a project with the SDK's own MSBuild, and reads its properties and items.
/// No target is run, so nothing of the checkout's build is executed.
/// </summary>
internal sealed class MsBuildReader : IDisposable
{
    private const StringSplitOptions SplitOptions = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
    private static readonly char[] s_listSeparators = [';', ',', ' ', '\n', '\r', '\t'];

    private readonly ProjectCollection _projects = new();
    private readonly EvaluationContext _context = EvaluationContext.Create(EvaluationContext.SharingPolicy.Shared);

    /// <summary>Must run before any method that mentions a type of MSBuild is called.</summary>
    public static void Register()
    {
        var query = new VisualStudioInstanceQueryOptions
        {
            DiscoveryTypes = DiscoveryType.DotNetSdk,
            WorkingDirectory = AppContext.BaseDirectory,
        };
        VisualStudioInstance sdk = MSBuildLocator.QueryVisualStudioInstances(query).MaxBy(i => i.Version)
            ?? throw new InvalidOperationException("no .NET SDK was found");
        MSBuildLocator.RegisterInstance(sdk);

        // A checkout's global.json often pins an SDK that this machine lacks: always take this one.
        Environment.SetEnvironmentVariable("DOTNET_MSBUILD_SDK_RESOLVER_SDKS_DIR", Path.Combine(sdk.MSBuildPath, "Sdks"));
        Environment.SetEnvironmentVariable("DOTNET_MSBUILD_SDK_RESOLVER_SDKS_VER", sdk.Version.ToString());
        Environment.SetEnvironmentVariable("DOTNET_MSBUILD_SDK_RESOLVER_CLI_DIR", Path.GetFullPath(Path.Combine(sdk.MSBuildPath, "..", "..")));
    }

    public ProjectModel Read(string path)
    {
        ProjectInstance project = Evaluate(path, []);
        string framework = project.GetPropertyValue("TargetFramework");
        string frameworks = project.GetPropertyValue("TargetFrameworks");
        if (framework.Length == 0 && frameworks.Length > 0)
        {
            framework = TargetFrameworks.Pick(frameworks);
            project = Evaluate(path, new() { ["TargetFramework"] = framework });
        }

        if (project.GetPropertyValue("UsingMicrosoftNETSdk").Length == 0 && project.GetItems("Compile").Count == 0)
        {
            throw new InvalidDataException("its SDK was not found");
        }

        string directory = Path.GetDirectoryName(path)!;
        string keyFile = IsTrue("SignAssembly") ? FullPath(project.GetPropertyValue("AssemblyOriginatorKeyFile")) : "";
        string assets = FullPath(project.GetPropertyValue("ProjectAssetsFile"));
        string assemblyName = project.GetPropertyValue("AssemblyName");

        return new ProjectModel
        {
            Path = path,
            AssemblyName = assemblyName.Length > 0 ? assemblyName : Path.GetFileNameWithoutExtension(path),
            TargetFramework = framework.Length > 0 ? framework : "net10.0",
            LanguageVersion = LanguageVersions.Of(project.GetPropertyValue("LangVersion"), framework.Length > 0 ? framework : "net10.0"),
            RootNamespace = project.GetPropertyValue("RootNamespace"),
            OutputKind = project.GetPropertyValue("OutputType").ToLowerInvariant() switch
            {
                "exe" => OutputKind.ConsoleApplication,
                "winexe" => OutputKind.WindowsApplication,
                _ => OutputKind.DynamicallyLinkedLibrary,
            },
            Nullable = project.GetPropertyValue("Nullable").ToLowerInvariant() switch
            {
                "disable" => NullableContextOptions.Disable,
                "annotations" => NullableContextOptions.Annotations,
                "warnings" => NullableContextOptions.Warnings,
                _ => NullableContextOptions.Enable,
            },
            CheckOverflow = IsTrue("CheckForOverflowUnderflow"),
            HasXmlDocs = IsTrue("GenerateDocumentationFile"),
            IsTest = IsTrue("IsTestProject"),
            KeyFile = File.Exists(keyFile) ? keyFile : null,
            AssetsFile = File.Exists(assets) ? assets : null,
            NoWarn = [.. project.GetPropertyValue("NoWarn").Split(s_listSeparators, SplitOptions).Select(WarningId)],
            Symbols =
            [
                .. project.GetPropertyValue("DefineConstants").Split(s_listSeparators, SplitOptions)
                    .Concat(TargetFrameworks.Symbols(framework))
                    .Distinct(),
            ],
            Files = Paths("Compile", _ => true),
            AdditionalFiles = Paths("AdditionalFiles", _ => true),
            Packages = [.. project.GetItems("PackageReference").Select(i => i.EvaluatedInclude).Distinct(StringComparer.OrdinalIgnoreCase)],
            IsWeb = IsTrue("UsingMicrosoftNETSdkWeb") || project.GetItems("FrameworkReference").Any(i => i.EvaluatedInclude.StartsWith("Microsoft.AspNetCore", StringComparison.OrdinalIgnoreCase)),
            ProjectReferences = Paths("ProjectReference", IsCompileReference),
            BuildSource = BuildSource(project, signed: File.Exists(keyFile)),
            Evaluated = true,
        };

        bool IsTrue(string property) =>
            string.Equals(project.GetPropertyValue(property), "true", StringComparison.OrdinalIgnoreCase);

        string FullPath(string value) =>
            value.Length == 0 ? "" : Path.GetFullPath(value.Replace('\\', '/'), directory);

        ImmutableArray<string> Paths(string itemType, Func<ProjectItemInstance, bool> wanted) =>
        [
            .. project.GetItems(itemType).Where(wanted)
                .Select(i => FullPath(i.EvaluatedInclude))
                .Distinct()
                .Where(File.Exists),
        ];
    }

    public void Dispose() => _projects.Dispose();

    private ProjectInstance Evaluate(string path, Dictionary<string, string> properties)
    {
        properties["DesignTimeBuild"] = "true";
        return ProjectInstance.FromFile(path, new ProjectOptions
        {
            ProjectCollection = _projects,
            EvaluationContext = _context,
            GlobalProperties = properties,
            LoadSettings = ProjectLoadSettings.IgnoreMissingImports
                | ProjectLoadSettings.IgnoreInvalidImports
                | ProjectLoadSettings.IgnoreEmptyImports,
        });
    }

    /// <summary>A bare number in NoWarn means a warning of the compiler.</summary>
    private static string WarningId(string id) =>
        int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? $"CS{number:0000}" : id;

    private static bool IsCompileReference(ProjectItemInstance item) =>
        !string.Equals(item.GetMetadataValue("ReferenceOutputAssembly"), "false", StringComparison.OrdinalIgnoreCase)
        && !string.Equals(item.GetMetadataValue("OutputItemType"), "Analyzer", StringComparison.OrdinalIgnoreCase);

    private static string BuildSource(ProjectInstance project, bool signed)
    {
        var text = new StringBuilder();
        foreach (ProjectItemInstance item in project.GetItems("Using"))
        {
            string alias = item.GetMetadataValue("Alias");
            bool isStatic = string.Equals(item.GetMetadataValue("Static"), "true", StringComparison.OrdinalIgnoreCase);
            text.Append("global using ")
                .Append(isStatic ? "static " : "")
                .Append(alias.Length > 0 ? alias + " = " : "")
                .AppendLine(item.EvaluatedInclude + ";");
        }

        string publicKey = project.GetPropertyValue("PublicKey");
        foreach (ProjectItemInstance item in project.GetItems("InternalsVisibleTo"))
        {
            string key = item.GetMetadataValue("Key") is { Length: > 0 } own ? own : publicKey;
            if (key.Length == 0 && signed)
            {
                // The build finds the key in a target; without one the compiler rejects the attribute.
                continue;
            }

            string suffix = key.Length > 0 ? ", PublicKey=" + key : "";
            text.AppendLine($"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{item.EvaluatedInclude}{suffix}\")]");
        }

        return text.ToString();
    }
}
