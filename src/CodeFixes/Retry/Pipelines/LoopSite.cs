using Microsoft.CodeAnalysis.CSharp;
using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Where a loop stands: among which statements, and from which to which of them it reaches.</summary>
/// <param name="Container">The block, switch section or compilation unit.</param>
internal sealed record LoopSite(SyntaxNode Container, ImmutableArray<StatementSyntax> Siblings, int First, int Last)
{
    public IEnumerable<StatementSyntax> Before => Siblings.Take(First);

    public IEnumerable<StatementSyntax> Region => Siblings.Skip(First).Take(Last - First + 1);

    public ImmutableArray<StatementSyntax> After => Siblings.RemoveRange(0, Last + 1);

    public static LoopSite? Find(RetryLoop loop)
    {
        if (loop.Shape is RetryShape.Recursion)
        {
            var block = loop.Syntax switch
            {
                MethodDeclarationSyntax method => method.Body,
                LocalFunctionStatementSyntax function => function.Body,
                _ => null,
            };

            return block is { Statements.Count: > 0 } ? new LoopSite(block, block.Statements.ToImmutableArray(), 0, block.Statements.Count - 1) : null;
        }

        if (loop.Syntax is not StatementSyntax statement || FindContainer(statement) is not { } container)
            return null;

        var siblings = Statements(container);
        var first = siblings.IndexOf(statement);
        var last = first;
        if (loop.Shape is RetryShape.Goto)
        {
            SyntaxNode? end = loop.Try ?? (SyntaxNode?)loop.ResultCheck?.Statement;
            last = end is null ? -1 : siblings.IndexOf(siblings.FirstOrDefault(sibling => sibling.Span.Contains(end.Span))!);
        }

        return first < 0 || last < first ? null : new LoopSite(container, siblings, first, last);
    }

    /// <summary>The root with other statements in place of the region and of what is removed around it.</summary>
    public SyntaxNode Replace(SyntaxNode root, IReadOnlyList<StatementSyntax> replacement, ISet<StatementSyntax> removed)
    {
        var statements = new List<StatementSyntax>();
        var comments = default(SyntaxTriviaList);
        for (var index = 0; index < Siblings.Length; index++)
        {
            var sibling = Siblings[index];
            if (index == First)
                statements.AddRange(WithComments(replacement, comments));

            if (index >= First && index <= Last)
                continue;

            if (removed.Contains(sibling))
            {
                if (index < First)
                    comments = comments.AddRange(Kept(sibling));

                continue;
            }

            statements.Add(index < First && comments.Count > 0 ? WithComments([sibling], comments)[0] : sibling);
            if (index < First)
                comments = default;
        }

        return root.ReplaceNode(Container, With(statements));
    }

    private SyntaxNode With(List<StatementSyntax> statements) => Container switch
    {
        BlockSyntax block => block.WithStatements(SyntaxFactory.List(statements)),
        SwitchSectionSyntax section => section.WithStatements(SyntaxFactory.List(statements)),
        CompilationUnitSyntax unit => unit.WithMembers(SyntaxFactory.List(
            unit.Members.TakeWhile(member => member is not GlobalStatementSyntax)
                .Concat(statements.Select(SyntaxFactory.GlobalStatement))
                .Concat(unit.Members.SkipWhile(member => member is not GlobalStatementSyntax).Where(member => member is not GlobalStatementSyntax)))),
        _ => Container,
    };

    /// <summary>The comments of a statement that goes, and the blank line above it.</summary>
    private static SyntaxTriviaList Kept(StatementSyntax statement)
    {
        var leading = statement.GetLeadingTrivia();
        var hasBlankLine = leading.Count > 0 && leading[0].IsKind(SyntaxKind.EndOfLineTrivia);
        return leading.Any(IsComment) ? SyntaxFactory.TriviaList(leading.Take(leading.Count - (leading.Last().IsKind(SyntaxKind.WhitespaceTrivia) ? 1 : 0)))
            : hasBlankLine ? SyntaxFactory.TriviaList(leading[0])
            : default;
    }

    private static List<StatementSyntax> WithComments(IReadOnlyList<StatementSyntax> statements, SyntaxTriviaList comments)
    {
        if (statements.Count is 0)
            return [];

        var own = statements[0].GetLeadingTrivia();
        var repeatsBlankLine = comments.Count > 0 && own.Count > 0 && own[0].IsKind(SyntaxKind.EndOfLineTrivia) && !comments.Any(IsComment);
        var first = repeatsBlankLine ? statements[0] : statements[0].WithLeadingTrivia(comments.AddRange(own));
        return statements.Skip(1).Prepend(first).ToList();
    }

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia) || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia);

    private static SyntaxNode? FindContainer(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block,
        SwitchSectionSyntax section => section,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit,
        _ => null,
    };

    private static ImmutableArray<StatementSyntax> Statements(SyntaxNode container) => container switch
    {
        BlockSyntax block => block.Statements.ToImmutableArray(),
        SwitchSectionSyntax section => section.Statements.ToImmutableArray(),
        CompilationUnitSyntax unit => unit.Members.OfType<GlobalStatementSyntax>().Select(member => member.Statement).ToImmutableArray(),
        _ => ImmutableArray<StatementSyntax>.Empty,
    };
}
