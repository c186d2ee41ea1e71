using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Logging.Exceptions;

/// <summary>Looks at the arguments of a call before anything is bound: only what may be an exception, or a text of one, is worth it.</summary>
internal static class ExceptionSyntax
{
    private const int DepthLimit = 16;

    public static bool MayMentionException(InvocationExpressionSyntax call)
    {
        if (call.ArgumentList.Arguments.Count is 0 || LogCallSyntax.Name(call.Expression) is not { } name || (!LogMethodNames.Contains(name) && LogCallSyntax.IsFrequent(name)))
            return false;

        foreach (var argument in call.ArgumentList.Arguments)
        {
            if (MayMention(argument.Expression, DepthLimit))
                return true;
        }

        return false;
    }

    /// <summary>Whether a variable, a member or a placeholder of this name is likely to be an exception.</summary>
    public static bool NamesException(string name) =>
        name is "e" or "E" or "ex" or "Ex" or "exc" or "Exc" or "exn" or "err" or "Err"
        || name.EndsWith("Ex", StringComparison.Ordinal)
        || name.IndexOf("xception", StringComparison.Ordinal) >= 0
        || name.IndexOf("rror", StringComparison.Ordinal) >= 0
        || name.IndexOf("ailure", StringComparison.Ordinal) >= 0
        || name.IndexOf("ault", StringComparison.Ordinal) >= 0 && name.IndexOf("efault", StringComparison.Ordinal) < 0;

    private static bool MayMention(ExpressionSyntax expression, int depth)
    {
        expression = LogCallSyntax.Strip(expression);
        if (depth-- is 0)
            return false;

        switch (expression)
        {
            case IdentifierNameSyntax identifier:
                return NamesException(identifier.Identifier.ValueText) || IsDeclaredAsException(identifier, depth);

            case MemberAccessExpressionSyntax access:
                return NamesException(access.Name.Identifier.ValueText) || (LeadsToText(access.Name) && MayMention(access.Expression, depth));

            case MemberBindingExpressionSyntax binding:
                return NamesException(binding.Name.Identifier.ValueText);

            case ConditionalAccessExpressionSyntax access:
                return MayMention(access.Expression, depth) || MayMention(access.WhenNotNull, depth);

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                return NamesException(access.Name.Identifier.ValueText) || (LeadsToText(access.Name) && MayMention(access.Expression, depth));

            case InvocationExpressionSyntax { Expression: SimpleNameSyntax method }:
                return NamesException(method.Identifier.ValueText);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.AsExpression } binary:
                return MayMention(binary.Left, depth);

            case ConditionalExpressionSyntax conditional:
                return MayMention(conditional.WhenTrue, depth);

            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression } addition:
                return MayMention(addition.Right, depth) || MayMention(addition.Left, depth);

            case InterpolatedStringExpressionSyntax interpolation:
                foreach (var content in interpolation.Contents)
                {
                    if (content is InterpolationSyntax hole && MayMention(hole.Expression, depth))
                        return true;
                }

                return false;

            default:
                return false;
        }
    }

    private static bool LeadsToText(SimpleNameSyntax name) => name.Identifier.ValueText is "Message" or "StackTrace" or "InnerException" or "ToString" or "GetBaseException" or "Flatten";

    /// <summary>Whether a catch clause, or a parameter or pattern with such a type, declares the variable.</summary>
    private static bool IsDeclaredAsException(IdentifierNameSyntax identifier, int depth)
    {
        var name = identifier.Identifier.ValueText;
        for (var node = identifier.Parent; node is not (null or TypeDeclarationSyntax); node = node.Parent)
        {
            var isDeclared = node switch
            {
                CatchClauseSyntax { Declaration: { } declaration } => declaration.Identifier.ValueText == name,
                BaseMethodDeclarationSyntax { ParameterList: { } parameters } => Declares(parameters, name),
                LocalFunctionStatementSyntax { ParameterList: { } parameters } => Declares(parameters, name),
                ParenthesizedLambdaExpressionSyntax { ParameterList: { } parameters } => Declares(parameters, name),
                BlockSyntax block => Declares(block, name, depth),
                _ => false,
            };

            if (isDeclared)
                return true;
        }

        return false;
    }

    private static bool Declares(ParameterListSyntax parameters, string name)
    {
        foreach (var parameter in parameters.Parameters)
        {
            if (parameter.Identifier.ValueText == name)
                return IsExceptionType(parameter.Type);
        }

        return false;
    }

    /// <param name="depth">How far to look on: half-typed declarations may read each other, or themselves.</param>
    private static bool Declares(BlockSyntax block, string name, int depth)
    {
        foreach (var statement in block.Statements)
        {
            if (statement is not LocalDeclarationStatementSyntax { Declaration: var declaration })
                continue;

            foreach (var variable in declaration.Variables)
            {
                if (variable.Identifier.ValueText == name)
                    return IsExceptionType(declaration.Type) || variable.Initializer is { Value: { } value } && (value is ObjectCreationExpressionSyntax { Type: { } type } ? IsExceptionType(type) : MayMention(value, Math.Min(depth, 2)));
            }
        }

        return false;
    }

    private static bool IsExceptionType(TypeSyntax? type) => type switch
    {
        NullableTypeSyntax nullable => IsExceptionType(nullable.ElementType),
        QualifiedNameSyntax qualified => IsExceptionType(qualified.Right),
        SimpleNameSyntax { Identifier.ValueText: var name } => name.EndsWith("Exception", StringComparison.Ordinal) || name.StartsWith("TEx", StringComparison.Ordinal),
        _ => false,
    };
}
