using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>Files before a change, after it, and after the declarations are gone that it left without use.</summary>
#pragma warning disable CA1001 // The workspace lives as long as the test.
internal sealed class RemovalTest
#pragma warning restore CA1001
{
    private const string Library = """
        using System.Threading.Tasks;
        namespace Shop.Flags
        {
            public interface IFlags { bool IsEnabled(string key); }
            public interface IFlagSource { Task<bool> IsEnabledAsync(string key); }
        }
        """;

    private static readonly string[] Litter = ["CS0162", "CS0164", "CS0168", "CS0169", "CS0219", "CS0414", "CS0649", "CS1572", "CS1573", "CS1574", "CS1734", "CS8019"];

    private readonly List<(DocumentId Id, string Before, string After, string Expected)> _files = [];
    private readonly AdhocWorkspace _workspace = new();
    private Solution _solution;
    private ProjectId? _project;

    public RemovalTest() => _solution = _workspace.CurrentSolution;

    public FixLevel Level { get; init; } = FixLevel.Cascade;

    /// <summary>The ids of the declarations that name retired flags.</summary>
    public string[] Keys { get; init; } = [];

    /// <summary>A file in which nothing but the change and its consequences may differ.</summary>
    public static Task RunAsync(string before, string after, string expected, params string[] keys) =>
        new RemovalTest { Keys = keys }.File(before, after, expected).RunAsync();

    public RemovalTest Project(string name, OutputKind kind = OutputKind.DynamicallyLinkedLibrary, params string[] references)
    {
        var project = _solution.AddProject(name, name, LanguageNames.CSharp)
            .WithMetadataReferences(References.Web.WithLibrary("Shop.Flags", Library).Metadata)
            .WithParseOptions(RuleTestOptions.Parse)
            .WithCompilationOptions(new CSharpCompilationOptions(kind, allowUnsafe: true));
        _project = project.Id;
        _solution = project.Solution;
        foreach (var reference in references)
            _solution = _solution.AddProjectReference(_project, new ProjectReference(_solution.Projects.Single(other => other.Name == reference).Id));

        return this;
    }

    public RemovalTest File(string before, string? after = null, string? expected = null, string? name = null)
    {
        if (_project is null)
            Project("Orders");

        name ??= $"File{_files.Count}.cs";
        var document = _solution.GetProject(_project)!.AddDocument(name, SourceText.From(before), filePath: "/" + _solution.GetProject(_project)!.Name + "/" + name);
        _solution = document.Project.Solution;
        _files.Add((document.Id, before, after ?? before, expected ?? after ?? before));
        return this;
    }

    public async Task RunAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var after = _solution;
        foreach (var file in _files.Where(file => file.After != file.Before))
            after = after.WithDocumentText(file.Id, SourceText.From(file.After));

        var touched = _files.Where(file => file.After != file.Before).Select(file => file.Id).ToList();
        var keys = new List<ISymbol>();
        foreach (var project in _solution.Projects)
            keys.AddRange(Keys.Select(key => DocumentationCommentId.GetFirstSymbolForDeclarationId(key, project.GetCompilationAsync(token).Result!)).OfType<ISymbol>());

        Assert.True(keys.Count >= Keys.Length, "A key was not found.");
        var removed = await DeadDeclarations.RemoveAsync(_solution, after, touched, keys, Level, token);
        foreach (var file in _files)
            Assert.Equal(file.Expected, (await removed.GetDocument(file.Id)!.GetTextAsync(token)).ToString());

        foreach (var file in _files)
            await AssertClean(_solution.GetDocument(file.Id)!, removed.GetDocument(file.Id)!, token);

        _workspace.Dispose();
    }

    private static async Task AssertClean(Document before, Document after, CancellationToken token)
    {
        var old = (await before.GetSemanticModelAsync(token))!.GetDiagnostics(cancellationToken: token);
        Assert.DoesNotContain(old, diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);
        foreach (var diagnostic in (await after.GetSemanticModelAsync(token))!.GetDiagnostics(cancellationToken: token))
        {
            var isNew = diagnostic.Severity is DiagnosticSeverity.Error || (Litter.Contains(diagnostic.Id) && !old.Any(other => other.Id == diagnostic.Id));
            Assert.False(isNew, diagnostic.ToString());
        }
    }
}
