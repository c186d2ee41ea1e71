using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>What the calls in a loop are for.</summary>
internal static class RetryCalls
{
    private static readonly ImmutableArray<string> LogVerbs = ImmutableArray.Create("Log", "Trace", "Debug", "Info", "Warn", "Error", "Fatal", "Verbose", "Critical", "Write", "Output");

    /// <summary>Whether the call only tells people or a log what happened; also through a delegate that is named so.</summary>
    public static bool IsLog(IInvocationOperation call) =>
        call.TargetMethod.MethodKind is MethodKind.DelegateInvoke
            ? call.TargetMethod.ReturnsVoid && HasText(call.TargetMethod) && HasLogName(call.Instance)
            : IsLog(call.TargetMethod);

    private static bool HasLogName(IOperation? instance)
    {
        var name = instance?.Unwrap() switch
        {
            IMemberReferenceOperation member => member.Member.Name,
            IParameterReferenceOperation parameter => parameter.Parameter.Name,
            ILocalReferenceOperation local => local.Local.Name,
            _ => "",
        };

        foreach (var verb in LogVerbs)
        {
            if (name.IndexOf(verb, StringComparison.OrdinalIgnoreCase) is 0 or 1)
                return true;
        }

        return false;
    }

    /// <summary>Whether the method only tells people or a log what happened.</summary>
    public static bool IsLog(IMethodSymbol method)
    {
        var type = method.ContainingType;
        if (type is null)
            return false;

        if (type.Name.Contains("Log") || type.Name is "Console" or "Trace" or "Debug" or "Activity" or "EventSource" or "TelemetryClient" or "ILogger" or "TraceSource")
            return true;

        // A source of traces of one's own: Trace.Info(…), executionContext.Warning(…), logger.ErrorFormat(…).
        foreach (var verb in LogVerbs)
        {
            if (method.Name.StartsWith(verb, StringComparison.Ordinal)
                && method.ReturnsVoid
                && (method.Name.Length == verb.Length || !char.IsLower(method.Name[verb.Length]) || method.Name is "Warning" or "Information")
                && (verb is not ("Write" or "Output") || HasText(method)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a token can never be cancelled: <c>default</c> or <c>CancellationToken.None</c>.</summary>
    public static bool IsNoToken(IOperation token) =>
        token is IDefaultValueOperation or IObjectCreationOperation or IPropertyReferenceOperation { Property: { Name: "None", IsStatic: true } };

    /// <summary>Whether the operation can fail at run time for reasons outside the code: it calls something that isn't logging, waiting or arithmetic.</summary>
    public static bool CanFail(IOperation operation, CancellationToken cancellationToken)
    {
        if (IsFailing(operation, cancellationToken))
            return true;

        // What a message is made of, or the length of a pause, is no work of its own.
        if (operation is IInvocationOperation call && (IsLog(call) || WaitCalls.TryMatch(call, cancellationToken) is not null))
            return false;

        foreach (var child in operation.ChildOperations)
        {
            if (child is not (IAnonymousFunctionOperation or ILocalFunctionOperation) && CanFail(child, cancellationToken))
                return true;
        }

        return false;
    }

    public static bool IsFailing(IOperation operation, CancellationToken cancellationToken) => operation switch
    {
        IInvocationOperation call => !IsLog(call) && !IsPure(call.TargetMethod) && WaitCalls.TryMatch(call, cancellationToken) is null,
        IAwaitOperation { Operation: var awaited } => awaited.Unwrap() is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation,
        IObjectCreationOperation creation => !creation.Type.IsException() && creation.Type is not INamedTypeSymbol { Name: "TimeSpan" or "HttpRequestMessage" or "StringContent" or "Uri" or "Stopwatch" or "List" or "Dictionary" or "StringBuilder" },
        IDynamicInvocationOperation or IInvalidOperation => true,
        _ => false,
    };

    private static bool IsPure(IMethodSymbol method) => method.ContainingType switch
    {
        { SpecialType: SpecialType.System_String } => true,
        { Name: "Math" or "TimeSpan" or "Stopwatch" or "DateTime" or "DateTimeOffset" or "Interlocked" or "Random" or "GC" or "CancellationToken" or "ArgumentNullException" } type => type.ContainingNamespace is { Name: "System" or "Diagnostics" or "Threading" },
        { Name: "Task" or "ValueTask" or "TaskAwaiter" or "ConfiguredTaskAwaiter" } => method.Name is "ConfigureAwait" or "GetAwaiter" or "GetResult" or "Wait",
        _ => false,
    };

    /// <summary>The name that the call is written with.</summary>
    public static string? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => null,
    };

    private static bool HasText(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.Type.SpecialType is SpecialType.System_String)
                return true;
        }

        return false;
    }
}
