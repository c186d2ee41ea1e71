using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

internal enum ExitCondition
{
    /// <summary>The kind of failure, a token, or something else that doesn't count attempts.</summary>
    Harmless,

    /// <summary>A time or a deadline.</summary>
    Clock,

    /// <summary>It may count attempts, where that can't be seen.</summary>
    Opaque,
}

/// <summary>Tells what an unknown condition that may leave a loop is about.</summary>
internal static class ExitConditions
{
    private static readonly ImmutableArray<string> PolicyWords = ImmutableArray.Create("Retry", "Attempt", "Exceed", "Limit", "Policy", "Budget", "Expire", "Elapsed", "Timeout", "TimedOut", "Again", "Continue", "Tries");

    public static ExitCondition Classify(IOperation condition, bool isOfLoop, CancellationToken cancellationToken)
    {
        var result = ExitCondition.Harmless;
        foreach (var node in condition.DescendantsAndSelf())
        {
            if (IsClock(node.Type) || node is IMemberReferenceOperation { Member: { Name: "TickCount" or "TickCount64" or "ElapsedMilliseconds" or "ElapsedTicks" or "Elapsed" } })
                return ExitCondition.Clock;

            // A comparison of numbers of which one is unknown may well be a count.
            if (node is IInvocationOperation call && (isOfLoop || HasPolicyWord(call.TargetMethod.Name) || PassesNumber(call) || MayCount(call.TargetMethod, cancellationToken)))
                result = ExitCondition.Opaque;
            else if (node is IPropertyReferenceOperation property && HasPolicyWord(property.Property.Name))
                result = ExitCondition.Opaque;
            else if (node is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual })
                result = ExitCondition.Opaque;
        }

        return result;
    }

    /// <summary>Whether the method may keep a count of its own: it writes something, or its body can't be seen.</summary>
    private static bool MayCount(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (method.IsStatic)
            return false;

        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                if (node is AssignmentExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: not (int)SyntaxKind.SuppressNullableWarningExpression } or PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression })
                    return true;
            }

            return method.IsAbstract;
        }

        return method.ContainingType is not { SpecialType: not SpecialType.None } && !method.ContainingType.IsException() && method.ContainingType?.TypeKind is TypeKind.Interface or TypeKind.Class && !method.ContainingNamespace.Is("System");
    }

    private static bool IsClock(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "DateTime" or "DateTimeOffset" or "TimeSpan" or "Stopwatch" or "TimeProvider" or "PeriodicTimer" };

    private static bool HasPolicyWord(string name)
    {
        foreach (var word in PolicyWords)
        {
            if (name.Contains(word))
                return true;
        }

        return false;
    }

    private static bool PassesNumber(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument.Value.Unwrap() is ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Int32 or SpecialType.System_Int64 } or IParameterReferenceOperation { Type.SpecialType: SpecialType.System_Int32 })
                return true;
        }

        return false;
    }
}
