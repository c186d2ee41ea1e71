using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Seaworthy.CodeFixes.Flags.Elimination.Dead;

/// <summary>Takes statements out of a tree, and what they leave empty.</summary>
internal sealed class StatementRemovals(RemovedText text, SemanticModel model, CancellationToken cancellationToken)
{
    private readonly HashSet<StatementSyntax> _gone = [];

    public void Add(StatementSyntax statement) => _gone.Add(statement);

    /// <summary>Writes the removals down.</summary>
    public void Apply()
    {
        var open = new Queue<StatementSyntax>(_gone);
        while (open.Count > 0)
        {
            var statement = open.Dequeue();
            var block = statement.Parent as BlockSyntax;
            var embedded = block is not null && block.Statements.All(_gone.Contains) && !HasComments(block) ? block : statement.Parent is IfStatementSyntax ? statement : null;
            if (embedded?.Parent is IfStatementSyntax { Else: null } test && new Droppable(model, cancellationToken).IsDroppable(test.Condition) && _gone.Add(test))
                open.Enqueue(test);
        }

        foreach (var statement in _gone)
            Remove(statement);
    }

    private void Remove(StatementSyntax statement)
    {
        switch (statement.Parent)
        {
            case BlockSyntax { Parent: ElseClauseSyntax clause } block when block.Statements.All(_gone.Contains) && !HasComments(block):
                RemoveElse(clause);
                break;

            case BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax:
                text.Remove(OwnText.Of(statement));
                break;

            case ElseClauseSyntax clause:
                RemoveElse(clause);
                break;

            case LabeledStatementSyntax:
                text.Replace(statement.Span, ";");
                break;

            default:
                text.Replace(statement.Span, "{ }");
                break;
        }
    }

    private void RemoveElse(ElseClauseSyntax clause) => text.Replace(TextSpan.FromBounds(clause.ElseKeyword.GetPreviousToken().Span.End, clause.Span.End), "");

    private static bool HasComments(BlockSyntax block) => block.CloseBraceToken.LeadingTrivia.Any(trivia => trivia.IsDirective || trivia.IsKind(SyntaxKind.SingleLineCommentTrivia) || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia));
}
