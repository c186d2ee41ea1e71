using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.CodeFixes.Shutdown.Threading;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Threading;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Threads the callers' token through private methods, in all files of their type at once.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingTokenParameterFix))]
internal sealed class MissingTokenParameterFix : CodeFixProvider
{
    private const string Title = "Pass the callers' CancellationToken on";

    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SEA3004");

    public override FixAllProvider GetFixAllProvider() => new EveryChain();

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            var one = ImmutableArray.Create(diagnostic);
            if (await FixAsync(context.Document.Project.Solution, one, context.CancellationToken).ConfigureAwait(false) is { } changed)
                context.RegisterCodeFix(CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(MissingTokenParameterFix)), one);
        }
    }

    /// <summary>The solution with every finding repaired that can be, or null when none can.</summary>
    private static async Task<Solution?> FixAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var marks = new List<(DocumentId Document, SyntaxAnnotation Mark, ShutdownSettings Settings)>();
        var current = solution;
        foreach (var file in diagnostics.GroupBy(diagnostic => diagnostic.Location.SourceTree))
        {
            if (solution.GetDocument(file.Key) is not { } document || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
                continue;

            var settings = new ShutdownSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
            var names = file.Select(diagnostic => diagnostic.Location.SourceSpan).Distinct().OrderBy(span => span.Start).Select(span => root.FindToken(span.Start)).ToList();
            var found = names.ToDictionary(name => name, _ => new SyntaxAnnotation(SourceEdits.KeptMark));
            marks.AddRange(names.Select(name => (document.Id, found[name], settings)));
            current = current.WithDocumentSyntaxRoot(document.Id, root.ReplaceTokens(names, (name, token) => token.WithAdditionalAnnotations(found[name])));
        }

        var isFixed = false;
        foreach (var project in marks.GroupBy(mark => mark.Document.ProjectId))
        {
            if (await FixAsync(current, project.ToList(), cancellationToken).ConfigureAwait(false) is not { } changed)
                continue;

            current = changed;
            isFixed = true;
        }

        return isFixed ? await WithChangesAsync(solution, current, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>The solution with the texts that are different in the other one, and without its marks.</summary>
    private static async Task<Solution> WithChangesAsync(Solution solution, Solution changed, CancellationToken cancellationToken)
    {
        var result = solution;
        foreach (var id in changed.GetChanges(solution).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()))
        {
            var text = await changed.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false);
            if (!text.ContentEquals(await solution.GetDocument(id)!.GetTextAsync(cancellationToken).ConfigureAwait(false)))
                result = result.WithDocumentText(id, text);
        }

        return result;
    }

    /// <summary>Repairs all of them at once or, where one of them does not let itself be repaired, each half of them.</summary>
    private static async Task<Solution?> FixAsync(Solution solution, IReadOnlyList<(DocumentId Document, SyntaxAnnotation Mark, ShutdownSettings Settings)> marks, CancellationToken cancellationToken)
    {
        var chain = new List<ChainLink>();
        var flows = new Dictionary<object, TokenFlow?>();
        foreach (var (id, mark, settings) in marks)
            await AddAsync(solution.GetDocument(id)!, mark, settings, flows, chain, cancellationToken).ConfigureAwait(false);

        if (chain.Count is 0)
            return null;

        if (await ChainRewrite.RunAsync(solution, chain, cancellationToken).ConfigureAwait(false) is { } changed)
            return changed;

        if (marks.Count is 1)
            return null;

        var first = await FixAsync(solution, marks.Take(marks.Count / 2).ToList(), cancellationToken).ConfigureAwait(false);
        return await FixAsync(first ?? solution, marks.Skip(marks.Count / 2).ToList(), cancellationToken).ConfigureAwait(false) ?? first;
    }

    /// <summary>Adds what a finding needs to the methods that are to change.</summary>
    private static async Task AddAsync(Document document, SyntaxAnnotation mark, ShutdownSettings settings, Dictionary<object, TokenFlow?> flows, List<ChainLink> chain, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || root.GetAnnotatedTokens(mark).FirstOrDefault().Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        var isPrivate = settings.ThreadingScope is ThreadingScope.Private;
        object scope = isPrivate ? type : model.Compilation;
        if (!flows.TryGetValue(scope, out var flow))
        {
            flow = isPrivate ? TokenFlow.Find(type, model, settings, new TokenOverloads(), cancellationToken) : TokenFlow.FindAll(model.Compilation, settings, new TokenOverloads(), cancellationToken);
            flows[scope] = flow;
        }

        if (flow?.Methods.Find(found => found.Declaration == declaration) is not { } method)
            return;

        foreach (var link in flow.FindChain(method).Where(link => !chain.Exists(known => known.Method.Declaration == link.Declaration)))
            chain.Add(new ChainLink(link, flow, settings));
    }

    /// <summary>Plans once for all findings, since a chain may be the finding of many.</summary>
    private sealed class EveryChain : FixAllProvider
    {
        public override async Task<CodeAction?> GetFixAsync(FixAllContext context)
        {
            var diagnostics = context.Scope switch
            {
                FixAllScope.Document when context.Document is { } document => await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false),
                FixAllScope.Project => await context.GetAllDiagnosticsAsync(context.Project).ConfigureAwait(false),
                FixAllScope.Solution => await FindAllAsync(context).ConfigureAwait(false),
                _ => ImmutableArray<Diagnostic>.Empty,
            };
            return await FixAsync(context.Solution, diagnostics, context.CancellationToken).ConfigureAwait(false) is { } changed
                ? CodeAction.Create(Title, _ => Task.FromResult(changed), nameof(MissingTokenParameterFix))
                : null;
        }

        private static async Task<ImmutableArray<Diagnostic>> FindAllAsync(FixAllContext context)
        {
            var found = ImmutableArray.CreateBuilder<Diagnostic>();
            foreach (var project in context.Solution.Projects)
                found.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));

            return found.ToImmutable();
        }
    }
}
