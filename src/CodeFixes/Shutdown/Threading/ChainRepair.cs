using Seaworthy.CodeFixes.Common.Editing;
using Seaworthy.Common.Options;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Threading;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.CodeFixes.Shutdown.Threading;

/// <summary>Plans what has to change for findings of a whole solution, and changes it.</summary>
internal static class ChainRepair
{
    /// <summary>The solution with every finding repaired that can be, or null when none can.</summary>
    public static async Task<Solution?> RunAsync(Solution solution, ImmutableArray<Diagnostic> diagnostics, bool ofInterfaces, CancellationToken cancellationToken)
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
            if (await FixAsync(current, project.ToList(), ofInterfaces, cancellationToken).ConfigureAwait(false) is not { } changed)
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
    private static async Task<Solution?> FixAsync(Solution solution, List<(DocumentId Document, SyntaxAnnotation Mark, ShutdownSettings Settings)> marks, bool ofInterfaces, CancellationToken cancellationToken)
    {
        var chain = new List<ChainLink>();
        var flows = new Dictionary<object, TokenFlow?>();
        foreach (var (id, mark, settings) in marks)
            await AddAsync(solution.GetDocument(id)!, mark, settings, flows, chain, ofInterfaces, cancellationToken).ConfigureAwait(false);

        if (chain.Count is 0)
            return null;

        if (await ChainRewrite.RunAsync(solution, chain, cancellationToken).ConfigureAwait(false) is { } changed)
            return changed;

        if (marks.Count is 1)
            return null;

        var first = await FixAsync(solution, marks.Take(marks.Count / 2).ToList(), ofInterfaces, cancellationToken).ConfigureAwait(false);
        return await FixAsync(first ?? solution, marks.Skip(marks.Count / 2).ToList(), ofInterfaces, cancellationToken).ConfigureAwait(false) ?? first;
    }

    /// <summary>Adds what a finding needs to the methods that are to change.</summary>
    private static async Task AddAsync(Document document, SyntaxAnnotation mark, ShutdownSettings settings, Dictionary<object, TokenFlow?> flows, List<ChainLink> chain, bool ofInterfaces, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || root.GetAnnotatedTokens(mark).FirstOrDefault().Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return;
        }

        object scope = settings.ThreadingScope is ThreadingScope.Private ? type : model.Compilation;
        if (!flows.TryGetValue(scope, out var flow))
            flows[scope] = flow = Find(type, model, settings, cancellationToken);

        if (flow is null || FindChain(flow, declaration) is not { } found || (!ofInterfaces && found.Exists(method => method.IsContract)))
            return;

        foreach (var method in found.Where(method => !chain.Exists(known => known.Method.Declaration == method.Declaration)))
            chain.Add(new ChainLink(method, flow, settings));
    }

    private static TokenFlow? Find(TypeDeclarationSyntax type, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) => settings.ThreadingScope is ThreadingScope.Private
        ? TokenFlow.Find(type, model, settings, new TokenOverloads(), cancellationToken)
        : TokenFlow.FindAll(model.Compilation, settings, new TokenOverloads(), cancellationToken);

    private static List<TokenlessMethod>? FindChain(TokenFlow flow, MethodDeclarationSyntax declaration) =>
        flow.Methods.Find(method => method.Bodies.Exists(body => body.Declaration == declaration)) is { } found ? flow.FindChain(found) : null;

    /// <summary>The title of the action that changes an interface; null where none has to change.</summary>
    public static async Task<string?> FindContractAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root
            || root.FindToken(diagnostic.Location.SourceSpan.Start).Parent is not MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } declaration
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var settings = new ShutdownSettings(document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree));
        if (settings.ThreadingScope is not ThreadingScope.Interface || Find(type, model, settings, cancellationToken) is not { } flow || FindChain(flow, declaration)?.Where(method => method.IsContract).ToList() is not { Count: > 0 } contracts)
            return null;

        var (contract, count) = (contracts[0].Symbol, contracts[0].Implementations.Count);
        var others = contracts.Count is 1 ? "" : $", and to {contracts.Count - 1} more";
        return $"Add CancellationToken to {contract.ContainingType.Name}.{contract.Name} and its {(count is 1 ? "implementation" : $"{count} implementations")}{others}";
    }
}
