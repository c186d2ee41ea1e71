using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags;

/// <summary>
/// Fields that nobody reads or writes any more. The compiler speaks of them only when it has seen the whole project, so it is asked
/// only where the text of a changed file gives a reason.
/// </summary>
internal sealed class UnusedFields(Solution before)
{
    private readonly Dictionary<ProjectId, Dictionary<DocumentId, int>> _before = [];

    /// <returns>The changed documents in which the compiler now minds more fields than before.</returns>
    public async Task<List<DocumentId>> FindAsync(Solution after, IEnumerable<DocumentId> touched, CancellationToken cancellationToken)
    {
        var suspects = new List<DocumentId>();
        foreach (var id in touched)
        {
            if (after.GetDocument(id) is { } document
                && await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
                && await before.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } old
                && HasUnused(root, old))
            {
                suspects.Add(id);
            }
        }

        var found = new List<DocumentId>();
        foreach (var project in suspects.GroupBy(id => id.ProjectId))
        {
            if (!_before.TryGetValue(project.Key, out var old))
                _before[project.Key] = old = await CountAsync(before.GetProject(project.Key)!, cancellationToken).ConfigureAwait(false);

            var now = await CountAsync(after.GetProject(project.Key)!, cancellationToken).ConfigureAwait(false);
            found.AddRange(project.Where(id => now.TryGetValue(id, out var count) && !(old.TryGetValue(id, out var known) && count <= known)));
        }

        return found;
    }

    /// <summary>Whether a field is never read here, or lost all its writes.</summary>
    private static bool HasUnused(SyntaxNode root, SyntaxNode old)
    {
        var fields = new Dictionary<string, bool>();
        foreach (var field in root.DescendantNodes(node => node is not (StatementSyntax or ExpressionSyntax)).OfType<FieldDeclarationSyntax>())
        {
            if (field.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.ConstKeyword))
                continue;

            foreach (var variable in field.Declaration.Variables)
                fields[variable.Identifier.ValueText] = variable.Initializer is not null;
        }

        if (fields.Count is 0)
            return false;

        var (read, written) = Uses(root);
        var wasWritten = Uses(old).Written;
        return fields.Any(field => !read.Contains(field.Key) || (!field.Value && wasWritten.Contains(field.Key) && !written.Contains(field.Key)));
    }

    private static (HashSet<string> Read, HashSet<string> Written) Uses(SyntaxNode root)
    {
        var (read, written) = (new HashSet<string>(), new HashSet<string>());
        foreach (var name in root.DescendantNodes().OfType<IdentifierNameSyntax>())
        {
            ExpressionSyntax place = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
            var isTarget = place.Parent is AssignmentExpressionSyntax assignment && assignment.Left == place;
            (isTarget ? written : read).Add(name.Identifier.ValueText);

            // Both read and written.
            if (place.Parent is ArgumentSyntax { RefKindKeyword.RawKind: not 0 } or RefExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax)
                written.Add(name.Identifier.ValueText);
        }

        return (read, written);
    }

    private static async Task<Dictionary<DocumentId, int>> CountAsync(Project project, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<DocumentId, int>();
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
            return counts;

        foreach (var diagnostic in compilation.GetDiagnostics(cancellationToken))
        {
            if (diagnostic is { Id: "CS0169" or "CS0414" or "CS0649", Severity: >= DiagnosticSeverity.Warning, IsSuppressed: false } && project.GetDocument(diagnostic.Location.SourceTree)?.Id is { } id)
                counts[id] = counts.TryGetValue(id, out var count) ? count + 1 : 1;
        }

        return counts;
    }
}
