using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Nesting;

/// <summary>Clients of cloud services that retry on their own, where the code that creates them can be seen.</summary>
internal static class RetryingClients
{
    private const int StepLimit = 6;

    /// <summary>How a family of clients retries.</summary>
    /// <param name="Setting">The option that holds the number of retries.</param>
    private readonly record struct Policy(string Setting, int Retries, string ExceptionNamespace, string Exception);

    public static InnerRetry? Find(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (FindPolicy((method.ReducedFrom ?? method).ContainingType) is not { } policy
            || !Calls(method)
            || AttemptSyntax.Receiver(call) is not { } receiver
            || FindCreation(receiver, model, cancellationToken) is not { } creation
            || ReadRetries(creation, policy, cancellationToken) is not (> 0 and var retries)
            || FindException(policy, model.Compilation) is not { } exception)
        {
            return null;
        }

        return new InnerRetry(method.Name, InnerRetry.ItsClient, retries + 1, ImmutableArray.Create(exception));
    }

    private static Policy? FindPolicy(INamedTypeSymbol type)
    {
        if (IsIn(type, "Azure") && !IsIn(type, "Azure.Core"))
            return new Policy("MaxRetries", 3, "Azure", "RequestFailedException");

        if (type.ContainingNamespace.Is("Microsoft.Azure.Cosmos"))
            return new Policy("MaxRetryAttemptsOnRateLimitedRequests", 9, "Microsoft.Azure.Cosmos", "CosmosException");

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is("Amazon.Runtime", "AmazonServiceClient"))
                return new Policy("MaxErrorRetry", AmazonRetries(type, current), "Amazon.Runtime", "AmazonServiceException");
        }

        return null;
    }

    /// <summary>Version 4 of the SDK retries as all languages do; version 3 kept its own number, and a higher one for DynamoDB.</summary>
    private static int AmazonRetries(INamedTypeSymbol client, INamedTypeSymbol @base) =>
        @base.ContainingAssembly.Identity.Version.Major >= 4 ? 2 : IsIn(client, "Amazon.DynamoDBv2") ? 10 : 4;

    /// <summary>Whether the method talks to the service, and doesn't just make another client.</summary>
    private static bool Calls(IMethodSymbol method)
    {
        if (method.Name.EndsWith("Async", StringComparison.Ordinal))
            return true;

        var result = method.ReturnType as INamedTypeSymbol;
        return result.Is("Azure", "Response") || (result is not null && result.BaseType.Is("Amazon.Runtime", "AmazonWebServiceResponse"));
    }

    /// <summary>Goes from a client to the one that it was made by, up to a <c>new</c>.</summary>
    private static Value? FindCreation(ExpressionSyntax client, SemanticModel model, CancellationToken cancellationToken)
    {
        Value? current = new Value(client, model);
        for (var step = 0; step < StepLimit && current is { } value; step++)
        {
            if (Origin.Find(value.Syntax, value.Model, cancellationToken) is not { } origin)
                return null;

            switch (origin.Syntax)
            {
                case BaseObjectCreationExpressionSyntax:
                    return origin.Model.GetTypeInfo(origin.Syntax, cancellationToken).Type is INamedTypeSymbol type && FindPolicy(type) is not null ? origin : null;

                case InvocationExpressionSyntax call when AttemptSyntax.Receiver(call) is { } receiver:
                    current = origin with { Syntax = receiver };
                    break;

                default:
                    return null;
            }
        }

        return null;
    }

    /// <summary>The retries that the creation asks for, or those of the client when it asks for none; null when that can't be seen.</summary>
    private static int? ReadRetries(Value creation, Policy policy, CancellationToken cancellationToken)
    {
        foreach (var argument in ((BaseObjectCreationExpressionSyntax)creation.Syntax).ArgumentList?.Arguments ?? default)
        {
            if (creation.Model.GetTypeInfo(argument.Expression, cancellationToken).Type is not INamedTypeSymbol type || !IsOptions(type))
                continue;

            return Origin.Find(argument.Expression, creation.Model, cancellationToken) is { Syntax: BaseObjectCreationExpressionSyntax options } value
                ? ReadOptions(options, value.Model, policy, cancellationToken)
                : null;
        }

        return policy.Retries;
    }

    private static int? ReadOptions(BaseObjectCreationExpressionSyntax options, SemanticModel model, Policy policy, CancellationToken cancellationToken)
    {
        // Options that are set in statements behind the creation may say anything.
        if (options.Parent is EqualsValueClauseSyntax && IsSetLater(options, policy))
            return null;

        foreach (var node in AttemptSyntax.Nodes(options))
        {
            if (node is not AssignmentExpressionSyntax { Left: var left, Right: var right })
                continue;

            var name = left switch
            {
                IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
                MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
                _ => "",
            };

            if (name == policy.Setting)
                return model.GetConstantValue(right, cancellationToken) is { HasValue: true, Value: int retries } ? retries : null;

            if (name is "RetryPolicy" or "RetryMode" or "Transport" or "ThrottleRetries")
                return null;
        }

        return policy.Retries;
    }

    private static bool IsSetLater(SyntaxNode options, Policy policy)
    {
        var scope = options.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member ? member.Parent ?? member : options.SyntaxTree.GetRoot();
        foreach (var node in scope.DescendantNodes())
        {
            if (node is not AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } })
                continue;

            if (name == policy.Setting || name is "RetryPolicy" or "RetryMode")
                return true;
        }

        return false;
    }

    private static bool IsOptions(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.Is("Azure.Core", "ClientOptions") || current.Is("Amazon.Runtime", "ClientConfig") || current.Is("Microsoft.Azure.Cosmos", "CosmosClientOptions"))
                return true;
        }

        return false;
    }

    private static INamedTypeSymbol? FindException(Policy policy, Compilation compilation) => compilation.FindLibraryType(policy.ExceptionNamespace + "." + policy.Exception);

    private static bool IsIn(INamedTypeSymbol? type, string @namespace)
    {
        for (var current = type?.ContainingNamespace; current is { IsGlobalNamespace: false }; current = current.ContainingNamespace)
        {
            if (current.Is(@namespace))
                return true;
        }

        return false;
    }
}
