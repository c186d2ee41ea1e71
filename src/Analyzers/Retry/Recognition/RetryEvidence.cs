using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>What speaks for a retry besides the shape of the loop.</summary>
internal sealed class RetryEvidence(RegionFacts region, ImmutableArray<IOperation> attempt, SyntaxNode attemptSyntax, ImmutableArray<FailureHandler> handlers, ImmutableArray<string> words)
{
    private static readonly ImmutableArray<string> RemoteNamespaces = ImmutableArray.Create("System.Net", "System.IO", "System.Data", "Microsoft.Data", "Microsoft.EntityFrameworkCore", "Azure", "Microsoft.Azure", "Amazon", "Grpc", "MongoDB", "StackExchange", "RabbitMQ", "Confluent", "Npgsql", "MySql", "Dapper", "Microsoft.Win32");

    private static readonly ImmutableArray<string> RemoteWords = ImmutableArray.Create("Client", "Repository", "Service", "Gateway", "Api", "Store", "Database", "Connection", "Channel", "Proxy", "Sender", "Publisher", "Provider", "Manager", "Server", "Remote", "Api");

    private static readonly ImmutableArray<string> RepairWords = ImmutableArray.Create("Refresh", "Reconnect", "Reset", "Renew", "Invalidate", "Login", "LogIn", "SignIn", "Authenticate", "Connect", "Switch", "Failover", "Reload", "Repair", "Recreate", "Rewind", "Seek");

    public bool DoesInputOutput => Any(attempt, IsInputOutput);

    public bool HandlersRepair
    {
        get
        {
            foreach (var operation in Between())
            {
                if (operation is IAwaitOperation { Operation: var awaited } && !IsWaitOrLog(awaited))
                    return true;

                if (operation is IInvocationOperation { TargetMethod: var method } call && !RetryCalls.IsLog(call) && StartsWithAny(method.Name, RepairWords))
                    return true;
            }

            return false;
        }
    }

    public Confidence? ConfidenceOf(SuccessExit success, ResultCheck? check, AttemptLimit limit, RetryPause pause)
    {
        var isNamed = RetryNames.AreIn(region.Region, words);
        var isCounted = limit.Kind is LimitKind.Counted || limit.Unenforced is not null;
        var waits = pause.Kind is not PauseKind.None || !pause.Waits.IsEmpty;
        var condition = check is null ? null : region.Model.GetValueOperation(check.Condition);
        var asksForSuccess = condition is not null && ResultTests.IsSuccess(condition, check!.SucceedsWhen, region);
        // Arithmetic that fails once fails again; what matters is done by someone else.
        if (!DoesInputOutput && !waits && !Any(attempt, CallsService))
            return null;

        if (DoesMore(check))
            return null;

        if (handlers.IsEmpty)
        {
            if (condition is not null && ResultTests.IsHttpStatus(condition))
                return Confidence.High;

            return asksForSuccess && isNamed && (waits || isCounted) ? Confidence.High : null;
        }

        if (!success.IsDefinite)
        {
            if (asksForSuccess && (isNamed || isCounted || waits))
                return Confidence.High;

            if (isNamed && (isCounted || waits) && condition is not null && !IsTogetherWithMore(check!) && ResultTests.IsQuality(condition))
                return Confidence.High;

            return isNamed && (isCounted || waits) ? Confidence.Medium : null;
        }

        if (isNamed || (isCounted && (waits || region.Shape is RetryShape.For or RetryShape.ForEach or RetryShape.Recursion or RetryShape.Goto || DoesInputOutput)))
            return Confidence.High;

        // No word of a retry and no count: what is left is an awaited operation whose failures are put up with.
        return Any(attempt, static operation => operation is IAwaitOperation) && !HandlersRepair && (waits || HandlersOnlyLog()) ? Confidence.High : DoesInputOutput ? Confidence.Medium : null;
    }

