namespace Seaworthy.Retry.Recognition;

/// <summary>Whether the attempt reads fields, properties or objects that the loop changes between attempts.</summary>
internal sealed class ChangedMembers(RegionFacts region, SyntaxNode attempt, ImmutableArray<IOperation> operations)
{
    public bool AreRead() => ReadsChangedMember() || ReadsChangedObject();

    /// <summary>Whether a handler or what surrounds the attempt assigns a field or property that the attempt reads.</summary>
    private bool ReadsChangedMember()
    {
        foreach (var operation in operations)
        {
            foreach (var node in operation.DescendantsAndSelf())
            {
                if (node is IFieldReferenceOperation or IPropertyReferenceOperation
                    && region.Writes(((IMemberReferenceOperation)node).Member)
                    && ((IMemberReferenceOperation)node).Type?.SpecialType is not SpecialType.System_Boolean
                    && !IsWriteTarget(node)
                    && IsWrittenOutside(((IMemberReferenceOperation)node).Member))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a handler changes a member of an object that the attempt uses: <c>request.Version = …</c>.</summary>
    private bool ReadsChangedObject()
    {
        foreach (var operation in region.Operations())
        {
            if (operation is IInvocationOperation { Instance: { } filled, TargetMethod.Name: var method } && !attempt.Span.Contains(operation.Syntax.Span) && IsMutation(method) && RootOf(filled) is { } collection && IsReadInAttempt(collection))
                return true;

            if (!region.IsInHandler(operation.Syntax) || operation is not IAssignmentOperation { Target: IMemberReferenceOperation { Instance: { } instance, Type.SpecialType: not SpecialType.System_Boolean } } || SymbolOf(instance) is not { } owner)
                continue;

            if (IsReadInAttempt(owner))
                return true;
        }

        return false;
    }

    private bool IsReadInAttempt(ISymbol symbol)
    {
        foreach (var statement in operations)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                if (SymbolEqualityComparer.Default.Equals(SymbolOf(node), symbol))
                    return true;
            }
        }

        return false;
    }

    /// <summary>Whether the method changes a collection, so that the next attempt gets another one.</summary>
    private static bool IsMutation(string method) =>
        method is "Add" or "AddRange" or "TryAdd" or "Remove" or "RemoveAll" or "RemoveAt" or "Insert" or "Enqueue" or "Push" or "Append" or "Clear" or "UnionWith" or "ExceptWith";

    private static ISymbol? RootOf(IOperation operation)
    {
        while (operation is IMemberReferenceOperation { Instance: { } instance } and not IFieldReferenceOperation { Instance: IInstanceReferenceOperation } && instance is not IInstanceReferenceOperation)
            operation = instance.Unwrap();

        return SymbolOf(operation);
    }

    private static ISymbol? SymbolOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    private static bool IsWriteTarget(IOperation node) => node.Parent is IAssignmentOperation assignment && assignment.Target == node;

    private bool IsWrittenOutside(ISymbol member)
    {
        foreach (var operation in region.Operations())
        {
            var target = operation switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            };

            if (target is IMemberReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Member, member) && !attempt.Span.Contains(target.Syntax.Span))
                return true;
        }

        return false;
    }
}
