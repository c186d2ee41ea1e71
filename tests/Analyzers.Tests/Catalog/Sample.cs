using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Catalog;

/// <summary>
/// A block of code on a rule's page, by what it says about itself: <c>violation</c> (reported where it is marked, and fixed as
/// the block <c>fixed</c> after it shows), <c>unfixed</c> (reported, and no fix on offer) or <c>silent</c>.
/// </summary>
internal sealed partial record Sample(string Id, int Number, string Kind, string Code, string? Fixed)
{
    /// <summary>The day on which the samples with flags are built.</summary>
    public const string Date = "is_global = true\nbuild_property.SeaworthyDate = 2026-09-01\n";

    /// <summary>What the sample compiles against: a web application where it uses the framework of one.</summary>
    public ReferenceSet References => Plain.Contains("Microsoft.AspNetCore", StringComparison.Ordinal) ? Harness.References.Web : Harness.References.Net10;

    public IEnumerable<(string Name, string Text)> Files => RulePage.Read(Id).Files;

    /// <summary>The code without the marks.</summary>
    public string Plain => Mark().Replace(Code, "");

    /// <summary>A program where there are top-level statements.</summary>
    public OutputKind Output => CSharpSyntaxTree.ParseText(Plain, RuleTestOptions.Parse).GetCompilationUnitRoot().Members.Any(SyntaxKind.GlobalStatement) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;

    public static IReadOnlyList<Sample> Of(string id)
    {
        var blocks = RulePage.Read(id).Samples.Where(sample => sample is { Language: "csharp", Kind.Length: > 0 }).ToList();
        return
        [
            .. blocks
                .Select((block, index) => new Sample(id, index, block.Kind, block.Code, blocks.ElementAtOrDefault(index + 1) is { Kind: "fixed", Code: var code } ? code : null))
                .Where(sample => sample.Kind is not "fixed"),
        ];
    }

    public static Sample Of(string id, int number) => Of(id).Single(sample => sample.Number == number);

    /// <summary>Runs the sample through every analyzer, and the rule's fix when the page shows what comes of it.</summary>
    public Task Run(string? expected)
    {
        var test = new Test(Id) { TestCode = Code, ReferenceAssemblies = References.Assemblies };
        test.TestState.AdditionalReferences.AddRange(References.Metadata);
        test.TestState.OutputKind = Output;
        if (expected is not null)
            test.FixedCode = expected;

        foreach (var (name, text) in Files)
            test.TestState.AdditionalFiles.Add((name, SourceText.From(text)));

        if (expected is not null && expected != Code)
            test.FixedState.AdditionalFiles.AddRange(RulePage.Read(Id).FixedFiles.Select(file => (file.Name, SourceText.From(file.Text))));

        if (Files.Any())
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", Date));

        if (RuleCatalog.FixedOneByOne.Contains(Id))
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;

        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\[\||\|\]|\{\|[\w#]+:|\|\}")]
    private static partial Regex Mark();

    private sealed class Test : CSharpCodeFixTest<EmptyDiagnosticAnalyzer, EmptyCodeFixProvider, DefaultVerifier>
    {
        private readonly string _id;

        public Test(string id)
        {
            _id = id;
            TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;

            // An opt-in rule has something to say about samples that are fine by all others.
            foreach (var rule in RuleCatalog.Rules.Where(rule => rule.DefaultSeverity is DiagnosticSeverity.Hidden && rule.Id != id))
                DisabledDiagnostics.Add(rule.Id);

            // A suggestion of the generator to give each event an id of its own.
            DisabledDiagnostics.Add("SYSLIB1006");
        }

        protected override IEnumerable<DiagnosticAnalyzer> GetDiagnosticAnalyzers() => RuleCatalog.Analyzers;

        protected override IEnumerable<CodeFixProvider> GetCodeFixProviders() => RuleCatalog.Fixes.Where(fix => fix.FixableDiagnosticIds.Contains(_id));

        protected override IEnumerable<Type> GetSourceGenerators() => [ReferencedGenerator.LoggerMessage(Harness.References.Net10)];

        protected override DiagnosticDescriptor GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => RuleCatalog.Rule(_id);

        protected override ParseOptions CreateParseOptions() => RuleTestOptions.Parse;
    }
}
