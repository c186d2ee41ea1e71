using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Recognition;

/// <summary>Tells the calls that wait from others.</summary>
internal static class WaitCalls
{
    private const int HelperDepth = 2;

    private static readonly ImmutableArray<string> HelperWords = ImmutableArray.Create("Delay", "Sleep", "Wait", "Backoff", "BackOff", "Throttle", "Pause", "Recover", "CreateTimer");

    /// <summary>The wait that the call is; null when it does something else.</summary>
    public static WaitCall? TryMatch(IInvocationOperation invocation, CancellationToken cancellationToken)
    {
        var method = invocation.TargetMethod;
        if (invocation.Syntax is not InvocationExpressionSyntax syntax)
            return null;

        var token = FindToken(invocation);
        switch (method.ContainingType)
        {
            case { Name: "Thread" } type when method.Name is "Sleep" && type.Is("System.Threading", "Thread"):
                return Create(syntax, method, FindDuration(invocation), blocks: true, token, isHelper: false);

            case { Name: "Task" } type when method.Name is "Delay" && type.Is("System.Threading.Tasks", "Task"):
            case { Name: "TimeProviderTaskExtensions" } when method.Name is "Delay":
                var blocking = FindBlockingCall(syntax);
                return Create(blocking ?? syntax, method, FindDuration(invocation), blocking is not null, token, isHelper: false);

            case { Name: "WaitHandle" or "EventWaitHandle" or "ManualResetEvent" or "AutoResetEvent" or "ManualResetEventSlim" or "SemaphoreSlim" or "Monitor" } type
                when method.Name is "WaitOne" or "Wait" or "WaitAsync" && type.ContainingNamespace.Is("System.Threading"):
                if (FindDuration(invocation) is not { } duration)
                    return null;

                return Create(syntax, method, duration, method.Name is not "WaitAsync", token ?? TokenOfHandle(invocation), isHelper: false);

            case { Name: "PeriodicTimer" } when method.Name is "WaitForNextTickAsync":
            case { Name: "SpinWait" }:
                return Create(syntax, method, null, method.ContainingType.Name is "SpinWait", token, isHelper: false);

            // The Wait() of Task.Delay(…).Wait() belongs to the delay.
            case { Name: "GC" or "Task" or "TaskAwaiter" or "ConfiguredTaskAwaiter" or "ConfiguredTaskAwaitable" }:
                return null;
        }

        // A delegate that waits, under the name of the member that holds it.
        if (method.MethodKind is MethodKind.DelegateInvoke)
        {
            return invocation.Instance?.Unwrap() is IMemberReferenceOperation or IParameterReferenceOperation or ILocalReferenceOperation && HasWaitName(NameOf(invocation.Instance.Unwrap())) && MayBeWait(method.ReturnType)
                ? Create(syntax, method, FindDuration(invocation), blocks: !IsAwaitable(method.ReturnType), token, isHelper: true)
                : null;
        }

        return IsHelper(method, HelperDepth, cancellationToken)
            ? Create(syntax, method, FindDuration(invocation), blocks: !IsAwaitable(method.ReturnType), token, isHelper: true)
            : null;
    }

    /// <summary>Whether the method is one of the user's own that waits: by its name, or because its body does.</summary>
    private static bool IsHelper(IMethodSymbol method, int depth, CancellationToken cancellationToken)
    {
        if (method.MethodKind is MethodKind.PropertyGet or MethodKind.DelegateInvoke || RetryCalls.IsLog(method) || !MayBeWait(method.ReturnType))
            return false;

        if (HasWaitName(method.Name))
            return true;

        if (depth is 0)
            return false;

        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            if (Waits(reference.GetSyntax(cancellationToken)))
                return true;
        }

