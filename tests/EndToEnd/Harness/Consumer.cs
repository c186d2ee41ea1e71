namespace Seaworthy.Tests.Harness;

/// <summary>
/// A folder with somebody's projects. They get the package from the feed, and their libraries from what the restore of the
/// tests has brought: no other source is known, so that nothing here can reach a network.
/// </summary>
internal sealed class Consumer
{
    private readonly (string, string)[] _environment;
    private readonly List<string> _projects = [];

    public Consumer(string folder, string feed, string packages)
    {
        Folder = folder;
        _environment = [("NUGET_PACKAGES", packages), ("NUGET_FALLBACK_PACKAGES", Product.PackagesFolder)];
        Write("nuget.config", $"""<configuration><packageSources><clear /><add key="feed" value="{feed}" /></packageSources></configuration>""");
        Write("global.json", Repository.Read("global.json"));
        Write(".editorconfig", "root = true\n");
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
    }

    public string Folder { get; }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    public string Read(string file) => File.ReadAllText(PathOf(file)).ReplaceLineEndings("\n");

    /// <summary>Adds a project that references the package and the libraries of the rules, and writes its findings beside itself.</summary>
    public void AddProject(string name, string frameworks = "net10.0", string properties = "", string items = "")
    {
        Write(
            $"{name}/{name}.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">

              <PropertyGroup>
                <TargetFrameworks>{frameworks}</TargetFrameworks>
                <LangVersion>latest</LangVersion>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
                {properties}
              </PropertyGroup>

              <!-- The framework is not known any earlier in a project that has several. -->
              <Target Name="WriteFindings" BeforeTargets="CoreCompile" Condition="'$(ErrorLog)' == ''">
                <PropertyGroup>
                  <ErrorLog>$(MSBuildProjectDirectory)/$(TargetFramework).sarif,version=2.1</ErrorLog>
                </PropertyGroup>
              </Target>

              <ItemGroup>
                <PackageReference Include="{Product.PackageId}" Version="{PackedPackage.Version}" PrivateAssets="all" />
                <PackageReference Include="Microsoft.Extensions.Logging.Abstractions" Version="8.0.0" />
                <PackageReference Include="Polly.Core" Version="8.9.1" />
                {items}
              </ItemGroup>

              <ItemGroup Condition="'$(TargetFramework)' == 'net10.0'">
                <PackageReference Include="Microsoft.Extensions.Hosting.Abstractions" Version="8.0.0" />
              </ItemGroup>

              <!-- What Polly asks for on this framework, in versions that every source still has. -->
              <ItemGroup Condition="'$(TargetFramework)' == 'netstandard2.0'">
                <PackageReference Include="Microsoft.Bcl.TimeProvider" Version="8.0.1" />
                <PackageReference Include="System.ComponentModel.Annotations" Version="4.7.0" />
              </ItemGroup>

            </Project>

            """);
        _projects.Add($"{name}/{name}.csproj");
        Write("All.slnx", $"<Solution>\n{string.Concat(_projects.Select(project => $"  <Project Path=\"{project}\" />\n"))}</Solution>\n");
    }

    public Task<Outcome> Restore() => Dotnet("restore", "All.slnx");

    public Task<Outcome> Build(params string[] options) => Dotnet(["build", "All.slnx", "--no-incremental", "--nologo", .. options]);

    public Task<Outcome> Format(string[] ids, params string[] options) =>
        Dotnet(["format", "analyzers", "All.slnx", "--no-restore", "--diagnostics", .. ids, .. options]);

    /// <summary>What a program prints, as the last build left it.</summary>
    public async Task<string> Run(string project) => (await Dotnet("run", "--no-build", "--project", project)).Expect(0).Output.ReplaceLineEndings("\n");

    /// <summary>What the last build found in a project.</summary>
    public IReadOnlyList<Finding> Findings(string project, string framework = "net10.0") =>
        Finding.ReadAll(PathOf($"{project}/{framework}.sarif"));

    private Task<Outcome> Dotnet(params string[] arguments) => Tool.Run(Folder, "dotnet", arguments, _environment);
}
