using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>
/// Whether an attempt differs from the one before: it reads the next item, a fresh name, or a value that was loaded again. Code
/// like that goes through candidates or through versions, and is no retry.
/// </summary>
internal sealed class Variation(RegionFacts region, SyntaxNode attempt, ImmutableArray<IOperation> operations, IReadOnlyList<AttemptCounter> counters, ImmutableArray<string> words)
{
    private static readonly ImmutableArray<string> Makers = ImmutableArray.Create("Create", "Build", "Make", "New", "Open", "To", "As", "Format", "Combine", "Clone", "Start", "GetService", "GetRequiredService", "CreateScope", "BeginScope", "BeginTransaction", "With");

    public bool Exists(DataFlowAnalysis? flow)
    {
        if (flow is not { Succeeded: true })
            return true;

        foreach (var symbol in flow.DataFlowsIn)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, region.LoopVariable))
            {
                if (!IsHarmlessCounter(symbol))
                    return true;
            }
            else if (region.Writes(symbol) && !IsHarmless(symbol))
            {
                return true;
            }
        }

        return new ChangedMembers(region, attempt, operations).AreRead() || HasNext();
    }

    private bool IsHarmless(ISymbol symbol)
    {
        foreach (var counter in counters)
        {
            if (SymbolEqualityComparer.Default.Equals(counter.Symbol, symbol))
                return IsHarmlessCounter(symbol);
        }

        var type = symbol switch { ILocalSymbol local => local.Type, IParameterSymbol parameter => parameter.Type, _ => null };
        if (type is null)
            return false;

        if (symbol is IParameterSymbol own && region.Shape is RetryShape.Recursion && !IsPassedOn(own))
            return IsInteger(type) && IsHarmlessCounter(symbol);

        // A flag says how far the loop has come, not what to do next.
        if (type.SpecialType is SpecialType.System_Boolean)
            return true;

        if (type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 && OnlyCounts(symbol))
            return IsHarmlessCounter(symbol);

        return IsPause(symbol) || IsOnlyMadeAgain(symbol);
    }

    /// <summary>Whether the attempt reads the variable only to wait before it begins.</summary>
    private bool IsPause(ISymbol symbol)
    {
        foreach (var statement in operations)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                if (Refers(node, symbol) && !IsInWait(node) && !IsCompared(node))
                    return false;
            }
        }

        return true;
    }

    private static bool IsCompared(IOperation value)
    {
        var parent = value.Parent;
        while (parent is IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;

        return parent is IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals };
    }

    private static bool IsInteger(ITypeSymbol type) => type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    /// <summary>Whether every call of the method by itself passes this parameter on as it is.</summary>
    private bool IsPassedOn(IParameterSymbol parameter)
    {
        foreach (var operation in region.Operations())
        {
            if (operation is not IInvocationOperation call || !region.IsOwnName(call.TargetMethod.Name) || !region.IsOwn(call.TargetMethod))
                continue;

            foreach (var argument in call.Arguments)
            {
                if (SymbolEqualityComparer.Default.Equals(argument.Parameter?.OriginalDefinition, parameter.OriginalDefinition)
                    && !Same(argument.Value, parameter))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool Same(IOperation value, IParameterSymbol parameter) =>
        value.Unwrap() is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter.OriginalDefinition, parameter.OriginalDefinition);

    private bool OnlyCounts(ISymbol symbol)
    {
        foreach (var operation in region.Operations())
        {
            if (operation is ICompoundAssignmentOperation compound && Refers(compound.Target, symbol) && !compound.Value.ConstantValue.HasValue)
                return false;

            if (operation is ISimpleAssignmentOperation assignment && Refers(assignment.Target, symbol) && !assignment.Value.ConstantValue.HasValue)
                return false;
        }

        return true;
    }

    /// <summary>Whether the attempt uses the number of the attempt only to tell people about it.</summary>
    private bool IsHarmlessCounter(ISymbol symbol)
    {
        var isNamed = RetryNames.HasWord(symbol.Name, words);
        foreach (var operation in operations)
        {
            foreach (var node in operation.DescendantsAndSelf())
            {
                if (Refers(node, symbol) && !IsHarmlessUse(node, isNamed))
                    return false;
            }
        }

        return true;
    }

    private static bool IsHarmlessUse(IOperation use, bool isNamed)
    {
        IOperation child = use;
        for (var parent = use.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                // What is advanced on the way to its use, as in servers[next++ % count], is read there.
                case IIncrementOrDecrementOperation { Parent: not IExpressionStatementOperation }:
                    use = parent;
                    break;

                case IIncrementOrDecrementOperation or ICompoundAssignmentOperation or ISimpleAssignmentOperation:
                    return true;

                case IArrayElementReferenceOperation or IPropertyReferenceOperation { Property.IsIndexer: true }:
                    return false;

                case IObjectCreationOperation creation when creation.Type.IsException():
                    return true;

                case IInvocationOperation call:
                    if (RetryCalls.IsLog(call) || call.TargetMethod.ContainingType?.Name is "Task" or "Thread")
                        return true;

                    if (call.TargetMethod.ContainingType?.Name is "Math" or "TimeSpan")
                        break;

                    // A number of its own is passed on as what it is: SendAsync(order, attempt).
                    return child is IArgumentOperation { Value: var value } argument && value.Unwrap() == use && (isNamed || RetryNames.HasWord(argument.Parameter?.Name ?? "", DefaultWords));

                case IBinaryOperation { OperatorKind: BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual or BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual or BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }:
                    return true;

                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }

    private static readonly ImmutableArray<string> DefaultWords = ImmutableArray.Create("attempt", "retry", "tries", "try");

    /// <summary>Whether every value that the variable gets in the loop is made anew from the same parts.</summary>
    private bool IsOnlyMadeAgain(ISymbol symbol)
    {
        foreach (var operation in region.Operations())
        {
            var value = operation switch
            {
                IVariableDeclaratorOperation declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, symbol) => declarator.GetVariableInitializer()?.Value,
                ISimpleAssignmentOperation assignment when Refers(assignment.Target, symbol) => assignment.Value,
                ICompoundAssignmentOperation compound when Refers(compound.Target, symbol) => compound,
                IIncrementOrDecrementOperation increment when Refers(increment.Target, symbol) => increment,
                IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } argument when Refers(argument.Value, symbol) => argument,
                _ => null,
            };

            if (value is not null && !attempt.Span.Contains(operation.Syntax.Span) && !IsMadeAgain(value))
                return false;

            // What the attempt itself moves on is progress.
            if (value is not null && attempt.Span.Contains(operation.Syntax.Span) && operation is ICompoundAssignmentOperation or IIncrementOrDecrementOperation)
                return false;
        }

        return true;
    }

    private bool IsMadeAgain(IOperation value)
    {
        foreach (var node in value.DescendantsAndSelf())
        {
            switch (node)
            {
                case IAwaitOperation or IIncrementOrDecrementOperation or IArrayElementReferenceOperation or ICompoundAssignmentOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out }:
                    return false;

                case IPropertyReferenceOperation { Property: { IsIndexer: true } or { Name: "Current" } }:
                    return false;

                case IInvocationOperation call when NextItems.IsFresh(call.TargetMethod) || !IsMaker(call.TargetMethod):
                    return false;

                case ILocalReferenceOperation local when region.Writes(local.Local) && !IsDeclaredIn(value, local.Local):
                    return false;
            }
        }

        return true;
    }

    private static bool IsDeclaredIn(IOperation value, ILocalSymbol local)
    {
        foreach (var reference in local.DeclaringSyntaxReferences)
        {
            if (value.Syntax.Span.Contains(reference.Span))
                return true;
        }

        return false;
    }

    private static bool IsMaker(IMethodSymbol method)
    {
        if (method.ContainingType is { Name: "String" or "Math" or "TimeSpan" or "Path" or "Task" or "CancellationTokenSource" or "Encoding" or "Convert" })
            return true;

        foreach (var maker in Makers)
        {
            if (method.Name.StartsWith(maker, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Whether the loop takes its next item from somewhere: a queue, an enumerator, a connection that comes in.</summary>
    private bool HasNext()
    {
        foreach (var operation in region.Operations())
        {
            if (region.IsInHandler(operation.Syntax) || operation.Syntax.SpanStart >= attempt.Span.End)
                continue;

            switch (operation)
            {
                case IInvocationOperation { TargetMethod: var method } when NextItems.IsNext(method):
                case IInvocationOperation { TargetMethod: var maker } when NextItems.IsFresh(maker) && attempt.Span.Contains(operation.Syntax.Span) && !IsInWait(operation):
                    return true;

                case IPropertyReferenceOperation { Property: { Name: "Current", ContainingType: { Name: var type } } } when type.Contains("Enumerator"):
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the value makes a pause uneven, which is what it should do.</summary>
    private static bool IsInWait(IOperation value)
    {
        for (var parent = value.Parent; parent is not null and not IBlockOperation; parent = parent.Parent)
        {
            if (parent is IInvocationOperation call && WaitCalls.TryMatch(call, CancellationToken.None) is not null)
                return true;
        }

        return false;
    }

    private static bool Refers(IOperation operation, ISymbol symbol) => operation switch
    {
        ILocalReferenceOperation local => SymbolEqualityComparer.Default.Equals(local.Local, symbol),
        IParameterReferenceOperation parameter => SymbolEqualityComparer.Default.Equals(parameter.Parameter, symbol),
        _ => false,
    };
}
