using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Nesting;

/// <summary>What the code that builds a pipeline says about its retries.</summary>
/// <param name="Attempts">All attempts together with the first, when that is a constant.</param>
/// <param name="Handles">The exceptions that are retried; null when that is every one.</param>
/// <param name="IsWhole">Whether everything that the pipeline consists of can be seen.</param>
internal sealed record PipelineFacts(bool Retries, int? Attempts, ImmutableArray<INamedTypeSymbol>? Handles, bool IsWhole);

/// <summary>Reads the chain of calls that a pipeline is built with.</summary>
internal static class PipelineReader
{
    private const int DefaultRetries = 3;
    private const int StepLimit = 16;

    /// <summary>What is known of the pipeline in this expression; null when it can't be seen where it is built.</summary>
    public static PipelineFacts? Read(ExpressionSyntax pipeline, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Origin.Find(pipeline, model, cancellationToken) is not { Syntax: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax build } } origin || build.Name.Identifier.ValueText is not "Build")
            return null;

        var retries = false;
        int? attempts = 1;
        ImmutableArray<INamedTypeSymbol>? handles = null;
        var current = build.Expression.Unwrap();
        for (var step = 0; step < StepLimit; step++)
        {
            switch (current)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } access } call:
                    if (name is "AddRetry" && IsPolly(call, origin.Model, cancellationToken))
                    {
                        retries = true;
                        var options = FindOptions(call, origin.Model, cancellationToken);
                        attempts = attempts * (ReadRetries(options, cancellationToken) + 1);
                        handles = ReadHandled(options, cancellationToken);
                    }
                    else if (name is "AddHedging")
                    {
                        (retries, attempts) = (true, null);
                    }
                    else if (name is not ("AddTimeout" or "AddCircuitBreaker" or "AddFallback" or "AddConcurrencyLimiter" or "AddRateLimiter" or "ConfigureTelemetry"))
                    {
                        return retries ? new PipelineFacts(true, attempts, handles, IsWhole: false) : null;
                    }

                    current = access.Expression.Unwrap();
                    break;

                case BaseObjectCreationExpressionSyntax:
                    return new PipelineFacts(retries, attempts, handles, IsWhole: true);

                default:
                    return retries ? new PipelineFacts(true, attempts, handles, IsWhole: false) : null;
            }
        }

        return null;
    }

    private static bool IsPolly(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol { ContainingNamespace: var @namespace } && @namespace.Is("Polly");

    private static Value? FindOptions(InvocationExpressionSyntax call, SemanticModel model, CancellationToken cancellationToken) =>
        call.ArgumentList.Arguments is { Count: 1 } arguments && Origin.Find(arguments[0].Expression, model, cancellationToken) is { Syntax: BaseObjectCreationExpressionSyntax } options
            ? options
            : null;

    /// <summary>The number of retries; null when it can't be seen.</summary>
    private static int? ReadRetries(Value? options, CancellationToken cancellationToken) =>
        options is not { } value ? null
        : FindSetting(value, "MaxRetryAttempts") is not { } setting ? DefaultRetries
        : value.Model.GetConstantValue(setting, cancellationToken) is { HasValue: true, Value: int and < int.MaxValue and var retries } ? retries
        : null;

    /// <summary>The exceptions that a chain of <c>Handle</c> calls names; null when every exception is meant, or nobody knows which.</summary>
    private static ImmutableArray<INamedTypeSymbol>? ReadHandled(Value? options, CancellationToken cancellationToken)
    {
        if (options is not { } value || FindSetting(value, "ShouldHandle") is not { } handling)
            return null;

        var handled = ImmutableArray.CreateBuilder<INamedTypeSymbol>();
        if (handling is not InvocationExpressionSyntax)
            return handled.ToImmutable();

        foreach (var node in AttemptSyntax.Nodes(handling))
        {
            if (node is GenericNameSyntax { Identifier.ValueText: "Handle" or "HandleInner", TypeArgumentList.Arguments: { Count: 1 } arguments }
                && value.Model.GetTypeInfo(arguments[0], cancellationToken).Type is INamedTypeSymbol type)
            {
                handled.Add(type);
            }
        }

        return handled.ToImmutable();
    }

    private static ExpressionSyntax? FindSetting(Value options, string name)
    {
        foreach (var setting in ((BaseObjectCreationExpressionSyntax)options.Syntax).Initializer?.Expressions ?? default)
        {
            if (setting is AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: var set } } assignment && set == name)
                return assignment.Right.Unwrap();
        }

        return null;
    }
}
