using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>Where started work is left behind.</summary>
internal enum WorkPlace
{
    None,

    /// <summary>A type that a host starts and stops.</summary>
    Service,

    /// <summary>Code that answers requests, or messages of a hub.</summary>
    Request,
}

internal static class WorkPlaces
{
    public static WorkPlace Of(INamedTypeSymbol type, ImmutableArray<string> hostTypes)
    {
        if (HostedService.IsHosted(type, hostTypes))
            return WorkPlace.Service;

        return HostCreated.NameOf(type) is "this controller" or "this hub" or "this page" || IsController(type) ? WorkPlace.Request : WorkPlace.None;
    }

    /// <summary>Whether the class can be anything but a class of its own, as far as its text shows.</summary>
    public static bool MayBe(TypeDeclarationSyntax declaration)
    {
        if (declaration.BaseList is not null || declaration.AttributeLists.Count > 0)
            return true;

        foreach (var modifier in declaration.Modifiers)
        {
            if (modifier.ValueText is "partial")
                return true;
        }

        return false;
    }

    /// <summary>The body of what is mapped to a route, as far as its type is no place of its own: a lambda, or the method or local function that is named.</summary>
    public static IEnumerable<SyntaxNode> Endpoints(InvocationExpressionSyntax mapping, ImmutableArray<string> hostTypes, SemanticModel model, CancellationToken cancellationToken)
    {
        if (model.GetSymbolInfo(mapping, cancellationToken).Symbol is not IMethodSymbol { ContainingType: { } builder } || !builder.Is("Microsoft.AspNetCore.Builder", "EndpointRouteBuilderExtensions"))
            yield break;

        foreach (var argument in mapping.ArgumentList.Arguments)
        {
            switch (argument.Expression)
            {
                case AnonymousFunctionExpressionSyntax lambda when model.GetEnclosingSymbol(mapping.SpanStart, cancellationToken)?.ContainingType is not { } type || Of(type, hostTypes) is WorkPlace.None:
                    yield return lambda;
                    break;

                case IdentifierNameSyntax or MemberAccessExpressionSyntax when FindMethod(argument.Expression, model, cancellationToken) is { DeclaringSyntaxReferences: { Length: 1 } references, ContainingType: var type }
                    && references[0].SyntaxTree == mapping.SyntaxTree
                    && (type is null || Of(type, hostTypes) is WorkPlace.None):
                    yield return references[0].GetSyntax(cancellationToken);
                    break;
            }
        }
    }

    /// <summary>A method that becomes a <c>Delegate</c> is only a candidate to older compilers.</summary>
    private static IMethodSymbol? FindMethod(ExpressionSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);
        return (info.Symbol ?? (info.CandidateSymbols.Length is 1 ? info.CandidateSymbols[0] : null)) as IMethodSymbol;
    }

    public static bool MayMap(InvocationExpressionSyntax call) =>
        call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Map" or "MapGet" or "MapPost" or "MapPut" or "MapPatch" or "MapDelete" or "MapMethods" or "MapFallback" }, ArgumentList.Arguments.Count: > 0 };

    /// <summary>Whether no other call in front of this one maps the method of this name: one that answers several routes is still one.</summary>
    public static bool IsFirst(InvocationExpressionSyntax mapping, string handler, CancellationToken cancellationToken)
    {
        foreach (var node in mapping.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node == mapping)
                return true;

            if (node is not InvocationExpressionSyntax other || !MayMap(other))
                continue;

            foreach (var argument in other.ArgumentList.Arguments)
            {
                if (argument.Expression is IdentifierNameSyntax name && name.Identifier.ValueText == handler || argument.Expression is MemberAccessExpressionSyntax access && access.Name.Identifier.ValueText == handler)
                    return false;
            }
        }

        return true;
    }

    public static string? HandlerName(SyntaxNode endpoint) => endpoint switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        _ => null,
    };

    private static bool IsController(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (attribute.AttributeClass is { Name: "ApiControllerAttribute" or "ControllerAttribute" } kind && kind.ContainingNamespace.Is("Microsoft.AspNetCore.Mvc"))
                    return true;
            }
        }

        return false;
    }
}
