using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>A piece of code that may run again from its beginning: what the shapes of loops, labels and recursion have in common.</summary>
/// <param name="Condition">What is tested before, or for <c>do</c> after, every round.</param>
internal sealed record RetryRegion(SyntaxNode Syntax, RetryShape Shape, SyntaxToken Keyword, ImmutableArray<StatementSyntax> Body, ExpressionSyntax? Condition, SyntaxNode Function)
{
    public static RetryRegion? TryMatch(SyntaxNode candidate) => candidate switch
    {
        ForStatementSyntax loop => Create(loop, RetryShape.For, loop.ForKeyword, loop.Statement, loop.Condition),
        WhileStatementSyntax loop => Create(loop, RetryShape.While, loop.WhileKeyword, loop.Statement, loop.Condition),
        DoStatementSyntax loop => Create(loop, RetryShape.Do, loop.DoKeyword, loop.Statement, loop.Condition),
        ForEachStatementSyntax { AwaitKeyword.RawKind: 0 } loop => Create(loop, RetryShape.ForEach, loop.ForEachKeyword, loop.Statement, condition: null),
        LabeledStatementSyntax label => FromLabel(label),
        MethodDeclarationSyntax { Body: { } body } method => new RetryRegion(method, RetryShape.Recursion, method.Identifier, ImmutableArray.CreateRange(body.Statements), null, method),
        LocalFunctionStatementSyntax { Body: { } body } function => new RetryRegion(function, RetryShape.Recursion, function.Identifier, ImmutableArray.CreateRange(body.Statements), null, function),
        _ => null,
    };

    /// <summary>Whether the jump starts the next round of this region.</summary>
    public bool IsNextRound(StatementSyntax jump) => jump switch
    {
        ContinueStatementSyntax => FindLoop(jump) == Syntax,
        GotoStatementSyntax { Expression: IdentifierNameSyntax name } => Syntax is LabeledStatementSyntax label && label.Identifier.ValueText == name.Identifier.ValueText,
        _ => false,
    };

    /// <summary>Whether the <c>break</c> ends this region; one of a switch or of an inner loop does not.</summary>
    public bool IsBreak(BreakStatementSyntax jump) => FindLoop(jump) == Syntax;

    /// <summary>Whether the name is that of the method, which a call of would make the next attempt.</summary>
    public bool IsOwnName(string name) => Shape is RetryShape.Recursion && Keyword.ValueText == name;

    private static RetryRegion? Create(StatementSyntax loop, RetryShape shape, SyntaxToken keyword, StatementSyntax body, ExpressionSyntax? condition) =>
        FindFunction(loop) is { } function
            ? new RetryRegion(loop, shape, keyword, body is BlockSyntax block ? ImmutableArray.CreateRange(block.Statements) : ImmutableArray.Create(body), condition, function)
            : null;

    private static RetryRegion? FromLabel(LabeledStatementSyntax label)
    {
        if (FindFunction(label) is not { } function)
            return null;

        var body = ImmutableArray.CreateBuilder<StatementSyntax>();
        body.Add(label.Statement);
        var isBehind = false;
        switch (label.Parent)
        {
            case BlockSyntax block:
                Add(block.Statements);
                break;

            case SwitchSectionSyntax section:
                Add(section.Statements);
                break;

            case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } global:
                foreach (var member in unit.Members)
                {
                    if (isBehind && member is GlobalStatementSyntax next)
                        body.Add(next.Statement);

                    isBehind |= member == global;
                }

                break;
        }

        return new RetryRegion(label, RetryShape.Goto, label.Identifier, body.ToImmutable(), null, function);

        void Add(SyntaxList<StatementSyntax> statements)
        {
            foreach (var statement in statements)
            {
                if (isBehind)
                    body.Add(statement);

                isBehind |= statement == label;
            }
        }
    }

    private static SyntaxNode? FindLoop(StatementSyntax jump)
    {
        for (var node = jump.Parent; node is not null; node = node.Parent)
        {
            if (node is ForStatementSyntax or WhileStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)
                return node;

            if ((node is SwitchStatementSyntax && jump is BreakStatementSyntax) || IsFunction(node))
                return null;
        }

        return null;
    }

    private static SyntaxNode? FindFunction(SyntaxNode node)
    {
        for (var parent = node.Parent; parent is not null; parent = parent.Parent)
        {
            if (IsFunction(parent))
                return parent;
        }

        return null;
    }

    public static bool IsFunction(SyntaxNode node) =>
        node is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax or CompilationUnitSyntax;
}
