using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.CodeFixes.Shutdown.Threading;
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
        foreach (var (id, mark, settings) in marks)
        {
            if (await FixAsync(current, id, mark, settings, cancellationToken).ConfigureAwait(false) is not { } changed)
                continue;

            current = changed;
            isFixed = true;
        }

        return isFixed ? current : null;
    }

    private static async Task<Solution?> FixAsync(Solution solution, DocumentId id, SyntaxAnnotation mark, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if (solution.GetDocument(id) is not { } document
            || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || root.GetAnnotatedTokens(mark).FirstOrDefault().Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model
            || TokenFlow.Find(type, model, settings, new TokenOverloads(), cancellationToken) is not { } flow
            || flow.Methods.Find(found => found.Declaration == declaration) is not { } method
            || flow.FindChain(method) is not { Count: > 0 } chain)
        {
            return null;
        }

        return await ChainRewrite.RunAsync(solution, flow, chain, settings, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Repairs one finding after the other: a chain that is threaded may have been the finding of many.</summary>
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
