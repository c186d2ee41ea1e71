using Microsoft.CodeAnalysis.CSharp;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Whether the end of a statement can be reached, by the compiler's rules for constants that are written out.</summary>
internal static class Reachability
{
    public static bool Completes(StatementSyntax statement) => statement switch
    {
        ReturnStatementSyntax or ThrowStatementSyntax or BreakStatementSyntax or ContinueStatementSyntax or GotoStatementSyntax
            or YieldStatementSyntax { RawKind: (int)SyntaxKind.YieldBreakStatement } => false,
        BlockSyntax block => Completes(block.Statements),
        IfStatementSyntax { Else: { } otherwise } choice => Completes(choice.Statement) || Completes(otherwise.Statement),
        WhileStatementSyntax loop => !Literals.IsTrue(loop.Condition) || HasBreak(loop.Statement),
        DoStatementSyntax loop => (!Literals.IsTrue(loop.Condition) && (Completes(loop.Statement) || HasContinue(loop.Statement))) || HasBreak(loop.Statement),
        ForStatementSyntax loop => !(loop.Condition is null || Literals.IsTrue(loop.Condition)) || HasBreak(loop.Statement),
        SwitchStatementSyntax choice => !choice.Sections.Any(section => section.Labels.Any(label => label is DefaultSwitchLabelSyntax)) || choice.Sections.Any(HasBreak),
        TryStatementSyntax attempt => (attempt.Finally is null || Completes(attempt.Finally.Block)) && (Completes(attempt.Block) || attempt.Catches.Any(clause => Completes(clause.Block))),
        UsingStatementSyntax scope => Completes(scope.Statement),
        LockStatementSyntax scope => Completes(scope.Statement),
        FixedStatementSyntax scope => Completes(scope.Statement),
        CheckedStatementSyntax scope => Completes(scope.Block),
        UnsafeStatementSyntax scope => Completes(scope.Block),
        LabeledStatementSyntax label => Completes(label.Statement),
        _ => true,
    };

    public static bool Completes(SyntaxList<StatementSyntax> statements)
    {
        var isReachable = true;
        foreach (var statement in statements)
        {
            // Somebody jumps to a label, or it would not be there.
            if (statement is LocalFunctionStatementSyntax || (!isReachable && statement is not LabeledStatementSyntax))
                continue;

            isReachable = Completes(statement);
        }

        return isReachable;
    }

    private static bool HasBreak(SyntaxNode body) => HasOwn<BreakStatementSyntax>(body, node => node is SwitchStatementSyntax);

    public static bool HasContinue(SyntaxNode body) => HasOwn<ContinueStatementSyntax>(body, _ => false);

    public static bool HasJump(SyntaxNode body) => HasBreak(body) || HasContinue(body);

    private static bool HasOwn<T>(SyntaxNode body, Func<SyntaxNode, bool> isOwner)
        where T : StatementSyntax =>
        body is T || body
            .DescendantNodes(node => node == body && !IsLoop(node) && !isOwner(node) || node != body && !IsLoop(node) && !isOwner(node) && node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax))
            .OfType<T>()
            .Any();

    private static bool IsLoop(SyntaxNode node) => node is WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax or ForStatementSyntax;

}
