using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>A call that says whether there is a value, together with the test of the value: <c>TryGet(key, out var on) &amp;&amp; on</c>.</summary>
/// <param name="Expression">What is as true as the value itself, once there is one; or as false, where it is negated.</param>
internal readonly record struct TestedPair(ExpressionSyntax Expression, bool IsNegated)
{
    /// <returns>Null where the call stands for more than its value.</returns>
    public static TestedPair? Find(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindResult(call) is not { } result)
            return null;

        var outer = Outermost(call);
        TestedPair? pair = outer.Parent switch
        {
            // T && on, T && !on
            BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both when both.Left == outer && Test(both.Right, result) is { } isTrue => new(both, !isTrue),

            // T ? on : whatever
            ConditionalExpressionSyntax either when either.Condition == outer && Test(either.WhenTrue, result) is { } isTrue => new(either, !isTrue),

            // !T || on, !T || !on
            PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not when Outermost(not) is { Parent: BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } any } left
                && any.Left == left
                && Test(any.Right, result) is { } isTrue => new(any, !isTrue),

            _ => null,
        };

        return pair is not null && IsUsedOnce(result, call, model, cancellationToken) ? pair : null;
    }

    private static string? FindResult(InvocationExpressionSyntax call)
    {
        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (argument is { RefKindKeyword.RawKind: (int)SyntaxKind.OutKeyword, Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax { Identifier.ValueText: var name } } })
                return name;
        }

        return null;
    }

    private static bool? Test(ExpressionSyntax expression, string result) => expression.Unwrap() switch
    {
        IdentifierNameSyntax { Identifier.ValueText: var name } when name == result => true,
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not when not.Operand.Unwrap() is IdentifierNameSyntax { Identifier.ValueText: var name } && name == result => false,
        _ => null,
    };

    private static bool IsUsedOnce(string name, SyntaxNode call, SemanticModel model, CancellationToken cancellationToken)
    {
        var member = call.FirstAncestorOrSelf<MemberDeclarationSyntax>();
        var uses = 0;
        foreach (var node in (member is GlobalStatementSyntax ? member.Parent! : member ?? call).DescendantNodes())
        {
            // Another variable of the same name counts as well: it is not worth binding both.
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name && model.GetSymbolInfo(identifier, cancellationToken).Symbol is ILocalSymbol)
                uses++;
        }

        return uses is 1;
    }

    private static ExpressionSyntax Outermost(ExpressionSyntax expression)
    {
        while (expression.Parent is ParenthesizedExpressionSyntax parentheses)
            expression = parentheses;

        return expression;
    }
}
