using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Tells a test of whether a call has succeeded from a test of what state something is in, which is polling.</summary>
internal static class ResultTests
{
    private static readonly ImmutableArray<string> SuccessMembers = ImmutableArray.Create("IsSuccessStatusCode", "IsSuccess", "IsSuccessful", "Success", "Succeeded", "IsError", "HasError", "IsFailure", "Failed", "IsOk", "Ok");

    private static readonly ImmutableArray<string> StateQuestions = ImmutableArray.Create("Is", "Has", "Can", "Check", "Exists", "Contains", "Any", "Should", "Wait", "Poll", "Peek", "Look");

    private static readonly ImmutableArray<string> States = ImmutableArray.Create("Complete", "Done", "Ready", "Active", "Finish", "Running", "Start", "Stop", "Exist", "Open", "Close", "Available", "Pending", "HasMore", "HasNext", "End");

    /// <summary>Whether the test asks an HTTP response for its status, which is proof enough.</summary>
    public static bool IsHttpStatus(IOperation condition)
    {
        foreach (var node in condition.DescendantsAndSelf())
        {
            if (node is IPropertyReferenceOperation { Property: { Name: "IsSuccessStatusCode" or "StatusCode", ContainingType: { Name: var type } } } && type.Contains("Response"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the test may be of a success: a member named so, null, a boolean result, or an exit code.</summary>
    public static bool IsSuccess(IOperation condition, bool succeedsWhen, RegionFacts region)
    {
        foreach (var node in condition.DescendantsAndSelf())
        {
            switch (node)
            {
                case IPropertyReferenceOperation { Property.Name: var name } when Contains(SuccessMembers, name) || name is "StatusCode":
                    return true;

                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } binary
                    when IsNull(binary.RightOperand) && IsResult(binary.LeftOperand, region) && binary.OperatorKind is BinaryOperatorKind.NotEquals == succeedsWhen:
                    return true;

                case IIsPatternOperation { Value: var value, Pattern: var pattern } when IsResult(value, region) && IsNullPattern(pattern, out var isNull) && isNull != succeedsWhen:
                    return true;

                case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } code
                    when code.RightOperand.ConstantValue is { HasValue: true, Value: 0 } && NameOf(code.LeftOperand) is { } codeName && (codeName.IndexOf("exit", StringComparison.OrdinalIgnoreCase) >= 0 || codeName.IndexOf("code", StringComparison.OrdinalIgnoreCase) >= 0 || codeName.IndexOf("ret", StringComparison.OrdinalIgnoreCase) is 0):
                    return true;

                case ILocalReferenceOperation { Type.SpecialType: SpecialType.System_Boolean } local when FindCall(local.Local, region) is { } made && !AsksForState(made.TargetMethod) && SaysSuccess(local, local.Local.Name, condition, succeedsWhen):
                    return true;

                case IInvocationOperation { Type: var type, TargetMethod: var method } when Answer(type) && !AsksForState(method) && !method.ContainingNamespace.Is("System") && SaysSuccess(node, method.Name, condition, succeedsWhen):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether true is the answer that ends the loop; a method that answers whether there is more to do ends it with false.</summary>
    private static bool SaysSuccess(IOperation answer, string name, IOperation condition, bool succeedsWhen)
    {
        var success = succeedsWhen;
        for (var node = answer; node is not null && node != condition.Parent; node = node.Parent)
        {
            if (node is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not })
                success = !success;
        }

        return success || name.IndexOf("Retry", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Fail", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("Error", StringComparison.OrdinalIgnoreCase) >= 0;
    }

    private static bool Answer(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Boolean || (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } && arguments[0].SpecialType is SpecialType.System_Boolean);

    /// <summary>Whether the test asks a result what it is like: <c>stock.IsKnown</c>, but not how far something has come.</summary>
    public static bool IsQuality(IOperation condition)
    {
        foreach (var node in condition.DescendantsAndSelf())
        {
            if (node is IPropertyReferenceOperation { Type.SpecialType: SpecialType.System_Boolean, Instance: ILocalReferenceOperation, Property.Name: var name } && !IsState(name))
                return true;
        }

        return false;
    }

    private static bool IsState(string name)
    {
        foreach (var state in States)
        {
            if (name.Contains(state))
                return true;
        }

        return false;
    }

    private static bool IsNullPattern(IPatternOperation pattern, out bool isNull)
    {
        switch (pattern)
        {
            case INegatedPatternOperation negated:
                var matches = IsNullPattern(negated.Pattern, out isNull);
                isNull = !isNull;
                return matches;

            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return isNull = true;

            default:
                isNull = false;
                return pattern is IRecursivePatternOperation { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true };
        }
    }

    private static bool IsNull(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: null };

    private static bool IsResult(IOperation operation, RegionFacts region) =>
        operation.Unwrap() is ILocalReferenceOperation { Local: var local } && FindCall(local, region) is { } call && !AsksForState(call.TargetMethod);

    /// <summary>The call in the loop whose result the local holds.</summary>
    private static IInvocationOperation? FindCall(ILocalSymbol local, RegionFacts region)
    {
        foreach (var statement in region.Body)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                var value = node switch
                {
                    IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local) => declarator.GetVariableInitializer()?.Value,
                    ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local) => assignment.Value,
                    _ => null,
                };

                while (value is not null)
                {
                    value = value.Unwrap();
                    if (value is IAwaitOperation awaited)
                        value = awaited.Operation;
                    else if (value is IInvocationOperation { TargetMethod.Name: "ConfigureAwait", Instance: { } instance })
                        value = instance;
                    else
                        break;
                }

                if (value is IInvocationOperation call)
                    return call;
            }
        }

        return null;
    }

    private static bool AsksForState(IMethodSymbol method)
    {
        foreach (var question in StateQuestions)
        {
            if (method.Name.StartsWith(question, StringComparison.Ordinal) && (method.Name.Length == question.Length || char.IsUpper(method.Name[question.Length])))
                return true;
        }

        return method.Name.Contains("Status") || method.Name.Contains("State") || method.Name.Contains("Ready") || method.Name.Contains("Exists");
    }

    private static string? NameOf(IOperation operation) => operation.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local.Name,
        IPropertyReferenceOperation property => property.Property.Name,
        _ => null,
    };

    private static bool Contains(ImmutableArray<string> names, string name)
    {
        foreach (var candidate in names)
        {
            if (candidate == name)
                return true;
        }

        return false;
    }
}
