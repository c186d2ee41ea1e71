using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Flags.Elimination.Dead;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>
/// Makes methods plain that a change has taken the last <c>await</c> from, where nothing of what is left can fail. Elsewhere the
/// method stays <c>async</c>: without it, a failure would reach the caller at once and not through the task.
/// </summary>
internal static class AsyncPolicy
{
    public static async Task<Solution> ApplyAsync(Solution before, Solution after, IReadOnlyCollection<DocumentId> touched, CancellationToken cancellationToken)
    {
        var documents = new HashSet<DocumentId>(touched);
        var old = await SolutionView.ReadAsync(before, documents, [], cancellationToken).ConfigureAwait(false);
        var view = await SolutionView.ReadAsync(after, documents, [], cancellationToken).ConfigureAwait(false);
        var solution = after;
        foreach (var id in documents)
        {
            if (old.TreeOf(id) is not { } oldTree || view.TreeOf(id) is not { } tree || view.EditableDocument(tree) is null)
                continue;

            var awaiting = new HashSet<string>(AsyncFunctions(oldTree.GetRoot(cancellationToken)).Where(Awaits).Select(function => NameOf(function, old)));
            var changes = AsyncFunctions(tree.GetRoot(cancellationToken))
                .Where(function => !Awaits(function) && awaiting.Contains(NameOf(function, view)))
                .SelectMany(function => new PlainTask(function, view.ModelOf(tree), cancellationToken).Changes())
                .ToList();
            if (changes.Count is 0)
                continue;

            var text = tree.GetText(cancellationToken).WithChanges(changes.OrderBy(change => change.Span.Start));
            foreach (var each in after.GetDocument(id)!.GetLinkedDocumentIds().Add(id))
                solution = solution.WithDocumentText(each, text);
        }

        return solution;
    }

    private static IEnumerable<SyntaxNode> AsyncFunctions(SyntaxNode root) => root.DescendantNodes().Where(node => node switch
    {
        MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
        LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.AsyncKeyword),
        _ => false,
    });

    private static bool Awaits(SyntaxNode function) => function.DescendantNodes(node => node == function || node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).Any(node => node switch
    {
        AwaitExpressionSyntax => true,
        CommonForEachStatementSyntax loop => loop.AwaitKeyword.RawKind is not 0,
        UsingStatementSyntax scope => scope.AwaitKeyword.RawKind is not 0,
        LocalDeclarationStatementSyntax local => local.AwaitKeyword.RawKind is not 0,
        YieldStatementSyntax => true,
        _ => false,
    });

    /// <summary>The member, and the local function by its name in it.</summary>
    private static string NameOf(SyntaxNode function, SolutionView view)
    {
        var symbol = view.ModelOf(function.SyntaxTree).GetDeclaredSymbol(function, view.CancellationToken)!;
        return function is LocalFunctionStatementSyntax local ? DeclarationKey.Of(DeclarationKey.MemberOf(symbol)) + "|" + local.Identifier.ValueText : Member(symbol);
    }

    /// <summary>Without parameters: some may have gone.</summary>
    private static string Member(ISymbol symbol) => symbol.ContainingType?.ToDisplayString() + "." + symbol.Name;
}
