using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Lifetime;

internal enum HostStep
{
    /// <summary>The host has been made, and does not run yet.</summary>
    Build,

    /// <summary>The host runs, and the caller goes on.</summary>
    Start,

    /// <summary>The host has run until it was told to stop.</summary>
    Run,

    Stop,
}

/// <summary>A call that takes a host from one state to the next.</summary>
/// <param name="Host">What is written in front of the call; for a new host what it is made from.</param>
internal sealed record HostCall(InvocationExpressionSyntax Call, ExpressionSyntax Host, HostStep Step)
{
    public static HostCall? TryMatch(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (call.Expression is not MemberAccessExpressionSyntax { Expression: var host, Name.Identifier.ValueText: var name } || StepOf(name) is not { } step)
            return null;

        if (model.GetTypeInfo(host, cancellationToken).Type.IsHost())
            return step is HostStep.Build ? null : new HostCall(call, host, step);

        // A builder's call that returns a host has made it, and may have started it.
        return step is HostStep.Build or HostStep.Start && Awaited(model.GetTypeInfo(call, cancellationToken).Type).IsHost() ? new HostCall(call, host, step)
            : step is HostStep.Run && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { Name: "RunConsoleAsync" } ? new HostCall(call, host, step)
            : null;
    }

    private static HostStep? StepOf(string name) => name switch
    {
        "Build" => HostStep.Build,
        "Start" or "StartAsync" => HostStep.Start,
        "Run" or "RunAsync" or "RunConsoleAsync" or "WaitForShutdown" or "WaitForShutdownAsync" => HostStep.Run,
        "Stop" or "StopAsync" => HostStep.Stop,
        _ => null,
    };

    private static ITypeSymbol? Awaited(ITypeSymbol? type) => type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: { Length: 1 } arguments } ? arguments[0] : type;
}
