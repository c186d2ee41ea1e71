using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Flags.Reads;

/// <summary>The shape of a method that only hands its parameters on to another one, and returns the answer.</summary>
internal static class ForwardingRead
{
    /// <summary>The one value that the method returns.</summary>
    public static ExpressionSyntax? Returned(MethodDeclarationSyntax method) => method switch
    {
        { ExpressionBody.Expression: { } value } => value,
        { Body.Statements: { Count: 1 } statements } => (statements[0] as ReturnStatementSyntax)?.Expression,
        _ => null,
    };

    /// <summary>The call below <c>await</c>, <c>.Result</c>, <c>!</c>, <c>?? true</c> and the like that the method hands on to; null for other shapes.</summary>
    public static InvocationExpressionSyntax? InnerCall(MethodDeclarationSyntax method)
    {
        var value = Returned(method);
        while (value is not null)
        {
            switch (value)
            {
                case ParenthesizedExpressionSyntax parentheses:
                    value = parentheses.Expression;
                    break;

                case AwaitExpressionSyntax awaited:
                    value = awaited.Expression;
                    break;

                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                    value = not.Operand;
                    break;

                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: LiteralExpressionSyntax } coalesce:
                    value = coalesce.Left;
                    break;

                case ConditionalAccessExpressionSyntax conditional:
                    value = conditional.WhenNotNull;
                    break;

                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Result" or "Value" or "Enabled" or "Treatment" or "On" or "Off" } access:
                    value = access.Expression;
                    break;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "AsTask" or "GetAwaiter" or "GetResult" } shell }:
                    value = shell.Expression;
                    break;

                case InvocationExpressionSyntax call:
                    return CalledName.Of(call) is not null && call.ArgumentList.Arguments.Count > 0 ? call : null;

                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>Whether the method returns the value, or its opposite; null where it returns something else.</summary>
    public static bool? IsNegated(ExpressionSyntax returned, ExpressionSyntax value)
    {
        var isNegated = false;
        while (true)
        {
            if (returned == value)
                return isNegated;

            switch (returned)
            {
                case ParenthesizedExpressionSyntax parentheses:
                    returned = parentheses.Expression;
                    break;

                case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                    returned = not.Operand;
                    isNegated = !isNegated;
                    break;

                // Without a client there is a value to start with; with one it is the flag's.
                case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: LiteralExpressionSyntax } coalesce:
                    returned = coalesce.Left;
                    break;

                default:
                    return null;
            }
        }
    }
}
