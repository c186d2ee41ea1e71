using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>How much a place has to do with a host that runs while it does.</summary>
internal enum ExitPlace
{
    /// <summary>No host runs, or what ends it is beyond repair.</summary>
    Outside,

    /// <summary>Somewhere in a program with a host.</summary>
    Elsewhere,

    /// <summary>In what the host itself calls.</summary>
    Hosted,
}

/// <summary>Finds out whether a host runs when a place is reached.</summary>
internal static class ExitPlaces
{
    public static ExitPlace Of(SyntaxNode place, SemanticModel model, ShutdownSettings settings, BeforeHost before, CancellationToken cancellationToken)
    {
        if (RequestHandler.Contains(place, model, cancellationToken))
            return ExitPlace.Hosted;

        for (var node = place.Parent; node is not null; node = node.Parent)
        {
            switch (node)
            {
                case AnonymousFunctionExpressionSyntax { Parent: AssignmentExpressionSyntax subscription } when IsLastResort(subscription.Left):
                case ParameterListSyntax:
                    return ExitPlace.Outside;

                case AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or BaseMethodDeclarationSyntax when TakesFailure(node):
                    return ExitPlace.Outside;

                case LocalFunctionStatementSyntax local when IsMapped(local.Identifier.ValueText, local, model, cancellationToken):
                case MethodDeclarationSyntax method when IsMapped(method.Identifier.ValueText, method, model, cancellationToken):
                    return ExitPlace.Hosted;

                case GlobalStatementSyntax { Parent: CompilationUnitSyntax unit }:
                    return IsHostAlive(unit, place, model, cancellationToken) && !before.Contains(place, model, cancellationToken) ? ExitPlace.Elsewhere : ExitPlace.Outside;

                case TypeDeclarationSyntax:
                    return OfMember(place, model, settings, before, cancellationToken);
            }
        }

        return ExitPlace.Outside;
    }

    private static ExitPlace OfMember(SyntaxNode place, SemanticModel model, ShutdownSettings settings, BeforeHost before, CancellationToken cancellationToken)
    {
        if (model.GetEnclosingSymbol(place.SpanStart, cancellationToken) is not { ContainingType: { } type })
            return ExitPlace.Outside;

        if (HostedService.IsHosted(type, settings.HostTypes) || IsCreated(type))
            return ExitPlace.Hosted;

        if (model.Compilation.GetEntryPoint(cancellationToken) is { } entry && SymbolEqualityComparer.Default.Equals(entry.ContainingType, type))
        {
            // What else the type has is called by its entry point, and may see a host that this has made.
            return place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method && IsHostAlive(method, place, model, cancellationToken) ? ExitPlace.Elsewhere : ExitPlace.Outside;
        }

        return IsCommand(place) || before.Contains(place, model, cancellationToken) ? ExitPlace.Outside : ExitPlace.Elsewhere;
    }

    /// <summary>Whether the code is a command that somebody types, in a project that finds those by their attributes.</summary>
    private static bool IsCommand(SyntaxNode place)
    {
        for (var member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>(); member is not (null or BaseNamespaceDeclarationSyntax); member = member.Parent as MemberDeclarationSyntax)
        {
            foreach (var list in member.AttributeLists)
            {
                foreach (var attribute in list.Attributes)
                {
                    var name = attribute.Name is QualifiedNameSyntax qualified ? qualified.Right : attribute.Name;
                    if (name is SimpleNameSyntax { Identifier.ValueText: "Command" or "CommandAttribute" or "Subcommand" or "DefaultCommand" or "RootCommand" or "Verb" or "VerbAttribute" or "CliCommand" })
                        return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a host creates the type.</summary>
    public static bool IsCreated(INamedTypeSymbol type)
    {
        if (HostCreated.NameOf(type) is not null)
            return true;

        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass.Is("Microsoft.AspNetCore.Mvc", "ApiControllerAttribute"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the event says that the process is lost already, or about to end.</summary>
    private static bool IsLastResort(ExpressionSyntax target)
    {
        var name = target switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            IdentifierNameSyntax identifier => identifier.Identifier.ValueText,
            _ => "",
        };
        return name is "ProcessExit" or "DomainUnload" or "Unloading" or "CancelKeyPress" || name.IndexOf("Exception", StringComparison.Ordinal) >= 0;
    }

    /// <summary>Whether the function handles an event that says so.</summary>
    private static bool TakesFailure(SyntaxNode function)
    {
        var list = function switch
        {
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList,
            AnonymousMethodExpressionSyntax method => method.ParameterList,
            LocalFunctionStatementSyntax local => local.ParameterList,
            BaseMethodDeclarationSyntax method => method.ParameterList,
            _ => null,
        };
        if (list is null)
            return false;

        foreach (var parameter in list.Parameters)
        {
            var type = parameter.Type is NullableTypeSyntax nullable ? nullable.ElementType : parameter.Type is QualifiedNameSyntax qualified ? qualified.Right : parameter.Type;
            if (type is IdentifierNameSyntax { Identifier.ValueText: var name } && (name.EndsWith("ExceptionEventArgs", StringComparison.Ordinal) || name is "ConsoleCancelEventArgs"))
                return true;
        }

        return false;
    }

    /// <summary>Whether the function is mapped to a route by its name.</summary>
    private static bool IsMapped(string name, SyntaxNode function, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (var node in function.SyntaxTree.GetRoot(cancellationToken).DescendantNodes())
        {
            if (node is ArgumentSyntax { Expression: IdentifierNameSyntax argument, Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var mapping } } call }
                && argument.Identifier.ValueText == name
                && mapping.StartsWith("Map", StringComparison.Ordinal)
                && model.GetSymbolInfo(call, cancellationToken).Symbol is IMethodSymbol method
                && method.ContainingNamespace.Is("Microsoft.AspNetCore.Builder"))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the code in front of the place has made a host, and has not yet seen it end.</summary>
    private static bool IsHostAlive(SyntaxNode body, SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var isAlive = false;
        var end = 0;
        foreach (var node in body.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax)))
        {
            if (node is InvocationExpressionSyntax call && call.Span.End <= place.SpanStart && call.Span.End > end && HostCall.TryMatch(call, model, cancellationToken) is { Step: var step })
            {
                // Of a chain, the call on the outside comes last.
                end = call.Span.End;
                isAlive = step is HostStep.Build or HostStep.Start;
            }
        }

        return isAlive;
    }
}
