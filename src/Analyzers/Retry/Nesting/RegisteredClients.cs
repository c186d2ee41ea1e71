using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Nesting;

/// <summary>Database contexts and HTTP clients that were told to retry where the services of the program are registered.</summary>
internal sealed class RegisteredClients(Compilation compilation)
{
    private const int DatabaseRetries = 6;
    private const int HandlerRetries = 3;

    private readonly RegistrationIndex _index = new(compilation);

    public InnerRetry? Find(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        var type = (method.ReducedFrom ?? method).ContainingType;
        if (type.Is("System.Net.Http", "HttpClient") || type.Is("System.Net.Http.Json", "HttpClientJsonExtensions"))
            return FindHttpClient(call, method, model, cancellationToken);

        return FindContext(call, type, model, cancellationToken) is { } context ? FindDatabase(method, context, cancellationToken) : null;
    }

    private InnerRetry? FindDatabase(IMethodSymbol method, INamedTypeSymbol context, CancellationToken cancellationToken)
    {
        if (compilation.FindLibraryType("Microsoft.EntityFrameworkCore.Storage.RetryLimitExceededException") is not { } exception)
            return null;

        foreach (var registration in _index.Find("EnableRetryOnFailure", cancellationToken))
        {
            if (Registers(registration, context, cancellationToken))
                return new InnerRetry(method.Name, "by its database context", ReadCount(registration, cancellationToken) + 1, ImmutableArray.Create(exception));
        }

        return null;
    }

    private static int? ReadCount(Value registration, CancellationToken cancellationToken)
    {
        foreach (var argument in ((InvocationExpressionSyntax)registration.Syntax).ArgumentList.Arguments)
        {
            if (registration.Model.GetConstantValue(argument.Expression, cancellationToken) is { HasValue: true, Value: int count })
                return count;

            // A number that isn't constant may be any.
            if (registration.Model.GetTypeInfo(argument.Expression, cancellationToken).Type?.SpecialType is SpecialType.System_Int32)
                return null;
        }

        return DatabaseRetries;
    }

    /// <summary>Whether the registration stands in the context's own configuration, or in the call that adds this context.</summary>
    private static bool Registers(Value registration, INamedTypeSymbol context, CancellationToken cancellationToken)
    {
        for (SyntaxNode? node = registration.Syntax; node is not null; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax call && AttemptSyntax.Name(call) is GenericNameSyntax generic && AddsContext(generic.Identifier.ValueText))
                return NamesType(generic, context, registration.Model, cancellationToken);

            if (node is MethodDeclarationSyntax { Identifier.ValueText: "OnConfiguring", Parent: TypeDeclarationSyntax type })
                return SymbolEqualityComparer.Default.Equals(registration.Model.GetDeclaredSymbol(type, cancellationToken), context);
        }

        return false;
    }

    private static bool AddsContext(string method) =>
        method is "AddDbContext" or "AddDbContextPool" or "AddDbContextFactory" or "AddPooledDbContextFactory" or "AddSqlServer" or "AddNpgsql";

    private static bool NamesType(GenericNameSyntax generic, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var argument in generic.TypeArgumentList.Arguments)
        {
            if (SymbolEqualityComparer.Default.Equals(model.GetTypeInfo(argument, cancellationToken).Type, type))
                return true;
        }

        return false;
    }

    /// <summary>The context that a query or a call that saves runs on.</summary>
    private static INamedTypeSymbol? FindContext(InvocationExpressionSyntax call, INamedTypeSymbol type, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!IsContext(type) && !type.Is("Microsoft.EntityFrameworkCore", "EntityFrameworkQueryableExtensions"))
            return null;

        for (var receiver = AttemptSyntax.Receiver(call); receiver is not null;)
        {
            if (model.GetTypeInfo(receiver, cancellationToken).Type is INamedTypeSymbol current && IsContext(current))
                return current;

            receiver = receiver switch
            {
                MemberAccessExpressionSyntax access => access.Expression.Unwrap(),
                InvocationExpressionSyntax inner => AttemptSyntax.Receiver(inner),
                _ => null,
            };
        }

        return null;
    }

    private static bool IsContext(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.Is("Microsoft.EntityFrameworkCore", "DbContext"))
                return true;
        }

        return false;
    }

    private InnerRetry? FindHttpClient(InvocationExpressionSyntax call, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        if (compilation.FindLibraryType("System.Net.Http.HttpRequestException") is not { } exception || AttemptSyntax.Receiver(call) is not { } receiver)
            return null;

        var client = HttpClientSource.Find(receiver, model, cancellationToken);
        if (client is null)
            return null;

        foreach (var registration in _index.Find("AddStandardResilienceHandler", cancellationToken))
        {
            if (client.IsRegisteredBy(registration, cancellationToken) && ReadHandler(registration, cancellationToken) is (> 0 and var retries))
                return new InnerRetry(method.Name, "by the handler of its HttpClient", retries + 1, ImmutableArray.Create(exception), ReturnsFailure: true);
        }

        return null;
    }

    /// <summary>The retries of the standard handler; null when its options may have turned them off for this request.</summary>
    private static int? ReadHandler(Value registration, CancellationToken cancellationToken)
    {
        var statement = registration.Syntax.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode)registration.Syntax;
        int? retries = HandlerRetries;
        foreach (var node in statement.DescendantNodes())
        {
            switch (node)
            {
                case AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "MaxRetryAttempts" } } assignment:
                    retries = registration.Model.GetConstantValue(assignment.Right, cancellationToken) is { HasValue: true, Value: int count } ? count : null;
                    break;

                case IdentifierNameSyntax { Identifier.ValueText: "ShouldHandle" or "RemoveAllResilienceHandlers" }:
                case IdentifierNameSyntax { Identifier.ValueText: var name } when name.StartsWith("DisableFor", StringComparison.Ordinal):
                    return null;
            }
        }

        return retries;
    }
}
