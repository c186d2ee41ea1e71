using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>A document in which loops are looked up and rewritten.</summary>
internal sealed class RetryDocument
{
    private readonly Document _document;
    private readonly CompilationUnitSyntax _root;
    private readonly SemanticModel _model;
    private readonly RetrySymbols _symbols;
    private readonly LanguageVersion _language;
    private readonly bool _hasSharedRandom;
    private readonly CompilerProof _proof;

    private RetryDocument(Document document, CompilationUnitSyntax root, SemanticModel model, RetrySymbols symbols, LanguageVersion language, bool hasSharedRandom, CompilerProof proof)
    {
        _document = document;
        _root = root;
        _model = model;
        _symbols = symbols;
        _language = language;
        _hasSharedRandom = hasSharedRandom;
        _proof = proof;
    }

    public CompilationUnitSyntax Root => _root;

    public CompilerProof Proof => _proof;

    /// <param name="earlier">The proof that the document comes from, if one has just been made.</param>
    public static async Task<RetryDocument?> ReadAsync(Document document, CompilerProof? earlier, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
            || model is null
            || RetrySymbols.Find(model.Compilation) is not { } symbols)
        {
            return null;
        }

        // A file of several projects gets one text, so what the poorest of them has decides.
        var language = LanguageVersion.Latest.MapSpecifiedToEffectiveVersion();
        var hasSharedRandom = true;
        foreach (var id in document.GetLinkedDocumentIds().Add(document.Id))
        {
            if (document.Project.Solution.GetProject(id.ProjectId) is not { ParseOptions: CSharpParseOptions options } project)
                continue;

            var compilation = id == document.Id ? model.Compilation : await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
            language = options.LanguageVersion < language ? options.LanguageVersion : language;
            hasSharedRandom &= compilation?.FindLibraryType("System.Random")?.GetMembers("Shared").IsEmpty is false;
        }

        return new RetryDocument(document, root, model, symbols, language, hasSharedRandom, new CompilerProof(document, earlier?.After));
    }

    /// <summary>The loop of the candidate; null when it isn't one, when it holds directives, or when its member isn't typed to its end.</summary>
    public LoopContext? Find(SyntaxNode candidate, CancellationToken cancellationToken)
    {
        var settings = new RetrySettings(_document.Project.AnalyzerOptions.AnalyzerConfigOptionsProvider.GetOptions(_root.SyntaxTree));
        var member = candidate.AncestorsAndSelf().FirstOrDefault(node => node is MemberDeclarationSyntax) ?? candidate;
        return candidate.ContainsDirectives || member.ContainsDiagnostics || new RetryLoopRecogniser(_symbols, settings, cancellationToken).TryMatch(candidate, _model) is not { } loop
            ? null
            : new LoopContext(loop, _root, _symbols, settings, _language, _hasSharedRandom, cancellationToken);
    }

    /// <summary>The document after the rewrite, cleaned up, if the rewrite is proved.</summary>
    public async Task<Document?> ApplyAsync(LoopRewrite rewrite, CancellationToken cancellationToken)
    {
        var changed = _document.WithSyntaxRoot(rewrite.Root);
        if (Has(rewrite.Root, Simplifier.AddImportsAnnotation))
            changed = await ImportAdder.AddImportsAsync(changed, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);

        if (Has(rewrite.Root, Simplifier.Annotation))
            changed = await Simplifier.ReduceAsync(changed, Simplifier.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);

        if (Has(rewrite.Root, Formatter.Annotation))
            changed = await Formatter.FormatAsync(changed, Formatter.Annotation, cancellationToken: cancellationToken).ConfigureAwait(false);

        return await _proof.HoldsAsync(changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    private static bool Has(SyntaxNode root, SyntaxAnnotation annotation) => root.GetAnnotatedNodesAndTokens(annotation).Any();
}