    /// <summary>Whether the result alone doesn't end the loop, but only together with a flag, as that of a service that stops.</summary>
    private static bool IsTogetherWithMore(ResultCheck check) =>
        check.SucceedsWhen && check.Condition is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression };

    /// <summary>Whether something else that can fail follows the attempt in every round: then the loop is about that too.</summary>
    private bool DoesMore(ResultCheck? check)
    {
        if (region.Try is not { } attempted)
            return false;

        foreach (var statement in region.Body)
        {
            if (statement.Syntax.SpanStart < attempted.Span.End || statement.Syntax == check?.Statement || statement is IReturnOperation or IConditionalOperation or IThrowOperation)
                continue;

            if (DoesWork(statement) && !Ends(statement))
                return true;
        }

        return false;
    }

    /// <summary>Whether the statement awaits or calls something for its effect, not to tell, to wait or to calculate.</summary>
    private bool DoesWork(IOperation statement)
    {
        foreach (var node in statement.DescendantsAndSelf())
        {
            if (node is IAwaitOperation { Operation: var awaited } && !IsWaitOrLog(awaited))
                return true;

            if (node is IExpressionStatementOperation { Operation: IInvocationOperation call } && RetryCalls.IsFailing(call, CancellationToken.None))
                return true;
        }

        return false;
    }

    /// <summary>Whether what follows the statement is the way out, so that only success comes by.</summary>
    private bool Ends(IOperation statement)
    {
        var isBehind = false;
        foreach (var other in region.Body)
        {
            if (isBehind && other is IReturnOperation or IBranchOperation { BranchKind: BranchKind.Break } or IThrowOperation)
                return true;

            isBehind |= other == statement;
        }

        // In a method there is nothing else than the end behind it.
        return region.Shape is RetryShape.Recursion or RetryShape.Goto;
    }

    /// <summary>The delegate parameter that the attempt calls, when the method retries whatever it is given.</summary>
    public IParameterSymbol? FindOperation()
    {
        foreach (var statement in attempt)
        {
            foreach (var node in statement.DescendantsAndSelf())
            {
                if (node is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke, Instance: { } instance } && instance.Unwrap() is IParameterReferenceOperation { Parameter: { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } } parameter })
                    return parameter;
            }
        }

        return null;
    }

    private bool HandlersOnlyLog()
    {
        foreach (var handler in handlers)
        {
            foreach (var statement in handler.Syntax.Block.Statements)
            {
                if (region.Model.GetOperation(statement) is not { } operation || RetryCalls.CanFail(operation, CancellationToken.None))
                    return false;
            }
        }

        return true;
    }

    private IEnumerable<IOperation> Between()
    {
        foreach (var statement in region.Body)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (!attemptSyntax.Span.Contains(operation.Syntax.Span) && !IsInExit(operation.Syntax) && (handlers.IsEmpty || region.Try is not { } attempted || operation.Syntax.SpanStart >= attempted.Block.Span.End))
                    yield return operation;
            }
        }
    }

    /// <summary>Whether the code stands in a clause that leaves the loop.</summary>
    private bool IsInExit(SyntaxNode node)
    {
        foreach (var clause in region.Try?.Catches ?? default)
        {
            if (clause.Span.Contains(node.Span))
            {
                foreach (var handler in handlers)
                {
                    if (handler.Syntax == clause)
                        return false;
                }

                return true;
            }
        }

        return handlers.IsEmpty;
    }

    private bool IsOwn(IInvocationOperation call) => region.IsOwnName(call.TargetMethod.Name) && region.IsOwn(call.TargetMethod);

    private bool IsWaitOrLog(IOperation awaited)
    {
        var call = awaited.Unwrap();
        while (call is IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "WaitAsync", Instance: { } configured })
            call = configured.Unwrap();

        return call is IInvocationOperation invocation && (IsOwn(invocation) || RetryCalls.IsLog(invocation) || WaitCalls.TryMatch(invocation, CancellationToken.None) is not null);
    }

    private static bool IsInputOutput(IOperation operation)
    {
        switch (operation)
        {
            case IAwaitOperation { Operation: IInvocationOperation { TargetMethod: { Name: "Yield", ContainingType: { Name: "Task" } type } } } when type.ContainingNamespace.Is("System.Threading.Tasks"):
                return false;

            case IAwaitOperation or IInvalidOperation or IDynamicInvocationOperation:
                return true;

            case IInvocationOperation { TargetMethod: var method, Instance: var instance }:
                if (method.MethodKind is MethodKind.DelegateInvoke)
                    return true;

                return IsRemote(method.ContainingNamespace, method.ContainingType)
                    || (instance?.Unwrap() is IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation && EndsWithAny(instance.Type?.Name ?? "", RemoteWords));

            case IObjectCreationOperation { Type: INamedTypeSymbol created } when !created.IsException():
                return IsRemote(created.ContainingNamespace, created);

            default:
                return false;
        }
    }

    /// <summary>Whether the call is to something that another class, or another process, implements.</summary>
    private static bool CallsService(IOperation operation) =>
        operation is IInvocationOperation { Instance.Type: { TypeKind: TypeKind.Interface } type } && !type.ContainingNamespace.Is("System") && !type.ContainingNamespace.Is("System.Collections.Generic");

    private static bool IsRemote(INamespaceSymbol? owner, INamedTypeSymbol? type)
    {
        if (type is { Name: "Path" or "StringWriter" or "StringReader" or "MemoryStream" or "WebUtility" or "HttpRequestMessage" or "StringContent" or "IPAddress" or "DataTable" or "DataRow" })
            return false;

        for (; owner is { IsGlobalNamespace: false }; owner = owner.ContainingNamespace)
        {
            foreach (var name in RemoteNamespaces)
            {
                if (owner.Is(name))
                    return true;
            }
        }

        return false;
    }

    private static bool Any(ImmutableArray<IOperation> operations, Func<IOperation, bool> test)
    {
        foreach (var statement in operations)
        {
            foreach (var operation in statement.DescendantsAndSelf())
            {
                if (test(operation))
                    return true;
            }
        }

        return false;
    }

    private static bool StartsWithAny(string name, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (name.StartsWith(word, StringComparison.Ordinal) && (name.Length == word.Length || !char.IsLower(name[word.Length])))
                return true;
        }

        return false;
    }

    private static bool EndsWithAny(string name, ImmutableArray<string> words)
    {
        foreach (var word in words)
        {
            if (name.EndsWith(word, StringComparison.Ordinal))
                return true;
        }

        return false;
    }
}
