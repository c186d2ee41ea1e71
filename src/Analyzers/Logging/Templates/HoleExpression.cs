using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Logging.Rewriting;

namespace Seaworthy.Logging.Templates;

/// <summary>What a placeholder means when it is read as C#: <c>{order.Id}</c>.</summary>
/// <param name="Code">The expression.</param>
/// <param name="Start">Where it begins in the text of the template.</param>
/// <param name="Length">How much of the text it takes; an alignment or a format may follow.</param>
/// <param name="Operation">What it is in the place of the call.</param>
internal sealed record HoleExpression(ExpressionSyntax Code, int Start, int Length, IOperation Operation)
{
    /// <summary>The text that it stands for, when the compiler knows it.</summary>
    public string? Constant => Operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    public static HoleExpression? TryRead(LogCall call, TemplateHole hole)
    {
        var leading = hole.Content.Length - hole.Content.TrimStart().Length;
        if (hole.Operator is not null)
            leading++;

        var code = hole.Content.Substring(Math.Min(leading, hole.Content.Length));
        if (Parse(code) is not { } expression)
            return null;

        var rest = code.Substring(expression.FullSpan.Length);
        if (rest.Length > 0 && rest[0] is not (',' or ':'))
            return null;

        var value = expression;
        while (value is ParenthesizedExpressionSyntax parenthesized)
            value = parenthesized.Expression;

        value = value.WithoutTrivia();
        return Bind(call, value) is { } operation ? new HoleExpression(value, hole.Start + 1 + leading, expression.Span.Length, operation) : null;
    }

    /// <summary>The operation of an expression as if it stood in the call; null when it is none, or no value that a log call takes.</summary>
    public static IOperation? Bind(LogCall call, ExpressionSyntax expression)
    {
        if (call.Invocation.SemanticModel is not { } model
            || Speculation.BindInPlace(model, call.TemplateSyntax.Expression, expression) is not { } operation
            || operation is IMethodReferenceOperation
            || operation.Type is not { TypeKind: not (TypeKind.Error or TypeKind.Pointer or TypeKind.FunctionPointer), IsRefLikeType: false, SpecialType: not SpecialType.System_Void })
        {
            return null;
        }

        foreach (var inner in operation.DescendantsAndSelf())
        {
            if (inner.Kind is OperationKind.Invalid)
                return null;
        }

        return operation;
    }

    /// <summary>Only what a value is usually written as; a name with a minus sign in it is no subtraction.</summary>
    private static ExpressionSyntax? Parse(string code)
    {
        if (code.Length is 0 || code.IndexOf('\n') >= 0)
            return null;

        var expression = SyntaxFactory.ParseExpression(code, consumeFullText: false);
        if (expression.ContainsDiagnostics || expression.FullSpan.Length > code.Length || expression.ToFullString() != code.Substring(0, expression.FullSpan.Length))
            return null;

        return expression switch
        {
            MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or ConditionalAccessExpressionSyntax
                or ConditionalExpressionSyntax or CastExpressionSyntax or AwaitExpressionSyntax or ParenthesizedExpressionSyntax => expression,
            BinaryExpressionSyntax binary when binary.OperatorToken.HasTrailingTrivia || binary.RawKind is not ((int)SyntaxKind.SubtractExpression) => expression,
            _ => null,
        };
    }
}
