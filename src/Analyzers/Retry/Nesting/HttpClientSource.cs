using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Retry.Nesting;

/// <summary>Where an HttpClient comes from: it was handed to the constructor of a class, or made by a factory under a name.</summary>
internal sealed record HttpClientSource(INamedTypeSymbol? TypedClient, string? Name)
{
    public static HttpClientSource? Find(ExpressionSyntax client, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Origin.Find(client, model, cancellationToken) is { Syntax: InvocationExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } call } origin
            && AttemptSyntax.Name(call)?.Identifier.ValueText is "CreateClient"
            && origin.Model.GetConstantValue(arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string name })
        {
            return new HttpClientSource(null, name);
        }

        return FindOwner(client, model, cancellationToken) is { } owner ? new HttpClientSource(owner, null) : null;
    }

    /// <summary>Whether the call is part of the chain that registers this client, or clients in general.</summary>
    public bool IsRegisteredBy(Value registration, CancellationToken cancellationToken)
    {
        var receiver = AttemptSyntax.Receiver((InvocationExpressionSyntax)registration.Syntax);
        for (; receiver is InvocationExpressionSyntax call; receiver = AttemptSyntax.Receiver(call))
        {
            switch (AttemptSyntax.Name(call))
            {
                case GenericNameSyntax { Identifier.ValueText: "AddHttpClient", TypeArgumentList.Arguments: var types }:
                    foreach (var type in types)
                    {
                        if (TypedClient is not null && SymbolEqualityComparer.Default.Equals(registration.Model.GetTypeInfo(type, cancellationToken).Type, TypedClient))
                            return true;
                    }

                    return false;

                case { Identifier.ValueText: "AddHttpClient" }:
                    return Name is not null
                        && call.ArgumentList.Arguments.Count > 0
                        && registration.Model.GetConstantValue(call.ArgumentList.Arguments[0].Expression, cancellationToken) is { HasValue: true, Value: string name }
                        && name == Name;
            }
        }

        return false;
    }

    /// <summary>The class whose constructor takes the client.</summary>
    private static INamedTypeSymbol? FindOwner(ExpressionSyntax client, SemanticModel model, CancellationToken cancellationToken)
    {
        var symbol = model.GetSymbolInfo(client, cancellationToken).Symbol;
        if (symbol is IFieldSymbol or IPropertySymbol)
        {
            foreach (var constructor in symbol.ContainingType.InstanceConstructors)
            {
                foreach (var parameter in constructor.Parameters)
                {
                    if (parameter.Type is INamedTypeSymbol type && type.Is("System.Net.Http", "HttpClient"))
                        return symbol.ContainingType;
                }
            }
        }

        return symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } primary } ? primary.ContainingType : null;
    }
}
