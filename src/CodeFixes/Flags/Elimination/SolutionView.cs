using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>The compilations of a solution that a change can concern, and where names are in them.</summary>
internal sealed class SolutionView
{
    private readonly Dictionary<SyntaxTree, (Compilation Compilation, DocumentId? Id)> _trees = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private readonly Dictionary<SyntaxTree, ILookup<string, SyntaxToken>> _names = [];
    private readonly Dictionary<DocumentId, SyntaxTree> _documents = [];
    private readonly Dictionary<DocumentId, bool> _editable = [];
    private readonly Dictionary<string, HashSet<string>> _friends = [];
    private readonly IReadOnlyCollection<DocumentId> _locked;

    private SolutionView(Solution solution, IReadOnlyCollection<DocumentId> locked, CancellationToken cancellationToken)
    {
        Solution = solution;
        CancellationToken = cancellationToken;
        _locked = locked;
    }

    public Solution Solution { get; }

    public List<Compilation> Compilations { get; } = [];

    public IEnumerable<SyntaxTree> Trees => _trees.Keys;

    public CancellationToken CancellationToken { get; }

    /// <summary>Reads the projects of the documents, and those that depend on them.</summary>
    /// <param name="locked">Documents that may not be changed.</param>
    public static async Task<SolutionView> ReadAsync(Solution solution, IEnumerable<DocumentId> documents, IReadOnlyCollection<DocumentId> locked, CancellationToken cancellationToken)
    {
        var view = new SolutionView(solution, locked, cancellationToken);
        foreach (var id in Projects(solution, documents))
        {
            if (solution.GetProject(id) is not { Language: LanguageNames.CSharp } project || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
                continue;

            view.Compilations.Add(compilation);
            foreach (var tree in compilation.SyntaxTrees)
            {
                var document = project.GetDocument(tree)?.Id;
                view._trees[tree] = (compilation, document);
                if (document is not null)
                    view._documents[document] = tree;
            }
        }

        return view;
    }

    public bool Contains(SyntaxTree tree) => _trees.ContainsKey(tree);

    /// <summary>Whether the code of a compilation can name what is internal to an assembly.</summary>
    public bool Sees(Compilation compilation, IAssemblySymbol assembly)
    {
        if (compilation.Assembly.Name == assembly.Name)
            return true;

        if (!_friends.TryGetValue(assembly.Name, out var friends))
        {
            var names = assembly.GetAttributes()
                .Where(attribute => attribute.AttributeClass?.Name is "InternalsVisibleToAttribute")
                .Select(attribute => (attribute.ConstructorArguments.FirstOrDefault().Value as string)?.Split(',')[0].Trim())
                .OfType<string>();
            _friends[assembly.Name] = friends = [.. names];
        }

        return friends.Contains(compilation.Assembly.Name);
    }

    public Compilation CompilationOf(SyntaxTree tree) => _trees[tree].Compilation;

    /// <summary>The document of a tree that people write; null for one that a generator or a tool writes.</summary>
    public DocumentId? EditableDocument(SyntaxTree tree)
    {
        if (!_trees.TryGetValue(tree, out var place) || place.Id is not { } id)
            return null;

        if (!_editable.TryGetValue(id, out var isEditable))
        {
            var document = Solution.GetDocument(id);
            _editable[id] = isEditable = document is not null and not SourceGeneratedDocument && !_locked.Contains(id) && !GeneratedFiles.IsGenerated(document.FilePath ?? document.Name, tree, CancellationToken);
        }

        return isEditable ? id : null;
    }

    public SyntaxTree? TreeOf(DocumentId id) => _documents.TryGetValue(id, out var tree) ? tree : null;

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models[tree] = model = _trees[tree].Compilation.GetSemanticModel(tree);

        return model;
    }

    /// <summary>The identifiers of this name, those in documentation comments among them.</summary>
    public IEnumerable<SyntaxToken> Identifiers(SyntaxTree tree, string name)
    {
        if (!_names.TryGetValue(tree, out var names))
        {
            if (!MentionsText(tree, name))
                return [];

            _names[tree] = names = Identifiers(tree.GetRoot(CancellationToken)).ToLookup(token => token.ValueText);
        }

        return names[name];
    }

    public bool MentionsText(SyntaxTree tree, string text) => tree.GetText(CancellationToken).ToString().Contains(text);

    /// <summary>The projects of the documents, those that share a file with them, and those that depend on any.</summary>
    private static HashSet<ProjectId> Projects(Solution solution, IEnumerable<DocumentId> documents)
    {
        var graph = solution.GetProjectDependencyGraph();
        var found = new HashSet<ProjectId>();
        var open = new Queue<ProjectId>(documents.Select(id => id.ProjectId));
        while (open.Count > 0)
        {
            var id = open.Dequeue();
            if (!found.Add(id) || solution.GetProject(id) is not { } project)
                continue;

            foreach (var other in graph.GetProjectsThatDirectlyDependOnThisProject(id).Concat(project.Documents.SelectMany(document => document.GetLinkedDocumentIds()).Select(linked => linked.ProjectId)))
                open.Enqueue(other);
        }

        return found;
    }

    public static IEnumerable<SyntaxToken> Identifiers(SyntaxNode root) =>
        root.DescendantTokens(descendIntoTrivia: true).Where(token => token.IsKind(SyntaxKind.IdentifierToken) && !token.IsMissing);
}
