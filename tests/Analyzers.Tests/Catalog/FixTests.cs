using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Catalog;

/// <summary>What editors and dotnet format expect of every fix; one that falls short is skipped by them without a word.</summary>
[Collection(nameof(RulePage))]
public sealed class FixTests
{
    public static TheoryData<string> Names => RuleCatalog.FixNames;

    [Theory, MemberData(nameof(Names))]
    public void Fix_can_be_created_and_found(string name)
    {
        var type = RuleCatalog.Fix(name).GetType();
        var export = type.GetCustomAttribute<ExportCodeFixProviderAttribute>()!;

        Assert.NotNull(type.GetConstructor(Type.EmptyTypes));
        Assert.Equal(name, export.Name);
        Assert.Equal([LanguageNames.CSharp], export.Languages);
        // It would be the only reference to an assembly that old hosts have in another version.
        Assert.DoesNotContain(type.GetCustomAttributesData(), attribute => attribute.AttributeType.Name is "SharedAttribute");
    }

    [Theory, MemberData(nameof(Names))]
    public void Fix_can_fix_all(string name)
    {
        var scopes = RuleCatalog.Fix(name).GetFixAllProvider()!.GetSupportedFixAllScopes();

        Assert.Superset(new HashSet<FixAllScope> { FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution }, scopes.ToHashSet());
    }

    [Theory, MemberData(nameof(Names))]
    public void Fix_is_for_our_rules_and_those_of_others_that_the_pages_name(string name)
    {
        var ids = RuleCatalog.Fix(name).FixableDiagnosticIds;
        var own = ids.Where(id => RuleCatalog.Rules.Any(rule => rule.Id == id)).ToList();
        var pages = own.Count > 0 ? own.Select(RulePage.Read) : RulePage.All;
        var seeAlso = string.Concat(pages.Select(page => page.Section("See also")));

        Assert.All(ids.Except(own), id => Assert.Contains(id, seeAlso, StringComparison.Ordinal));
    }

    /// <summary>dotnet format takes the first action of the first hit, and applies it to all hits by its key.</summary>
    [Theory, MemberData(nameof(Names))]
    public async Task The_first_action_has_one_key_is_flat_and_changes_only_text(string name)
    {
        var fix = RuleCatalog.Fix(name);
        if (!RuleCatalog.Rules.Any(rule => fix.FixableDiagnosticIds.Contains(rule.Id)))
            return;

        var samples = RuleCatalog.Rules.Where(rule => fix.FixableDiagnosticIds.Contains(rule.Id))
            .SelectMany(rule => Sample.Of(rule.Id)).Where(sample => sample.Kind is "violation");

        // A fix for the rules of others alone has no samples.
        if (!RuleCatalog.Rules.Any(rule => fix.FixableDiagnosticIds.Contains(rule.Id)))
            return;

        var keys = new HashSet<string?>();
        foreach (var sample in samples)
        {
            using var workspace = new AdhocWorkspace();
            var document = Open(sample, workspace);
            var diagnostics = await Analyze(document, fix);
            Assert.NotEmpty(diagnostics);
            foreach (var diagnostic in diagnostics)
            {
                var actions = await Actions(fix, document, diagnostic);
                Assert.All(actions, IsFlat);
                Assert.Distinct(actions.Select(action => action.EquivalenceKey));
                await ChangesOnlyText(document.Project.Solution, actions[0]);
                keys.Add(actions[0].EquivalenceKey);
            }
        }

        Assert.NotNull(Assert.Single(keys));
    }

    private static Document Open(Sample sample, AdhocWorkspace workspace)
    {
        var project = workspace
            .AddProject("Orders", LanguageNames.CSharp)
            .WithMetadataReferences(References.Net10.Metadata)
            .WithParseOptions(RuleTestOptions.Parse)
            .WithCompilationOptions(new CSharpCompilationOptions(sample.Output));
        foreach (var (name, text) in sample.Files)
            project = project.AddAdditionalDocument(name, text, filePath: "/" + name).Project;

        if (sample.Files.Any())
            project = project.AddAnalyzerConfigDocument(".globalconfig", SourceText.From(Sample.Date), filePath: "/.globalconfig").Project;

        return project.AddDocument("Shop.cs", sample.Plain, filePath: "/Shop.cs");
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(Document document, CodeFixProvider fix)
    {
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var analyzers = RuleCatalog.Analyzers.Where(analyzer => analyzer.SupportedDiagnostics.Any(rule => fix.FixableDiagnosticIds.Contains(rule.Id)));
        return await compilation!.WithAnalyzers([.. analyzers], document.Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<List<CodeAction>> Actions(CodeFixProvider fix, Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), TestContext.Current.CancellationToken));
        return actions;
    }

    /// <summary>The property is internal in the older compilers, and has another name there.</summary>
    private static void IsFlat(CodeAction action)
    {
        const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        var nested = typeof(CodeAction).GetProperty("NestedActions", Any) ?? typeof(CodeAction).GetProperty("NestedCodeActions", Any);
        Assert.Empty((ImmutableArray<CodeAction>)nested!.GetValue(action)!);
    }

    private static async Task ChangesOnlyText(Solution before, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changes = Assert.IsType<ApplyChangesOperation>(Assert.Single(operations)).ChangedSolution.GetChanges(before);

        Assert.Empty(changes.GetAddedProjects());
        Assert.Empty(changes.GetRemovedProjects());
        var project = Assert.Single(changes.GetProjectChanges());
        Assert.NotEmpty(project.GetChangedDocuments());
        Assert.Empty(project.GetAddedDocuments());
        Assert.Empty(project.GetRemovedDocuments());
        Assert.Empty(project.GetAddedMetadataReferences());
    }
}
