using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags;

namespace Seaworthy.Tests.Execution;

/// <summary><c>samples/flags</c> has flags in every state, and tests of them; what is left when all that can be retired are is code that compiles, and reads none.</summary>
public sealed class FlagSampleTests
{
    private const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";
    private const string Substitutes = "namespace NSubstitute { public static class Substitute { public static T For<T>() where T : class => null!; } public static class SubstituteExtensions { public static void Returns<T>(this T value, T answer) { } public static void Returns<T>(this System.Threading.Tasks.Task<T> value, T answer) { } } }";

    private static readonly string Sample = Path.Combine(Repository.Root, "samples", "flags");

    [Fact]
    public async Task Shop_and_its_tests_lose_what_is_retired()
    {
        var solution = await CreateAsync();
        Assert.Empty(await ProblemsAsync(solution));

        var removed = await FlagRemoval.RunAsync(solution, keys: null, TestContext.Current.CancellationToken);
        Assert.NotNull(removed);
        Assert.Empty(await ProblemsAsync(removed));

        var code = string.Join('\n', await Task.WhenAll(removed.Projects.SelectMany(project => project.Documents).Select(async document => (await document.GetTextAsync()).ToString())));
        foreach (var key in new[] { "NewCheckout", "LegacyExport", "Theme", "ExpressDelivery", "RoundUp", "isExpress" })
            Assert.DoesNotContain(key, code, StringComparison.Ordinal);

        Assert.Contains("FlagKeys.Maintenance", code, StringComparison.Ordinal);
        Assert.Contains("// A rebate never makes an order free.", code, StringComparison.Ordinal);
        var registry = (await removed.Projects.First().AdditionalDocuments.Single().GetTextAsync(TestContext.Current.CancellationToken)).ToString();
        Assert.Equal(
            """
            {
              "version": 1,
              "complete": true,
              "flags": {
                // Closes the shop in an emergency.
                "maintenance": { "state": "permanent", "kind": "kill-switch", "owner": "team-ops" }
              }
            }

            """.ReplaceLineEndings("\n"),
            registry);
        TestContext.Current.TestOutputHelper!.WriteLine(code);
    }

    /// <summary>The sample with the flag retired that the demo retires.</summary>
    private static async Task<Solution> CreateAsync()
    {
#pragma warning disable CA2000 // The solution lives as long as its workspace.
        var solution = new AdhocWorkspace().CurrentSolution;
#pragma warning restore CA2000
        var registry = (await File.ReadAllTextAsync(Path.Combine(Sample, "featureflags.json"))).ReplaceLineEndings("\n").Replace("\"active\"", "\"on\"", StringComparison.Ordinal);
        var options = (await File.ReadAllTextAsync(Path.Combine(Sample, ".editorconfig"))).ReplaceLineEndings("\n");
        var (shop, tests) = (ProjectId.CreateNewId(), ProjectId.CreateNewId());
        foreach (var (id, name, folder, usings) in new[] { (shop, "FlagShop", "Shop", Usings), (tests, "FlagShop.Tests", "Shop.Tests", Usings + "global using NSubstitute; global using Xunit;") })
        {
            solution = solution.AddProject(id, name, name, LanguageNames.CSharp)
                .WithProjectParseOptions(id, new CSharpParseOptions(LanguageVersion.Latest))
                .WithProjectCompilationOptions(id, new CSharpCompilationOptions(id == shop ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable))
                .WithProjectMetadataReferences(id, id == shop ? References.Net10.Metadata : [.. References.Net10.WithLibrary("NSubstitute", Substitutes).Metadata, Library(typeof(Assert)), Library(typeof(FactAttribute)), Library(typeof(Xunit.v3.IFactAttribute))]);
            foreach (var path in Directory.EnumerateFiles(Path.Combine(Sample, folder), "*.cs").Order(StringComparer.Ordinal))
                solution = solution.AddDocument(DocumentId.CreateNewId(id), Path.GetFileName(path), SourceText.From((await File.ReadAllTextAsync(path)).ReplaceLineEndings("\n")), filePath: path);

            var friends = id == shop ? "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"FlagShop.Tests\")]" : "";
            solution = solution
                .AddDocument(DocumentId.CreateNewId(id), "Usings.g.cs", SourceText.From(usings + friends), filePath: Path.Combine(Sample, folder, "obj", "Usings.g.cs"))
                .AddAdditionalDocument(DocumentId.CreateNewId(id), "featureflags.json", SourceText.From(registry), filePath: Path.Combine(Sample, "featureflags.json"))
                .AddAnalyzerConfigDocument(DocumentId.CreateNewId(id), ".editorconfig", SourceText.From(options), filePath: Path.Combine(Sample, ".editorconfig"));
        }

        return solution.AddProjectReference(tests, new ProjectReference(shop));
    }

    private static PortableExecutableReference Library(Type type) => MetadataReference.CreateFromFile(type.Assembly.Location);

    private static async Task<IReadOnlyList<string>> ProblemsAsync(Solution solution)
    {
        var found = new List<string>();
        foreach (var project in solution.Projects)
        {
            var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
            found.AddRange(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem => problem.Severity >= DiagnosticSeverity.Warning && problem.Id is not "CS1701").Select(problem => problem.ToString()));
        }

        return found;
    }
}
