using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Ide;

/// <summary>What somebody sees who has the package in a project and the project in an editor.</summary>
public sealed class EditorTests(EditorTests.Editor editor) : IClassFixture<EditorTests.Editor>
{
    private const string Second = "Second.cs";

    public static TheoryData<string> Ids => [.. RuleCase.Ids];

    [Theory, MemberData(nameof(Ids))]
    public async Task Squiggle_is_under_the_problem(string id)
    {
        var rule = Rule(id);
        Assert.Equal(new Squiggle(id, new TextSpan(rule.Start, rule.Length), rule.IsSuggestion ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, Product.HelpLink(id)), await Squiggle(rule.File, id));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Light_bulb_offers_the_fix_first_and_for_every_scope(string id)
    {
        var first = await Fix(id);

        Assert.Empty(first.Action.NestedActions);
        Assert.All([FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution], scope => Assert.Contains(scope, first.Scopes));
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Light_bulb_offers_to_configure_the_category(string id) => Assert.Contains(
        await LightBulb(id),
        entry => entry.Title.Contains("'Seaworthy", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public async Task Fix_repairs_the_line_and_compiles(string id)
    {
        var fixedProject = await editor.Session.Apply(await Fix(id));

        Assert.Equal(Rule(id).Fixed.ReplaceLineEndings("\n"), await Text(fixedProject, Rule(id).File));
        await AssertCompiles(fixedProject);
    }

    [Theory, MemberData(nameof(Ids))]
    public async Task Fix_all_repairs_the_whole_project_and_compiles(string id)
    {
        var rule = Rule(id);
        var fixedProject = await editor.Session.ApplyAll(await Fix(id), editor.Session.Document(rule.File), FixAllScope.Project);

        Assert.Equal(rule.Fixed.ReplaceLineEndings("\n"), await Text(fixedProject, rule.File));
        Assert.Equal(InSecond(rule.Fixed), await Text(fixedProject, id + Second));
        await AssertCompiles(fixedProject);
    }

    private static RuleCase Rule(string id) => RuleCase.All.Single(rule => rule.Id == id);

    private static string InSecond(string code) => "namespace Second;\n\n" + code.ReplaceLineEndings("\n");

    private async Task<Squiggle> Squiggle(string file, string id) =>
        Assert.Single(await editor.Session.Squiggles(editor.Session.Document(file)), squiggle => squiggle.Id == id);

    private async Task<IReadOnlyList<LightBulbEntry>> LightBulb(string id)
    {
        var entries = await editor.Session.LightBulb(editor.Session.Document(Rule(id).File), await Squiggle(Rule(id).File, id));
        Assert.NotEmpty(entries);
        return entries;
    }

    /// <summary>The first entry of the menu that is for one of our rules, which has to be the fix of this one.</summary>
    private async Task<LightBulbEntry> Fix(string id)
    {
        var first = (await LightBulb(id)).First(entry => entry.Id.StartsWith("SEA", StringComparison.Ordinal));
        Assert.Equal(Rule(id).Fix, first.Title);
        return first;
    }

    private static async Task<string> Text(Project project, string file) =>
        (await project.Documents.Single(document => document.Name == file).GetTextAsync()).ToString().ReplaceLineEndings("\n");

    private static async Task AssertCompiles(Project project) => Assert.DoesNotContain(
        (await project.GetCompilationAsync())!.GetDiagnostics(),
        diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

    /// <summary>A project with each rule's code twice, opened once.</summary>
    public sealed class Editor(PackedPackage package) : IAsyncLifetime
    {
        internal IdeSession Session { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            var consumer = package.NewConsumer("editor");
            consumer.AddProject("App");
            foreach (var rule in RuleCase.All)
            {
                consumer.Write("App/" + rule.File, rule.Code);
                consumer.Write($"App/{rule.Id}{Second}", InSecond(rule.Code));
            }

            (await consumer.Restore()).Expect(0);
            Session = await IdeSession.Open(consumer.PathOf("App/App.csproj"));
        }

        public ValueTask DisposeAsync()
        {
            Session.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
