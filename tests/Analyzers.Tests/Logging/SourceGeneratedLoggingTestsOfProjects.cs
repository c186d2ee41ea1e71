using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.CodeFixes.Logging;
using Seaworthy.Logging;
using Seaworthy.Logging.Rules;

namespace Seaworthy.Tests.Logging;

/// <summary>Fix All over several files, projects and frameworks: the parts of a class agree.</summary>
public sealed class SourceGeneratedLoggingTestsOfProjects
{
    private const string First =
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            public void Ship(int id)
            {
                log.LogInformation("Order {Id} sent", id);
                log.LogInformation("Order {Id} lost", id);
            }
        }

        """;

    private const string Second =
        """
        using Microsoft.Extensions.Logging;

        partial class Shop
        {
            public void ShipAgain(int id, string name)
            {
                log.LogInformation("Order {Id} sent", id);
                log.LogInformation("Order {Id} sent", name);
                log.LogDebug("Order {Id} lost", id);
            }
        }

        """;

    private const string FixedFirst =
        """
        using Microsoft.Extensions.Logging;

        partial class Shop(ILogger<Shop> log)
        {
            public void Ship(int id)
            {
                OrderSent(id);
                OrderLost(id);
            }

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {Id} sent")]
            private partial void OrderSent(int id);

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {Id} lost")]
            private partial void OrderLost(int id);
        }

        """;

    private const string FixedSecond =
        """
        using Microsoft.Extensions.Logging;

        partial class Shop
        {
            public void ShipAgain(int id, string name)
            {
                OrderSent(id);
                OrderSent2(name);
                OrderLost2(id);
            }

            [LoggerMessage(EventId = 0, Level = LogLevel.Information, Message = "Order {Id} sent")]
            private partial void OrderSent2(string id);

            [LoggerMessage(EventId = 0, Level = LogLevel.Debug, Message = "Order {Id} lost")]
            private partial void OrderLost2(int id);
        }

        """;

    [Theory]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task Parts_in_several_files_share_methods_and_no_names(FixAllScope scope)
    {
        using var workspace = new AdhocWorkspace();
        var project = AddProject(workspace.CurrentSolution, "Orders", LanguageVersion.Latest, References.Net10).AddDocument("First.cs", First).Project.AddDocument("Second.cs", Second).Project;

        var changed = await FixAll(project, scope);

        Assert.Equal([FixedFirst, FixedSecond], await Texts(changed.Projects.Single()));
        await AssertCompiles(changed.Projects.Single());
    }

    [Fact]
    public async Task Second_run_changes_nothing()
    {
        using var workspace = new AdhocWorkspace();
        var project = AddProject(workspace.CurrentSolution, "Orders", LanguageVersion.Latest, References.Net10).AddDocument("First.cs", FixedFirst).Project.AddDocument("Second.cs", FixedSecond).Project;

        Assert.Empty(await Findings(project));
    }

    [Fact]
    public async Task Document_alone_knows_the_methods_of_the_other_parts()
    {
        using var workspace = new AdhocWorkspace();
        var project = AddProject(workspace.CurrentSolution, "Orders", LanguageVersion.Latest, References.Net10).AddDocument("First.cs", FixedFirst).Project.AddDocument("Second.cs", Second).Project;

        var changed = await FixAll(project, FixAllScope.Project);

        Assert.Equal([FixedFirst, FixedSecond], await Texts(changed.Projects.Single()));
    }

    /// <summary>A file of several frameworks has one text.</summary>
    [Theory]
    [InlineData(LanguageVersion.Latest, true)]
    [InlineData(LanguageVersion.CSharp8, false)]
    public async Task File_of_two_projects_is_changed_once_and_only_if_both_can_compile_it(LanguageVersion second, bool isChanged)
    {
        const string code = "using Microsoft.Extensions.Logging;\n\nclass Shop\n{\n    void Ship(ILogger log) => log.LogInformation(\"Order sent\");\n}\n";
        using var workspace = new AdhocWorkspace();
        var project = AddProject(workspace.CurrentSolution, "Orders", LanguageVersion.Latest, References.Net10).AddDocument("Shop.cs", code, filePath: "/Orders/Shop.cs").Project;
        var other = AddProject(project.Solution, "Orders (old)", second, References.Net8).AddDocument("Shop.cs", code, filePath: "/Orders/Shop.cs").Project;

        var changed = await FixAll(other.Solution.GetProject(project.Id)!, FixAllScope.Solution);

        var texts = new[] { await Texts(changed.GetProject(project.Id)!), await Texts(changed.GetProject(other.Id)!) }.SelectMany(texts => texts).ToList();
        Assert.Single(texts.Distinct());
        Assert.Equal(isChanged, texts[0].Contains("[LoggerMessage", StringComparison.Ordinal));
    }

    private static Project AddProject(Solution solution, string name, LanguageVersion language, ReferenceSet references) => solution
        .AddProject(name, name, LanguageNames.CSharp)
        .WithMetadataReferences(references.Metadata)
        .WithParseOptions(new CSharpParseOptions(language))
        .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static async Task<ImmutableArray<Diagnostic>> Findings(Project project)
    {
        var compilation = await project.GetCompilationAsync(TestContext.Current.CancellationToken);
        return await compilation!.WithAnalyzers([new GeneratedLoggingAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<Solution> FixAll(Project project, FixAllScope scope)
    {
        var fix = new SourceGeneratedLoggingFix();
        var context = new FixAllContext(project, fix, scope, "SeaworthyLogging.Generated", [SourceGeneratedLogging.Rule.Id], new Found(), TestContext.Current.CancellationToken);
        var action = await fix.GetFixAllProvider().GetFixAsync(context);
        return action is null
            ? project.Solution
            : Assert.IsType<ApplyChangesOperation>(Assert.Single(await action.GetOperationsAsync(TestContext.Current.CancellationToken))).ChangedSolution;
    }

    private static async Task<IReadOnlyList<string>> Texts(Project project)
    {
        var texts = new List<string>();
        foreach (var document in project.Documents)
            texts.Add((await document.GetTextAsync(TestContext.Current.CancellationToken)).ToString());

        return texts;
    }

    private static async Task AssertCompiles(Project project)
    {
        var generator = (IIncrementalGenerator)Activator.CreateInstance(ReferencedGenerator.LoggerMessage(References.Net10))!;
        CSharpGeneratorDriver.Create(generator).RunGeneratorsAndUpdateCompilation((await project.GetCompilationAsync(TestContext.Current.CancellationToken))!, out var compilation, out var complaints, TestContext.Current.CancellationToken);

        Assert.DoesNotContain(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Concat(complaints), diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning);
    }

    private sealed class Found : FixAllContext.DiagnosticProvider
    {
        public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => await Findings(project);

        public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
        {
            var tree = await document.GetSyntaxTreeAsync(cancellationToken);
            return (await Findings(document.Project)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
        }

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
