using Microsoft.CodeAnalysis.CSharp;
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
                return Milliseconds(argument.Expression, model, 4, cancellationToken);
        }

        // To try without a time-out is not to wait.
        return hasLimit ? null : method.Name.StartsWith("Try", StringComparison.Ordinal) ? 0 : -1;
    }

    private static bool IsLength(IParameterSymbol parameter) =>
        (parameter.Type.SpecialType is SpecialType.System_Int32 && parameter.Name.StartsWith("milliseconds", StringComparison.Ordinal)) || IsTimeSpan(parameter.Type);

    private static bool IsTimeSpan(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "TimeSpan", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

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
            // A drawn length is at most its bound.
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Next" }, ArgumentList.Arguments: { Count: 1 or 2 } bounds } draw
                when depth > 0 && model.GetSymbolInfo(draw, cancellationToken).Symbol is IMethodSymbol { ContainingType: { Name: "Random", ContainingNamespace.Name: "System" } }:
                return Milliseconds(bounds[bounds.Count - 1].Expression, model, depth - 1, cancellationToken);

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var unit }, ArgumentList.Arguments: { Count: 1 } arguments }:
                return depth >= 0 && Factor(unit) is { } factor ? Milliseconds(arguments[0].Expression, model, depth - 1, cancellationToken) * factor : null;

            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Math" }, Name.Identifier.ValueText: "Max" }, ArgumentList.Arguments: { Count: 2 } operands } when depth > 0:
                return Longer(operands[0].Expression, operands[1].Expression, model, depth, cancellationToken);

            // What is left of a pause after some time has passed.
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.SubtractExpression, Left: var whole } when depth > 0:
                return Milliseconds(whole, model, depth - 1, cancellationToken);

            case BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } parts } when IsTimeSpan(model.GetTypeInfo(expression, cancellationToken).Type):
                return Sum(parts, model, cancellationToken);

            case ConditionalExpressionSyntax choice when depth > 0:
                return Longer(choice.WhenTrue, choice.WhenFalse, model, depth, cancellationToken);

            case MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "Zero" } when owner.ToString().EndsWith("TimeSpan", StringComparison.Ordinal):
                return 0;

            case MemberAccessExpressionSyntax { Expression: var owner, Name.Identifier.ValueText: "InfiniteTimeSpan" } when owner.ToString().EndsWith("Timeout", StringComparison.Ordinal):
                return -1;
        }

        return depth > 0
            && expression is IdentifierNameSyntax
            && FindValue(model.GetSymbolInfo(expression, cancellationToken).Symbol, cancellationToken) is { } value
            && value.SyntaxTree == expression.SyntaxTree
                ? Milliseconds(value, model, depth - 1, cancellationToken)
                : null;
    }

    private static double? Longer(ExpressionSyntax left, ExpressionSyntax right, SemanticModel model, int depth, CancellationToken cancellationToken) =>
        Milliseconds(left, model, depth - 1, cancellationToken) is { } one && Milliseconds(right, model, depth - 1, cancellationToken) is { } other
            ? one < 0 || other < 0 ? -1 : Math.Max(one, other)
            : null;

    /// <summary>What a name stands for all the time.</summary>
    private static ExpressionSyntax? FindValue(ISymbol? symbol, CancellationToken cancellationToken)
    {
        if (symbol is not (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsOverride: false } or ILocalSymbol) || symbol.DeclaringSyntaxReferences is not { Length: 1 } references)
            return null;

        return references[0].GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax { Initializer.Value: { } value } declarator => symbol is ILocalSymbol && IsWrittenAgain(declarator) ? null : value,
            PropertyDeclarationSyntax { ExpressionBody.Expression: { } value } => value,
            PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
            _ => null,
        };
    }

    private static bool IsWrittenAgain(VariableDeclaratorSyntax local)
    {
        var name = local.Identifier.ValueText;
        foreach (var node in (local.FirstAncestorOrSelf<BlockSyntax>() ?? local.FirstAncestorOrSelf<MemberDeclarationSyntax>()?.Parent ?? local).DescendantNodes())
        {
            var target = node switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression or (int)SyntaxKind.AddressOfExpression } prefix => prefix.Operand,
                PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression } postfix => postfix.Operand,
                ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => argument.Expression,
                RefExpressionSyntax reference => reference.Expression,
                _ => null,
            };
            if (target is TupleExpressionSyntax || (target?.Unwrap() is IdentifierNameSyntax written && written.Identifier.ValueText == name))
                return true;
        }

        return false;
    }

    /// <summary>The length that the arguments of a constructor of <c>TimeSpan</c> make.</summary>
    private static double? Sum(SeparatedSyntaxList<ArgumentSyntax> parts, SemanticModel model, CancellationToken cancellationToken)
    {
        var first = parts.Count switch { 1 => 6, 3 => 1, 4 or 5 or 6 => 0, _ => -1 };
        if (first < 0)
            return null;

        var sum = 0d;
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].NameColon is not null || model.GetConstantValue(parts[i].Expression, cancellationToken) is not { HasValue: true, Value: { } part } || Number(part) is not { } number)
                return null;

            sum += number * (first + i) switch { 0 => 86_400_000, 1 => 3_600_000, 2 => 60_000, 3 => 1000, 4 => 1, 5 => 0.001, _ => 0.0001 };
        }

        return sum;
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
