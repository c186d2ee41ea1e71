using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Corpus.Analysis;

namespace Seaworthy.Corpus.Fixing;

/// <summary>
/// What the compiler says of all that a change may have affected. Where nothing but bodies changed, that is the changed files; else it is
/// their projects, and all that depend on these.
/// </summary>
internal sealed class ErrorComparison(string root, IReadOnlyDictionary<ProjectId, ImmutableArray<Diagnostic>> compiler)
{
    /// <returns>The errors before and after, and the errors and warnings that are new.</returns>
    public async Task<(int Before, int After, IReadOnlyList<Finding> New)> CompareAsync(SolutionDelta changes, CancellationToken cancellationToken)
    {
        var (before, after) = (new SortedSet<Finding>(), new SortedSet<Finding>());
        var whole = new HashSet<ProjectId>();
        var graph = changes.After.GetProjectDependencyGraph();
        foreach (var (project, documents) in changes.Documents)
        {
            if (await AreBodiesOnlyAsync(changes, documents, cancellationToken))
                continue;

            whole.Add(project);
            whole.UnionWith(graph.GetProjectsThatTransitivelyDependOnThisProject(project));
        }

        foreach (var project in whole)
        {
            var compilation = await changes.After.GetProject(project)!.GetCompilationAsync(cancellationToken);
            Add(before, compiler.GetValueOrDefault(project, []));
            Add(after, compilation!.GetDiagnostics(cancellationToken));
        }

        foreach (var (project, documents) in changes.Documents.Where(changed => !whole.Contains(changed.Key)))
        {
            foreach (var id in documents)
            {
                var document = changes.After.GetDocument(id)!;
                var model = await document.GetSemanticModelAsync(cancellationToken);
                Add(before, compiler.GetValueOrDefault(project, []).Where(error => error.Location.SourceTree?.FilePath == document.FilePath));
                Add(after, model!.GetDiagnostics(cancellationToken: cancellationToken));
            }
        }

        return (before.Count(IsError), after.Count(IsError), [.. Subtract(after, before)]);

        static bool IsError(Finding finding) => finding.Severity is DiagnosticSeverity.Error;
    }

    private void Add(SortedSet<Finding> to, IEnumerable<Diagnostic> diagnostics) =>
        to.UnionWith(diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed).Select(diagnostic => Finding.From(diagnostic, root)));

    /// <summary>Whether no other file can mean anything else than before.</summary>
    private static async Task<bool> AreBodiesOnlyAsync(SolutionDelta changes, HashSet<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (var id in documents)
        {
            if (changes.Before.GetDocument(id) is not { } before || changes.After.GetDocument(id) is not { } after)
                return false;

            var (old, changed) = (await before.GetSyntaxRootAsync(cancellationToken), await after.GetSyntaxRootAsync(cancellationToken));
            if (!SyntaxFactory.AreEquivalent(WithoutUsings(old!), WithoutUsings(changed!), topLevel: true))
                return false;
        }

        return true;
    }

    /// <summary>What a file uses is its own business, unless it uses it for all.</summary>
    private static SyntaxNode WithoutUsings(SyntaxNode root) => root is CompilationUnitSyntax unit
        ? unit.WithUsings(SyntaxFactory.List(unit.Usings.Where(directive => directive.GlobalKeyword.RawKind is not 0)))
        : root;

    /// <summary>
    /// Takes away what was there before, by file, id and message, because a fix moves lines about. A warning may tell of the same place in
    /// other words, since it quotes signatures: it is new where its file has more of its kind than before.
    /// </summary>
    private static IEnumerable<Finding> Subtract(IEnumerable<Finding> now, IReadOnlyCollection<Finding> old)
    {
        var left = old.GroupBy(Key).ToDictionary(group => group.Key, group => group.Count());
        var grown = now.GroupBy(Kind).ToDictionary(group => group.Key, group => group.Count() - old.Count(finding => Kind(finding) == group.Key));
        foreach (var finding in now)
        {
            var count = left.GetValueOrDefault(Key(finding));
            if (count > 0)
                left[Key(finding)] = count - 1;
            else if (finding.Severity is DiagnosticSeverity.Error || grown[Kind(finding)]-- > 0)
                yield return finding;
        }

        static (string, string, string) Key(Finding finding) => (finding.Path, finding.Id, finding.Message);

        static (string, string) Kind(Finding finding) => (finding.Path, finding.Id);
    }
}
