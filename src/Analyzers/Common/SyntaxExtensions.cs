using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Common;

internal static class SyntaxExtensions
{
    /// <summary>The expression under any number of parentheses and <c>!</c>.</summary>
    public static ExpressionSyntax Unwrap(this ExpressionSyntax expression)
    {
        while (true)
        {
            switch (expression)
            {
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;

                case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } suppressed:
                    expression = suppressed.Operand;
                    break;

                default:
                    return expression;
            }
        }
    }
    /// <summary>Whether code is data for somebody else, who reads it and may know of no other.</summary>
    public static bool IsInExpressionTree(this SyntaxNode code, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var node = code.Parent; node is not null and not MemberDeclarationSyntax; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax lambda && model.GetTypeInfo(lambda, cancellationToken).ConvertedType is INamedTypeSymbol { Name: "Expression" })
                return true;
        }

        return false;
    }

    /// <summary>The model of another file of the same compilation; null where it is of another one.</summary>
    public static SemanticModel? ModelOf(this SemanticModel model, SyntaxTree tree) =>
        tree == model.SyntaxTree ? model
#pragma warning disable RS1030 // What is declared may stand in another file than the code that uses it.
        : model.Compilation.ContainsSyntaxTree(tree) ? model.Compilation.GetSemanticModel(tree)
#pragma warning restore RS1030
        : null;
}
