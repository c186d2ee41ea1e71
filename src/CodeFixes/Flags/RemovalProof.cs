using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>Asks the compiler whether a removal is sound: no new error anywhere, and in the files that it changes no new warning.</summary>
/// <remarks>
/// A file can only mind if it was changed itself, or names something that was declared differently before; the others of a large
/// solution are not compiled again.
/// </remarks>
internal sealed class RemovalProof(Solution before)
{
    /// <summary>Left by an <c>async</c> method without an <c>await</c>, which has to stay one for the sake of its exceptions.</summary>
    private const string AsyncWithoutAwait = "CS1998";

    private readonly Dictionary<DocumentId, Dictionary<(string Id, bool IsError), int>> _before = [];
    private readonly UnusedFields _fields = new(before);

    /// <returns>The documents that have something new; empty where the removal is sound.</returns>
    public async Task<(bool Holds, HashSet<DocumentId> Documents)> RunAsync(Solution after, CancellationToken cancellationToken)
    {
        var touched = new HashSet<DocumentId>(after.GetChanges(before).GetProjectChanges().SelectMany(project => project.GetChangedDocuments()));
        var guilty = new HashSet<DocumentId>();
        foreach (var id in await FindConcernedAsync(after, touched, cancellationToken).ConfigureAwait(false))
        {
            if (!_before.TryGetValue(id, out var old))
                _before[id] = old = await CountAsync(before.GetDocument(id), cancellationToken).ConfigureAwait(false);

            foreach (var count in await CountAsync(after.GetDocument(id), cancellationToken).ConfigureAwait(false))
            {
                if ((count.Key.IsError || touched.Contains(id)) && !(old.TryGetValue(count.Key, out var known) && count.Value <= known))
                    guilty.Add(id);
            }
        }

        if (guilty.Count is 0)
            guilty.UnionWith(await _fields.FindAsync(after, touched, cancellationToken).ConfigureAwait(false));

        return (guilty.Count is 0, guilty);
    }

    private async Task<HashSet<DocumentId>> FindConcernedAsync(Solution after, HashSet<DocumentId> touched, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>();
        foreach (var id in touched)
        {
            var old = await DeclaredIn(before.GetDocument(id), cancellationToken).ConfigureAwait(false);
            var now = await DeclaredIn(after.GetDocument(id), cancellationToken).ConfigureAwait(false);
            old.SymmetricExceptWith(now);
            names.UnionWith(old.Select(declaration => declaration.Name));
        }

        var concerned = new HashSet<DocumentId>(touched);
        if (names.Count is 0)
            return concerned;

        var graph = before.GetProjectDependencyGraph();
        var projects = new HashSet<ProjectId>(touched.Select(id => id.ProjectId));
        foreach (var project in projects.ToList())
            projects.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));

        foreach (var document in projects.SelectMany(id => before.GetProject(id)!.Documents))
        {
            if (document.SupportsSyntaxTree && !concerned.Contains(document.Id) && await NamesAsync(document, names, cancellationToken).ConfigureAwait(false))
                concerned.Add(document.Id);
        }

        return concerned;
    }

    private static async Task<bool> NamesAsync(Document document, HashSet<string> names, CancellationToken cancellationToken)
    {
        var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).ToString();
        return names.Any(name => text.IndexOf(name, StringComparison.Ordinal) >= 0);
    }

    /// <summary>What a file declares to others, each with what they can tell of it.</summary>
    private static async Task<HashSet<(string Name, string Signature)>> DeclaredIn(Document? document, CancellationToken cancellationToken)
    {
        var declared = new HashSet<(string, string)>();
        if (document is null || await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is not { } root)
            return declared;

        foreach (var node in root.DescendantNodes(node => node is not (BlockSyntax or ArrowExpressionClauseSyntax or StatementSyntax)))
        {
            switch (node)
            {
                case TypeDeclarationSyntax type:
                    declared.Add((type.Identifier.ValueText, $"{type.Keyword.ValueText}{type.TypeParameterList}{type.ParameterList}{type.BaseList}"));
                    break;

                case EnumDeclarationSyntax { Identifier.ValueText: var name }:
                    declared.Add((name, "enum"));
                    break;

                case DelegateDeclarationSyntax function:
                    declared.Add((function.Identifier.ValueText, $"{function.ReturnType}{function.ParameterList}"));
                    break;

                case ConstructorDeclarationSyntax constructor:
                    declared.Add((constructor.Identifier.ValueText, "new" + constructor.ParameterList));
                    break;

                case MethodDeclarationSyntax method:
                    declared.Add((method.Identifier.ValueText, $"{method.Modifiers}{method.ReturnType}{method.ParameterList}"));
                    break;

                case PropertyDeclarationSyntax property:
                    declared.Add((property.Identifier.ValueText, $"{property.Modifiers}{property.Type}"));
                    break;

                case VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Parent: BaseFieldDeclarationSyntax field } list } variable:
                    declared.Add((variable.Identifier.ValueText, $"{field.Modifiers}{list.Type}{(field.Modifiers.Any(SyntaxKind.ConstKeyword) ? variable.Initializer : null)}"));
                    break;

                case EnumMemberDeclarationSyntax member:
                    declared.Add((member.Identifier.ValueText, "" + member.EqualsValue));
                    break;
            }
        }

        return declared;
    }

    private static async Task<Dictionary<(string Id, bool IsError), int>> CountAsync(Document? document, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<(string, bool), int>();
        if (document is null || await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is not { } model)
            return counts;

        foreach (var diagnostic in model.GetDiagnostics(cancellationToken: cancellationToken))
        {
            var isError = diagnostic.Severity is DiagnosticSeverity.Error;
            if (diagnostic.Severity < DiagnosticSeverity.Warning || diagnostic.IsSuppressed || (diagnostic.Id is AsyncWithoutAwait && !isError))
                continue;

            var key = (diagnostic.Id, isError);
            counts[key] = counts.TryGetValue(key, out var count) ? count + 1 : 1;
        }

        return counts;
    }
}
