using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination;
using Seaworthy.Common.Options;

namespace Seaworthy.Tests.Flags.Elimination;

/// <summary>Files that several projects compile, such as those of a project with two frameworks.</summary>
public class SharedFileTests
{
    private const string Before = """
        using System.Text;

        public class Menu
        {
            public string Show(bool on) => on ? "" : Old();

            private string Old() => new StringBuilder().ToString();
        }
        """;

    private const string After = """
        using System.Text;

        public class Menu
        {
            public string Show(bool on) => "";

            private string Old() => new StringBuilder().ToString();
        }
        """;

    [Fact]
    public async Task A_declaration_goes_from_all_projects_at_once()
    {
        var texts = await RemoveAsync(Before, After);
        Assert.All(texts, text => Assert.Equal(
            """
            public class Menu
            {
                public string Show(bool on) => "";
            }
            """,
            text));
    }

    [Fact]
    public async Task A_declaration_stays_that_one_project_needs()
    {
        const string Extra = """
                public string Show(bool on) => "";

            #if SECOND
                public string Second => Old();
            #endif
            """;
        var before = Before.Replace("    public string Show(bool on) => on ? \"\" : Old();", Extra.Replace("on) => \"\"", "on) => on ? \"\" : Old()", StringComparison.Ordinal), StringComparison.Ordinal);
        var after = After.Replace("    public string Show(bool on) => \"\";", Extra, StringComparison.Ordinal);
        Assert.All(await RemoveAsync(before, after), text => Assert.Equal(after, text));
    }

    private static async Task<IReadOnlyList<string>> RemoveAsync(string before, string after)
    {
        var token = TestContext.Current.CancellationToken;
        using var workspace = new AdhocWorkspace();
        var solution = workspace.CurrentSolution;
        var ids = new List<DocumentId>();
        foreach (var (name, symbol) in new[] { ("Orders(net10.0)", "FIRST"), ("Orders(net8.0)", "SECOND") })
        {
            var project = solution.AddProject(name, "Orders", LanguageNames.CSharp)
                .WithMetadataReferences(References.Framework.Metadata)
                .WithParseOptions(RuleTestOptions.Parse.WithPreprocessorSymbols(symbol))
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
            var document = project.AddDocument("Menu.cs", SourceText.From(before), filePath: "/Orders/Menu.cs");
            ids.Add(document.Id);
            solution = document.Project.Solution;
        }

        var changed = ids.Aggregate(solution, (current, id) => current.WithDocumentText(id, SourceText.From(after)));
        var removed = await DeadDeclarations.RemoveAsync(solution, changed, ids, [], FixLevel.Cascade, token);
        var texts = new List<string>();
        foreach (var id in ids)
            texts.Add((await removed.GetDocument(id)!.GetTextAsync(token)).ToString());

        return texts;
    }
}