        return false;
    }

    private static bool HasWaitName(string name)
    {
        foreach (var word in HelperWords)
        {
            if (name.IndexOf(word, StringComparison.Ordinal) >= 0 || name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>Whether a call that the compiler can't bind is named as a wait.</summary>
    public static bool IsUnboundWait(IOperation operation) =>
        operation is IInvalidOperation { Syntax: InvocationExpressionSyntax call } && RetryCalls.NameOf(call) is { } name && HasWaitName(name);

    private static string NameOf(IOperation operation) => operation switch
    {
        IMemberReferenceOperation member => member.Member.Name,
        IParameterReferenceOperation parameter => parameter.Parameter.Name,
        ILocalReferenceOperation local => local.Local.Name,
        _ => "",
    };

    /// <summary>Whether a body calls something that is named as a wait; by name, since it may be in another file.</summary>
    private static bool Waits(SyntaxNode declaration)
    {
        foreach (var node in declaration.DescendantNodes(static child => child is not AnonymousFunctionExpressionSyntax))
        {
            if (node is not InvocationExpressionSyntax { Expression: { } called })
                continue;

            var name = (called as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText ?? (called as IdentifierNameSyntax)?.Identifier.ValueText;
            if (name is "Sleep" or "Delay" or "WaitOne")
                return true;
        }

        return false;
    }

    private static WaitCall Create(InvocationExpressionSyntax syntax, IMethodSymbol method, IOperation? duration, bool blocks, IOperation? token, bool isHelper) =>
        new(syntax, method, duration?.Syntax as ExpressionSyntax, blocks, token?.Syntax as ExpressionSyntax, isHelper, FindStatement(syntax));

    /// <summary>The statement that is only this call, awaited or not: <c>await Task.Delay(100).ConfigureAwait(false);</c>.</summary>
    private static ExpressionStatementSyntax? FindStatement(ExpressionSyntax call)
    {
        for (SyntaxNode node = call; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case ExpressionStatementSyntax statement:
                    return statement;

                case AwaitExpressionSyntax or ParenthesizedExpressionSyntax:
                    continue;

                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent: InvocationExpressionSyntax } access when access.Expression == node:
                    continue;

                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" } access } when access == node:
                    continue;

                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "_" } }:
                    continue;

                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The call that blocks the thread until the delay is over: <c>.Wait()</c> or <c>.GetAwaiter().GetResult()</c>.</summary>
    private static InvocationExpressionSyntax? FindBlockingCall(InvocationExpressionSyntax delay)
    {
        ExpressionSyntax call = delay;
        while (call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } access && access.Expression == call)
        {
            if (access.Name.Identifier.ValueText is "Wait" or "GetResult")
                return outer;

            if (access.Name.Identifier.ValueText is not ("GetAwaiter" or "ConfigureAwait"))
                return null;

            call = outer;
        }

        return null;
    }

    private static IOperation? FindDuration(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit } && IsDuration(argument.Value.Unwrap().Type ?? argument.Value.Type))
                return argument.Value.Unwrap();
        }

        return null;
    }

    public static IOperation? FindToken(IInvocationOperation invocation)
    {
        foreach (var argument in invocation.Arguments)
        {
            if (argument is { ArgumentKind: ArgumentKind.Explicit } && argument.Parameter?.Type is INamedTypeSymbol type && type.Is("System.Threading", "CancellationToken"))
                return RetryCalls.IsNoToken(argument.Value.Unwrap()) ? null : argument.Value.Unwrap();
        }

        return null;
    }

    private static IOperation? TokenOfHandle(IInvocationOperation invocation) =>
        invocation.Instance?.Unwrap() is IPropertyReferenceOperation { Property: { Name: "WaitHandle", ContainingType: { Name: "CancellationToken" } }, Instance: { } token } ? token : null;

    private static bool IsDuration(ITypeSymbol? type) =>
        type?.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_Double or SpecialType.System_UInt32 or SpecialType.System_Int16 or SpecialType.System_Byte
        || (type is INamedTypeSymbol named && named.Is("System", "TimeSpan"));

    private static bool MayBeWait(ITypeSymbol type) => type.SpecialType is SpecialType.System_Void or SpecialType.System_Boolean || IsAwaitable(type);

    private static bool IsAwaitable(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask" };
}
