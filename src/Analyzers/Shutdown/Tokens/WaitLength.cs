using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;

namespace Seaworthy.Shutdown.Tokens;

/// <summary>How long a call waits at most, where the source says so.</summary>
internal static class WaitLength
{
    /// <returns>Milliseconds, -1 for ever; null where the length is only known at run time.</returns>
    public static double? Of(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var hasLimit = false;
        foreach (var parameter in method.Parameters)
        {
            if (!IsLength(parameter))
                continue;

            hasLimit = true;
            if (Find(call.ArgumentList, parameter) is { } argument)
                return Milliseconds(argument.Expression, model, 2, cancellationToken);
        }

        // To try without a time-out is not to wait.
        return hasLimit ? null : method.Name.StartsWith("Try", StringComparison.Ordinal) ? 0 : -1;
    }

    private static bool IsLength(IParameterSymbol parameter) =>
        (parameter.Type.SpecialType is SpecialType.System_Int32 && parameter.Name.StartsWith("milliseconds", StringComparison.Ordinal))
        || parameter.Type is INamedTypeSymbol { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static ArgumentSyntax? Find(ArgumentListSyntax list, IParameterSymbol parameter)
    {
        for (var i = 0; i < list.Arguments.Count; i++)
        {
            var argument = list.Arguments[i];
            if (argument.NameColon is { } name ? name.Name.Identifier.ValueText == parameter.Name : i == parameter.Ordinal)
                return argument;
        }

        return null;
    }

    private static double? Milliseconds(ExpressionSyntax expression, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        expression = expression.Unwrap();
        if (model.GetConstantValue(expression, cancellationToken) is { HasValue: true, Value: { } constant })
            return Number(constant);

        switch (expression)
        {
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var unit }, ArgumentList.Arguments: { Count: 1 } arguments }:
                return Factor(unit) is { } factor && model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: { } amount } && Number(amount) is { } number
                    ? number * factor
                    : null;

            case MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "Zero" } when owner.ToString().EndsWith("TimeSpan", StringComparison.Ordinal):
                return 0;

            case MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "InfiniteTimeSpan" } when owner.ToString().EndsWith("Timeout", StringComparison.Ordinal):
                return -1;
        }

        return depth > 0
            && expression is IdentifierNameSyntax
            && model.GetSymbolInfo(expression, cancellationToken).Symbol is IFieldSymbol { IsReadOnly: true, DeclaringSyntaxReferences: { Length: 1 } references }
            && references[0].SyntaxTree == expression.SyntaxTree
            && references[0].GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
                ? Milliseconds(value, model, depth - 1, cancellationToken)
                : null;
    }

    private static double? Number(object value) => value switch
    {
        int number => number,
        long number => number,
        double number => number,
        _ => null,
    };

    private static double? Factor(string unit) => unit switch
    {
        "FromTicks" => 0.0001,
        "FromMicroseconds" => 0.001,
        "FromMilliseconds" => 1,
        "FromSeconds" => 1000,
        "FromMinutes" => 60_000,
        "FromHours" => 3_600_000,
        "FromDays" => 86_400_000,
        _ => null,
    };
}
