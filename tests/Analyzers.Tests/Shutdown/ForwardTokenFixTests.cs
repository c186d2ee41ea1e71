using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Shutdown;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.Tests.Shutdown;

/// <summary>Files that several projects compile, each with libraries of its own.</summary>
public sealed class ForwardTokenFixTests
{
    private const string New = "public class Orders { public System.Threading.Tasks.Task SaveAsync(string name) => null!; public System.Threading.Tasks.Task SaveAsync(string name, System.Threading.CancellationToken ct) => null!; }";
    private const string Old = "public class Orders { public System.Threading.Tasks.Task SaveAsync(string name) => null!; }";
    private const string Loose = "public class Orders { public System.Threading.Tasks.Task SaveAsync(string name, params object[] more) => null!; }";

    private const string Service =
        """
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.Hosting;

        class Importer : BackgroundService
        {
            private readonly Orders _orders = new();

            protected override async Task ExecuteAsync(CancellationToken stoppingToken)
            {
                await _orders.SaveAsync("a");
            }
        }
        """;

    [Fact]
    public async Task What_all_projects_have_is_used_in_all()
    {
        var (action, text) = Assert.Single(await Actions(New, New));

        Assert.Equal("Pass the cancellation token", action.Title);
        Assert.Contains("""SaveAsync("a", stoppingToken);""", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Old)]
    [InlineData(Loose)]
    public async Task What_one_project_misses_is_offered_by_itself_and_says_so(string other)
    {
        var (action, text) = Assert.Single(await Actions(New, other));

        Assert.Equal("Pass the cancellation token (breaks net472)", action.Title);
        Assert.NotEqual("SeaworthyShutdown.ForwardToken", action.EquivalenceKey);
        Assert.Contains("""SaveAsync("a", stoppingToken);""", text, StringComparison.Ordinal);
    }

    private static async Task<List<(CodeAction Action, string Text)>> Actions(string library, string otherLibrary)
    {
        using var workspace = new AdhocWorkspace();
        var solution = Add(workspace.CurrentSolution, "Shop (net10.0)", library, out var id);
        solution = Add(solution, "Shop (net472)", otherLibrary, out _);
        var document = solution.GetDocument(id)!;
        Assert.Single(document.GetLinkedDocumentIds());
        var tree = (await document.GetSyntaxTreeAsync(TestContext.Current.CancellationToken))!;
        var finding = Diagnostic.Create(TokenNotForwarded.Rule, Location.Create(tree, new TextSpan(Service.IndexOf("SaveAsync", StringComparison.Ordinal), 9)), "SaveAsync", "stoppingToken");
        var actions = new List<CodeAction>();
        await new ForwardTokenFix().RegisterCodeFixesAsync(new CodeFixContext(document, finding, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        var results = new List<(CodeAction, string)>();
        foreach (var action in actions)
        {
            var operation = (ApplyChangesOperation)Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken));
            results.Add((action, (await operation.ChangedSolution.GetDocument(id)!.GetTextAsync(TestContext.Current.CancellationToken)).ToString()));
        }

        return results;
    }

    private static Solution Add(Solution solution, string name, string library, out DocumentId id)
    {
        var project = ProjectId.CreateNewId();
        id = DocumentId.CreateNewId(project);
        return solution
            .AddProject(ProjectInfo.Create(project, VersionStamp.Default, name, name, LanguageNames.CSharp, compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable), parseOptions: RuleTestOptions.Parse))
            .AddMetadataReferences(project, References.Net10.Metadata)
            .AddDocument(DocumentId.CreateNewId(project), "Orders.cs", SourceText.From(library), filePath: $"/{name}/Orders.cs")
            .AddDocument(id, "Importer.cs", SourceText.From(Service), filePath: "/shop/Importer.cs");
    }
}
