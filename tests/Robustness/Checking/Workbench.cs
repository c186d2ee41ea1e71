using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Tests.Catalog;
using Seaworthy.Tests.Robustness.Mutating;

namespace Seaworthy.Tests.Robustness.Checking;

/// <summary>What was tried on one piece of code, and what went wrong.</summary>
internal sealed class Findings
{
    private readonly List<string> _failures = [];

    public IReadOnlyList<string> Failures => _failures;

    public int Diagnostics { get; set; }

    public int Actions { get; set; }

    /// <summary>Fixes that were compiled, because the code before them compiled.</summary>
    public int Compiled { get; set; }

    public void Add(string failure)
    {
        lock (_failures)
            _failures.Add(failure);
    }
}

/// <summary>Runs every analyzer over a piece of code, and every fix for what they report and for what other packages would.</summary>
internal sealed class Workbench
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers = [.. RuleCatalog.Analyzers];
    private static readonly HashSet<string> OwnIds = [.. RuleCatalog.Rules.Select(rule => rule.Id)];

    private readonly Solution _solution;
    private readonly DocumentId _document;

    private static readonly ConcurrentDictionary<(SourceCodeKind, Surroundings), Lazy<Workbench>> Known = [];

    /// <summary>One for all code of a kind: setting it up costs more than a hundred mutants.</summary>
    public static Workbench For(SourceCodeKind kind, Surroundings surroundings) =>
        Known.GetOrAdd((kind, surroundings), key => new Lazy<Workbench>(() => new Workbench(key.Item1, key.Item2))).Value;

    private Workbench(SourceCodeKind kind, Surroundings surroundings)
    {
        var references = surroundings switch
        {
            Surroundings.Complete => References.Net10.Metadata,
            Surroundings.NoLibraries => References.Framework.Metadata,
            _ => [],
        };
        var id = ProjectId.CreateNewId();
        _document = DocumentId.CreateNewId(id);
#pragma warning disable CA2000 // The solution lives as long as its workspace.
        var solution = new AdhocWorkspace().CurrentSolution
#pragma warning restore CA2000
            .AddProject(ProjectInfo.Create(id, VersionStamp.Default, "Snippet", "Snippet", LanguageNames.CSharp, isSubmission: false)
                .WithParseOptions(Corpus.Parse.WithKind(kind))
                .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true))
                .WithMetadataReferences(references))
            .AddDocument(DocumentInfo.Create(_document, "Snippet.cs", sourceCodeKind: kind, loader: TextLoader.From(TextAndVersion.Create(SourceText.From(""), VersionStamp.Default))));

        // Each piece of code is a fork of this solution, and so shares what was learned about the references.
        solution.GetProject(id)!.GetCompilationAsync().GetAwaiter().GetResult();
        _solution = solution;
    }

    /// <param name="random">Where to ask for fixes that no analyzer of ours asked for.</param>
    public async Task<Findings> Check(string text, Random random, CancellationToken cancellationToken)
    {
        var findings = new Findings();
        var document = _solution.WithDocumentText(_document, SourceText.From(text)).GetDocument(_document)!;
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var compilation = (await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false))!;

        var reported = await Analyze(compilation, findings, cancellationToken).ConfigureAwait(false);
        findings.Diagnostics = reported.Length;
        foreach (var fix in RuleCatalog.Fixes)
        {
            foreach (var diagnostic in reported.Where(diagnostic => fix.FixableDiagnosticIds.Contains(diagnostic.Id)).Concat(Synthetic(fix, root, random)))
                await Fix(document, fix, diagnostic, reported, findings, cancellationToken).ConfigureAwait(false);
        }

        return findings;
    }

    private static async Task<ImmutableArray<Diagnostic>> Analyze(Compilation compilation, Findings findings, CancellationToken cancellationToken)
    {
        var analyzed = compilation.WithAnalyzers(Analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            (exception, analyzer, _) => findings.Add($"{analyzer.GetType().Name} threw {exception}"),
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false));
        return await analyzed.GetAnalyzerDiagnosticsAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Reports of other packages' rules at a call or argument, wherever that is.</summary>
    private static List<Diagnostic> Synthetic(CodeFixProvider fix, SyntaxNode root, Random random)
    {
        var calls = LogCallSpans.Find(root);
        var foreignIds = fix.FixableDiagnosticIds.Where(id => !OwnIds.Contains(id)).ToList();
        if (calls.Count is 0 || random.Next(4) > 0)
            return [];

        var ids = foreignIds.Count > 0 ? foreignIds : [.. fix.FixableDiagnosticIds];
        var id = ids[random.Next(ids.Count)];
        var span = calls[random.Next(calls.Count)];
        var rule = new DiagnosticDescriptor(id, "Elsewhere", "Elsewhere", "Elsewhere", DiagnosticSeverity.Warning, isEnabledByDefault: true);
        return [Diagnostic.Create(rule, Location.Create(root.SyntaxTree, span))];
    }

    private static async Task Fix(
        Document document, CodeFixProvider fix, Diagnostic diagnostic, ImmutableArray<Diagnostic> reported, Findings findings, CancellationToken cancellationToken)
    {
        var actions = new List<CodeAction>();
        var place = $"{fix.GetType().Name} for {diagnostic.Id} at {diagnostic.Location.SourceSpan}";
        try
        {
            await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), cancellationToken)).ConfigureAwait(false);
            foreach (var action in actions)
            {
                findings.Actions++;
                place += $", '{action.Title}'";
                await Apply(document, action, place, findings, cancellationToken).ConfigureAwait(false);
            }

            if (actions is [var first, ..] && fix.GetFixAllProvider() is { } fixAll)
            {
                place += " everywhere";
                var same = reported.Where(other => other.Id == diagnostic.Id).Append(diagnostic).DistinctBy(other => other.Location.SourceSpan).ToImmutableArray();
                var context = new FixAllContext(document, fix, FixAllScope.Document, first.EquivalenceKey, [diagnostic.Id], new Given(same), cancellationToken);
                if (await fixAll.GetFixAsync(context).ConfigureAwait(false) is { } action)
                    await Apply(document, action, place, findings, cancellationToken).ConfigureAwait(false);
            }
        }
#pragma warning disable CA1031 // That nothing throws is what is tested.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            findings.Add($"{place} threw {exception}");
        }
    }

    private static async Task Apply(Document document, CodeAction action, string place, Findings findings, CancellationToken cancellationToken)
    {
        var operations = await action.GetOperationsAsync(cancellationToken).ConfigureAwait(false);
        if (operations.OfType<ApplyChangesOperation>().SingleOrDefault() is not { } change)
            return;

        if (await Errors(document.Project, cancellationToken).ConfigureAwait(false) is not [])
            return;

        findings.Compiled++;
        var changed = change.ChangedSolution.GetDocument(document.Id)!;
        if (await Errors(changed.Project, cancellationToken).ConfigureAwait(false) is [var error, ..])
            findings.Add($"{place} adds {error}\n{await changed.GetTextAsync(cancellationToken).ConfigureAwait(false)}");
    }

    /// <summary>Whether a program has a Main is no business of a fix.</summary>
    private static async Task<IReadOnlyList<Diagnostic>> Errors(Project project, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        return [.. compilation!.GetDiagnostics(cancellationToken).Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error && diagnostic.Id is not "CS8805")];
    }

    private sealed class Given(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
