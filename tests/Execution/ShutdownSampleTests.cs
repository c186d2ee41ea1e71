using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Tests.Execution.Shutdown;

namespace Seaworthy.Tests.Execution;

/// <summary>The second half of <c>samples/shutdown</c> is what the fixes make of the first; <c>BLESS=1</c> writes it.</summary>
public sealed class ShutdownSampleTests
{
    private static readonly string Samples = Path.Combine(Repository.Root, "samples", "shutdown");

    /// <summary>What the SDKs import of themselves.</summary>
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
    private const string WebUsings = Usings + "global using Microsoft.AspNetCore.Builder; global using Microsoft.AspNetCore.Hosting; global using Microsoft.AspNetCore.Http; global using Microsoft.AspNetCore.Routing; global using Microsoft.Extensions.Configuration; global using Microsoft.Extensions.DependencyInjection; global using Microsoft.Extensions.Hosting; global using Microsoft.Extensions.Logging;";

    [Theory]
    [InlineData("Worker", "SEA3001 SEA3002 SEA3003 SEA3004 SEA3005 SEA3006 SEA3007 SEA3008 SEA3013")]
    [InlineData("Shop", "SEA3001 SEA3002 SEA3003 SEA3007 SEA3010 SEA3014")]
    public async Task Repaired_sample_is_what_the_fixes_make(string name, string rules)
    {
        var project = Read(Path.Combine(Samples, "before", name), isWeb: name is "Shop");
        Assert.Empty((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning));

        var (repaired, found, left) = await new ProjectRepair(project, TestContext.Current.CancellationToken).RunAsync();
        Assert.Equal(rules.Split(' '), found);
        Assert.Empty(left);
        Assert.Empty((await repaired.GetCompilationAsync(TestContext.Current.CancellationToken))!.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning));
        foreach (var document in repaired.Documents.Where(document => document.FilePath is not null))
        {
            var path = Path.Combine(Samples, "after", name, document.Name);
            var text = (await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString();
            if (Environment.GetEnvironmentVariable("BLESS") is "1")
                await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
            else
                Assert.Equal((await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"), text);
        }
    }

    [Theory]
    [InlineData("Worker")]
    [InlineData("Shop")]
    public void Halves_have_the_same_files(string name)
    {
        var (before, after) = (Path.Combine(Samples, "before", name), Path.Combine(Samples, "after", name));
        Assert.Equal(Files(before), Files(after));
        var project = Files(before).Single(file => file.EndsWith("proj", StringComparison.Ordinal));
        Assert.Equal(File.ReadAllText(Path.Combine(before, project)), File.ReadAllText(Path.Combine(after, project)));
    }

    private static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    private static Project Read(string folder, bool isWeb)
    {
#pragma warning disable CA2000 // The project lives as long as its workspace.
        var project = new AdhocWorkspace().AddProject("Sample", LanguageNames.CSharp)
#pragma warning restore CA2000
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.Latest))
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable))
            .WithMetadataReferences((isWeb ? References.Web : References.Net10).Metadata)
            .AddDocument("Usings.cs", isWeb ? WebUsings : Usings).Project;
        foreach (var path in Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal))
            project = project.AddDocument(Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n"), filePath: path).Project;

        return project;
    }
}
