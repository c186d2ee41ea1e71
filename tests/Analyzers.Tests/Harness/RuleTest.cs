using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.Tests.Harness;

/// <summary>
/// The tests of one rule. <c>[|code|]</c> marks a place the rule reports, a snippet without marks must stay silent,
/// and the other rules of the same analyzer are off. The code has no warning of the compiler, neither before a fix nor after. <see cref="With"/> adds options and additional files.
/// </summary>
internal sealed record RuleTest<TAnalyzer, TFix>(DiagnosticDescriptor Rule, ReferenceSet References)
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TFix : CodeFixProvider, new()
{
    private string Options { get; init; } = "";

    private string GlobalOptions { get; init; } = "";

    private IReadOnlyList<(string Name, string Text)> AdditionalFiles { get; init; } = [];

    /// <summary>The same tests with these lines in the .editorconfig.</summary>
    public RuleTest<TAnalyzer, TFix> With(params string[] options) => this with { Options = Options + string.Join("\n", options) + "\n" };

    /// <summary>The same tests with these lines in a .globalconfig, in which MSBuild passes its properties.</summary>
    public RuleTest<TAnalyzer, TFix> WithGlobal(params string[] options) => this with { GlobalOptions = GlobalOptions + string.Join("\n", options) + "\n" };

    /// <summary>The same tests with this additional file.</summary>
    public RuleTest<TAnalyzer, TFix> WithFile(string name, string text) => this with { AdditionalFiles = [.. AdditionalFiles, (name, text)] };

    /// <summary>The same tests with another file beside the code, and with what a fix makes of it.</summary>
    public RuleTest<TAnalyzer, TFix> WithSource(string before, string? after = null) => this with { Sources = [.. Sources, (before, after ?? before)] };

    private IReadOnlyList<(string Before, string After)> Sources { get; init; } = [];

    private LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    private OutputKind Output { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>The same tests in this version of C#.</summary>
    public RuleTest<TAnalyzer, TFix> WithLanguage(LanguageVersion language) => this with { Language = language };

    /// <summary>The same tests in a program, whose code may be top-level statements.</summary>
    public RuleTest<TAnalyzer, TFix> WithProgram() => this with { Output = OutputKind.ConsoleApplication };

    private bool IsFixedOneByOne { get; init; }

    /// <summary>The same tests of a fix that Fix All leaves out.</summary>
    public RuleTest<TAnalyzer, TFix> OneByOne() => this with { IsFixedOneByOne = true };

    private bool RunsGenerator { get; init; }

    /// <summary>The same tests with the generator of methods with <c>[LoggerMessage]</c>, as in a project that references the logging package.</summary>
    public RuleTest<TAnalyzer, TFix> WithGenerator() => this with { RunsGenerator = true };

    public Task Reports(string code)
    {
        Assert.Contains("[|", code, StringComparison.Ordinal);
        return Run(code, fixedCode: null);
    }

    /// <summary>The same where the setting of a file changes how loud the rule is.</summary>
    public Task ReportsAs(DiagnosticSeverity severity, string code) => (this with { Severity = severity }).Reports(code);

    /// <summary>The same tests of findings that are louder, or less loud, than most of the rule.</summary>
    public RuleTest<TAnalyzer, TFix> WithSeverity(DiagnosticSeverity severity) => this with { Severity = severity };

    private DiagnosticSeverity Severity { get; init; } = Rule.DefaultSeverity;

    public Task IsSilent(string code)
    {
        Assert.DoesNotContain("[|", code, StringComparison.Ordinal);
        return Run(code, fixedCode: null);
    }

    public Task Fixes(string before, string after)
    {
        Assert.Contains("[|", before + string.Concat(Sources.Select(source => source.Before)), StringComparison.Ordinal);
        Assert.NotEqual(before, after);
        return Run(before, after);
    }

    public Task ReportsWithoutFix(string code)
    {
        Assert.Contains("[|", code, StringComparison.Ordinal);
        return Run(code, fixedCode: code);
    }

    private Task Run(string code, string? fixedCode)
    {
        var test = new Test(Rule, Language, RunsGenerator ? [ReferencedGenerator.LoggerMessage(References)] : []) { ReferenceAssemblies = References.Assemblies, CompilerDiagnostics = CompilerDiagnostics.Warnings };
        Fill(test.TestState, code);
        foreach (var (before, _) in Sources)
            Fill(test.TestState, before);

        test.TestState.OutputKind = Output;
        test.TestState.AdditionalReferences.AddRange(References.Metadata);
        if (fixedCode is not null)
        {
            Fill(test.FixedState, fixedCode);
            foreach (var (_, after) in Sources)
                Fill(test.FixedState, after);
        }

        if (IsFixedOneByOne)
            test.CodeFixTestBehaviors |= CodeFixTestBehaviors.SkipFixAllCheck;

        if (Options.Length > 0)
            test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", "root = true\n[*]\n" + Options));

        if (GlobalOptions.Length > 0)
            test.TestState.AnalyzerConfigFiles.Add(("/.globalconfig", "is_global = true\n" + GlobalOptions));

        test.TestState.AdditionalFiles.AddRange(AdditionalFiles.Select(file => (file.Name, SourceText.From(file.Text))));
        return test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads the marks ourselves: the library's own reader takes the <c>$$</c> of a raw string for one.</summary>
    private void Fill(SolutionState state, string marked)
    {
        state.MarkupHandling = MarkupMode.None;
        var code = new StringBuilder();
        var spans = new List<TextSpan>();
        var open = new Stack<int>();
        for (var position = 0; position < marked.Length; position++)
        {
            if (string.CompareOrdinal(marked, position, "[|", 0, 2) is 0)
                open.Push(code.Length);
            else if (string.CompareOrdinal(marked, position, "|]", 0, 2) is 0 && open.Count > 0)
                spans.Add(TextSpan.FromBounds(open.Pop(), code.Length));
            else
            {
                code.Append(marked[position]);
                continue;
            }

            position++;
        }

        var text = SourceText.From(code.ToString());
        var path = $"/0/Test{state.Sources.Count}.cs";
        state.Sources.Add(text);
        foreach (var span in spans)
        {
            var lines = text.Lines.GetLinePositionSpan(span);
            state.ExpectedDiagnostics.Add(new DiagnosticResult(Rule).WithSeverity(Severity).WithMessage(null).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithSpan(path, lines.Start.Line + 1, lines.Start.Character + 1, lines.End.Line + 1, lines.End.Character + 1));
        }
    }

    private sealed class Test : CSharpCodeFixTest<TAnalyzer, TFix, DefaultVerifier>
    {
        private readonly DiagnosticDescriptor _rule;
        private readonly LanguageVersion _language;
        private readonly IReadOnlyList<Type> _generators;

        public Test(DiagnosticDescriptor rule, LanguageVersion language, IReadOnlyList<Type> generators)
        {
            _rule = rule;
            _language = language;
            _generators = generators;
            TestBehaviors |= TestBehaviors.SkipGeneratedSourcesCheck;

            // Libraries for an older framework, which the compiler of a build is told to unify.
            DisabledDiagnostics.Add("CS1701");

            // A suggestion of the generator to give each event an id of its own.
            DisabledDiagnostics.Add("SYSLIB1006");
            foreach (var other in new TAnalyzer().SupportedDiagnostics)
            {
                if (other.Id != rule.Id)
                    DisabledDiagnostics.Add(other.Id);
            }
        }

        protected override DiagnosticDescriptor GetDefaultDiagnostic(DiagnosticAnalyzer[] analyzers) => _rule;

        protected override IEnumerable<Type> GetSourceGenerators() => _generators;

        protected override ParseOptions CreateParseOptions() => RuleTestOptions.Parse.WithLanguageVersion(_language);
    }
}
