using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common.Editing;

namespace Seaworthy.CodeFixes.Common;

/// <summary>
/// A fix whose repairs are changes of text, all made against the file as the user has it. The compiler has to find no more
/// to say of the result than before; where it does, the repairs are tried one by one, and those that hold together are kept.
/// </summary>
internal abstract class ProvenFix(string title, string equivalenceKey, params string[] fixableIds) : DocumentFix(title, equivalenceKey, fixableIds)
{
    /// <summary>What repairs the finding; null where nothing can.</summary>
    protected abstract SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document);

    /// <summary>Whether a repair that only some of the file's projects can compile is offered all the same, one at a time and with a title that says so.</summary>
    protected virtual bool OffersOneTarget => false;

    /// <summary>What the second action does; see <see cref="DocumentFix.Alternative"/>.</summary>
    protected virtual SourceRepair? RepairOtherwise(Diagnostic diagnostic, FixedDocument document) => null;

    protected sealed override Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, diagnostics, Repair, cancellationToken);

    protected sealed override Task<Document?> FixOtherwiseAsync(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken) =>
        FixAsync(document, diagnostics, RepairOtherwise, cancellationToken);

    protected sealed override async Task<(Document Document, string Broken)?> FixHereAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        if (!OffersOneTarget
            || document.GetLinkedDocumentIds().IsEmpty
            || await FixedDocument.ReadAsync(document, cancellationToken).ConfigureAwait(false) is not { } read
            || Repair(diagnostic, read) is not { Changes.IsEmpty: false } found
            || Apply([found], document, read) is not { } changed)
        {
            return null;
        }

        var proof = new CompilerProof(document);
        var holds = await proof.HoldsAsync(changed, cancellationToken).ConfigureAwait(false);
        var broken = found.Broken.Union(proof.Broken).Select(TargetOf).ToList();
        return (holds || proof.Broken.Count > 0) && broken.Count > 0 ? (changed, string.Join(", ", broken)) : null;
    }

    private static async Task<Document?> FixAsync(Document document, ImmutableArray<Diagnostic> diagnostics, Func<Diagnostic, FixedDocument, SourceRepair?> repair, CancellationToken cancellationToken)
    {
        if (await FixedDocument.ReadAsync(document, cancellationToken).ConfigureAwait(false) is not { } read)
            return null;

        var repairs = new List<SourceRepair>();
        foreach (var diagnostic in diagnostics.OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start))
        {
            if (diagnostic.Location.SourceSpan.End <= read.Root.FullSpan.End && repair(diagnostic, read) is { Changes.IsEmpty: false, Broken.IsEmpty: true } found)
                repairs.Add(found);
        }

        if (repairs.Count is 0)
            return null;

        var proof = new CompilerProof(document);
        if (Apply(repairs, document, read) is { } all && await proof.HoldsAsync(all, cancellationToken).ConfigureAwait(false))
            return all;

        Document? result = null;
        var kept = new List<SourceRepair>();
        foreach (var one in repairs.Count is 1 ? [] : repairs)
        {
            kept.Add(one);
            if (Apply(kept, document, read) is { } changed && await proof.HoldsAsync(changed, cancellationToken).ConfigureAwait(false))
                result = changed;
            else
                kept.RemoveAt(kept.Count - 1);
        }

        return result;
    }

    private static Document? Apply(IReadOnlyList<SourceRepair> chosen, Document document, FixedDocument read)
    {
        var edits = new SourceEdits(read.Root);
        foreach (var change in chosen.SelectMany(each => each.Changes).Distinct())
            edits.Replace(change.Span, change.NewText ?? "");

        if (edits.Apply(read.CancellationToken) is not { } changed)
            return null;

        var names = chosen.SelectMany(each => each.Namespaces).Distinct().Where(name => !read.Sees(name)).ToList();
        return document.WithSyntaxRoot(UsingDirectives.Add(changed, names, read.Layout.NewLine));
    }

    /// <summary>A project for several frameworks is called <c>Shop (net472)</c>.</summary>
    private static string TargetOf(string project)
    {
        var open = project.LastIndexOf('(');
        return open >= 0 && project.EndsWith(")", StringComparison.Ordinal) ? project.Substring(open + 1, project.Length - open - 2) : project;
    }
}

/// <summary>A document as the user has it, with what repairs need to know of it.</summary>
internal sealed class FixedDocument
{
    private FixedDocument(CompilationUnitSyntax root, SemanticModel model, ImmutableArray<(string Project, SemanticModel Model)> others, AnalyzerOptions options, CancellationToken cancellationToken)
    {
        Others = others;
        Root = root;
        Model = model;
        AnalyzerOptions = options;
        Options = options.AnalyzerConfigOptionsProvider.GetOptions(root.SyntaxTree);
        Layout = Layout.Read(root);
        CancellationToken = cancellationToken;
    }

    public CompilationUnitSyntax Root { get; }

    public SemanticModel Model { get; }

    /// <summary>What the file means in the other projects that have it, such as those for other frameworks.</summary>
    public ImmutableArray<(string Project, SemanticModel Model)> Others { get; }

    public AnalyzerConfigOptions Options { get; }

    /// <summary>The files and options that the analyzers of the project see.</summary>
    public AnalyzerOptions AnalyzerOptions { get; }

    public Layout Layout { get; }

    public CancellationToken CancellationToken { get; }

    public static async Task<FixedDocument?> ReadAsync(Document document, CancellationToken cancellationToken)
    {
        if (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not CompilationUnitSyntax root
            || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
        {
            return null;
        }

        var others = ImmutableArray.CreateBuilder<(string, SemanticModel)>();
        foreach (var id in document.GetLinkedDocumentIds())
        {
            if (document.Project.Solution.GetDocument(id) is { } linked && await linked.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } other)
                others.Add((linked.Project.Name, other));
        }

        return new(root, model, others.ToImmutable(), document.Project.AnalyzerOptions, cancellationToken);
    }

    /// <summary>The innermost node of this kind at the finding.</summary>
    public T? Find<T>(Diagnostic diagnostic)
        where T : SyntaxNode =>
        Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true).FirstAncestorOrSelf<T>();

    /// <summary>Whether names of the namespace can be written short in the whole file.</summary>
    public bool Sees(string name)
    {
        var hasDirective = Root.DescendantNodes(node => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax)
            .OfType<UsingDirectiveSyntax>()
            .Any(directive => directive is { Alias: null, StaticKeyword.RawKind: 0 } && directive.Name?.ToString() == name);
        if (hasDirective)
            return true;

        // Usings of the whole project stand in other files.
        INamespaceSymbol? space = Model.Compilation.GlobalNamespace;
        foreach (var part in name.Split('.'))
            space = space?.GetNamespaceMembers().FirstOrDefault(member => member.Name == part);

        var end = Root.EndOfFileToken.SpanStart;
        return space?.GetTypeMembers().FirstOrDefault(type => type is { DeclaredAccessibility: Accessibility.Public, Arity: 0 }) is { } known
            && Model.LookupNamespacesAndTypes(end, name: known.Name).Contains(known, SymbolEqualityComparer.Default);
    }
}
