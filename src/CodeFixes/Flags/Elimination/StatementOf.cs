using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Seaworthy.CodeFixes.Flags.Elimination;

/// <summary>Makes statements of expressions whose values nobody wants.</summary>
internal static class StatementOf
{
    public static StatementSyntax Effect(ExpressionSyntax effect)
    {
        var bare = Literals.Bare(effect).WithoutTrivia();
        if (IsAllowed(bare))
            return ExpressionStatement(bare);

        if (bare is PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not)
            return Effect(not.Operand);

        if (bare is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both)
        {
            return IfStatement(
                Token(SyntaxKind.IfKeyword).WithTrailingTrivia(Space),
                Token(SyntaxKind.OpenParenToken),
                Literals.Bare(both.Left).WithoutTrivia(),
                Token(SyntaxKind.CloseParenToken).WithTrailingTrivia(Space),
                Effect(both.Right),
                null);
        }

        if (bare is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } either)
            return Effect(BinaryExpression(SyntaxKind.LogicalAndExpression, Literals.Operand(Negation.Of(either.Left).WithoutTrivia(), 4, allowEqual: true), either.Right));

        return ExpressionStatement(AssignmentExpression(
            SyntaxKind.SimpleAssignmentExpression,
            ParseExpression("_").WithTrailingTrivia(Space),
            Token(SyntaxKind.EqualsToken).WithTrailingTrivia(Space),
            bare));
    }

    /// <summary>Whether the language takes the expression as a statement.</summary>
    public static bool IsAllowed(ExpressionSyntax expression) => expression switch
    {
        InvocationExpressionSyntax or AwaitExpressionSyntax or AssignmentExpressionSyntax or ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax => true,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression } => true,
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } => true,
        ConditionalAccessExpressionSyntax access => IsAllowed(access.WhenNotNull),
        MemberBindingExpressionSyntax => false,
        _ => false,
    };
}
