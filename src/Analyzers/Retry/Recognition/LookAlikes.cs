using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Loops with the shape of a retry that do something else: optimistic concurrency, locks, incoming connections, questions to a person.</summary>
internal static class LookAlikes
{
    private static readonly ImmutableArray<string> VersionConflicts = ImmutableArray.Create("Concurren", "Conflict", "Inconsisten", "Precondition", "ETag", "AlreadyExists", "WriteConflict", "DuplicateKey", "OptimisticLock", "StaleObject");

    private static readonly ImmutableArray<string> LockWords = ImmutableArray.Create("Lock", "Mutex", "Semaphore");

    public static bool Matches(RegionFacts region, ImmutableArray<IOperation> attempt, ImmutableArray<FailureHandler> handlers)
    {
        if (region.Region.Function is MethodDeclarationSyntax { Identifier.ValueText: var name } && (name.Contains("Poll") || name.Contains("Spin")))
            return true;

        if (handlers.Length > 0 && (AllAreConflicts(handlers) || (AllAreCancellation(handlers) && !PassesTokenOfCaller(attempt))))
            return true;

        if (handlers.IsEmpty && HasLockName(region))
            return true;

        foreach (var statement in region.Body)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (operation is IInvocationOperation { TargetMethod: var method } && (IsQuestion(method) || IsExchange(method) || IsAnswer(method)))
                    return true;
            }
        }

        foreach (var statement in attempt)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (IsLocking(operation, region) || operation is IPropertyReferenceOperation { Property.Name: "ETag" or "RowVersion" or "ContentId" or "AccessCondition" or "IfMatch" or "ConcurrencyStamp" })
                    return true;
            }
        }

        return false;
    }

    /// <summary>Another writer was faster; what follows is another version, not another attempt.</summary>
    private static bool AllAreConflicts(ImmutableArray<FailureHandler> handlers)
    {
        foreach (var handler in handlers)
        {
            if (!HasConflict(handler.Exception?.Name) && !HasConflict(handler.Filter?.ToString()))
                return false;
        }

        return true;
    }

    private static bool HasConflict(string? text)
    {
        if (text is null)
            return false;

        foreach (var word in VersionConflicts)
        {
            if (text.Contains(word))
                return true;
        }

        return false;
    }

    /// <summary>The attempt has a time-out of its own, and only that makes the loop go on.</summary>
    private static bool AllAreCancellation(ImmutableArray<FailureHandler> handlers)
    {
        foreach (var handler in handlers)
        {
            if (handler.Exception?.Name is not ("OperationCanceledException" or "TaskCanceledException"))
                return false;
        }

        return true;
    }

    private static bool PassesTokenOfCaller(ImmutableArray<IOperation> attempt)
    {
        foreach (var statement in attempt)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                if (node is IInvocationOperation call && WaitCalls.FindToken(call) is IParameterReferenceOperation or IFieldReferenceOperation)
                    return true;
            }
        }

        return false;
    }

    private static bool IsQuestion(IMethodSymbol method) =>
        method.Name.StartsWith("Prompt", StringComparison.Ordinal)
        || (method.Name is "ReadLine" or "ReadKey" or "ReadSecret" or "ReadPassword" && method.ContainingType?.Name.EndsWith("Reader", StringComparison.Ordinal) is not true);

    /// <summary>What is shown on a terminal of the program's own, rather than on the console, is for a person to react to.</summary>
    private static bool IsAnswer(IMethodSymbol method) =>
        method.ContainingType is { Name: var type } && type.EndsWith("Terminal", StringComparison.Ordinal) && method.Name.StartsWith("Write", StringComparison.Ordinal);

    private static bool IsExchange(IMethodSymbol method) => method is { Name: "CompareExchange", ContainingType.Name: "Interlocked" };

    private static bool IsLocking(IOperation operation, RegionFacts region) => operation switch
    {
        IFieldReferenceOperation { Field: { Name: "None", ContainingType.Name: "FileShare" } } => HasLockName(region),
        IInvocationOperation { TargetMethod: { Name: "TryEnter", ContainingType.Name: "Monitor" or "Lock" } } => true,
        IInvocationOperation { TargetMethod: { Name: "WaitOne" or "OpenExisting", ContainingType.Name: "Mutex" or "Semaphore" or "WaitHandle" } } => true,
        IObjectCreationOperation { Type.Name: "Mutex" } => true,
        IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: IParameterReferenceOperation { Parameter.Name: var held } } => held.StartsWith("acquire", StringComparison.OrdinalIgnoreCase) || held.StartsWith("lock", StringComparison.OrdinalIgnoreCase),
        IInvocationOperation { TargetMethod.Name: var name } => name.StartsWith("Acquire", StringComparison.Ordinal) || name.StartsWith("TryAcquire", StringComparison.Ordinal) || name is "TryLock" or "TryLockAsync" or "EnterLock" || (name.StartsWith("Lock", StringComparison.Ordinal) && (name.Length is 4 || char.IsUpper(name[4]))),
        _ => false,
    };

    private static bool HasLockName(RegionFacts region)
    {
        for (var node = region.Region.Syntax; node is not null; node = node.Parent)
        {
            var name = node switch
            {
                MethodDeclarationSyntax method => method.Identifier.ValueText,
                TypeDeclarationSyntax type => type.Identifier.ValueText,
                _ => null,
            };

            if (name is null)
                continue;

            foreach (var word in LockWords)
            {
                if (name.Contains(word))
                    return true;
            }
        }

        foreach (var statement in region.Region.Body)
        {
            foreach (var token in statement.DescendantTokens())
            {
                foreach (var word in LockWords)
                {
                    if (token.ValueText.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0 && token.Parent is IdentifierNameSyntax)
                        return true;
                }
            }
        }

        return false;
    }
}
