using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>A hosted service that awaits the end of its own host.</summary>
internal static class OwnStop
{
    /// <summary>How many methods lie between the one that the host awaits and the call.</summary>
    private const int MaximumDepth = 3;

    public static bool Is(InvocationExpressionSyntax call, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken) =>
        IsWaitedFor(call)
        && FindMethod(call) is { } method
        && model.GetDeclaredSymbol(method, cancellationToken) is { ContainingType: { } type }
        && HostedService.IsHosted(type, settings.HostTypes)
        && HostCall.TryMatch(call, model, cancellationToken) is { Step: HostStep.Stop, Host: var host }
        && IsGiven(host, model, cancellationToken)
        && IsAwaitedByHost(method, MaximumDepth);

    private static MethodDeclarationSyntax? FindMethod(SyntaxNode place)
    {
        for (var node = place.Parent; node is not null; node = node.Parent)
        {
            if (node is AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)
                return null;

            if (node is MemberDeclarationSyntax)
                return node as MethodDeclarationSyntax;
        }

        return null;
    }

    /// <summary>Whether the host is the one that made the service, and none that the service has made.</summary>
    private static bool IsGiven(ExpressionSyntax host, SemanticModel model, CancellationToken cancellationToken)
    {
        if (host is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier.ValueText: "GetRequiredService" or "GetService" } } })
            return true;

        var symbol = model.GetSymbolInfo(host, cancellationToken).Symbol;
        if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Constructor } })
            return true;

        if (symbol is not (IFieldSymbol or IPropertySymbol))
            return false;

        var isGiven = false;
        foreach (var reference in symbol.ContainingType.DeclaringSyntaxReferences)
        {
            foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
            {
                var value = node switch
                {
                    AssignmentExpressionSyntax { Left: var target } assignment when NameOf(target) == symbol.Name => assignment.Right,
                    VariableDeclaratorSyntax { Initializer.Value: var initial, Parent.Parent: FieldDeclarationSyntax } declarator when declarator.Identifier.ValueText == symbol.Name => initial,
                    PropertyDeclarationSyntax { Initializer.Value: var initial } property when property.Identifier.ValueText == symbol.Name => initial,
                    _ => null,
                };
                if (value is null)
                    continue;

                if (!IsParameter(value))
                    return false;

                isGiven = true;
            }
        }

        return isGiven;
    }

    private static string? NameOf(ExpressionSyntax target) => target switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } access => access.Name.Identifier.ValueText,
        _ => null,
    };

    /// <summary><c>host</c>, <c>host ?? throw ...</c></summary>
    private static bool IsParameter(ExpressionSyntax value)
    {
        if (value is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression, Right: ThrowExpressionSyntax } checkedValue)
            value = checkedValue.Left;

        if (value is not IdentifierNameSyntax name)
            return false;

        for (SyntaxNode? node = value; node is not null; node = node.Parent)
        {
            var list = node switch
            {
                ConstructorDeclarationSyntax constructor => constructor.ParameterList,
                TypeDeclarationSyntax type => type.ParameterList,
                _ => null,
            };
            foreach (var parameter in list?.Parameters ?? default)
            {
                if (parameter.Identifier.ValueText == name.Identifier.ValueText)
                    return true;
            }
        }

        return false;
    }

    private static bool IsAwaitedByHost(MethodDeclarationSyntax method, int depth)
    {
        var name = method.Identifier.ValueText;
        if (name is "ExecuteAsync" or "StopAsync" or "StoppingAsync")
            return true;

        if (depth is 0 || method.Parent is not TypeDeclarationSyntax type)
            return false;

        foreach (var member in type.Members)
        {
            if (member is not MethodDeclarationSyntax caller || caller == method)
                continue;

            foreach (var node in caller.DescendantNodes(node => node is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)))
            {
                if (node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } call && called.Identifier.ValueText == name && IsWaitedFor(call) && IsAwaitedByHost(caller, depth - 1))
                    return true;
            }
        }

        return false;
    }

    /// <summary><c>await x</c>, <c>return x</c>, <c>x.Wait()</c>, <c>x.GetAwaiter().GetResult()</c></summary>
    private static bool IsWaitedFor(InvocationExpressionSyntax call)
    {
        for (SyntaxNode node = call; node.Parent is { } parent; node = parent)
        {
            switch (parent)
            {
                case AwaitExpressionSyntax or ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                    return true;

                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Wait" or "GetResult" }:
                    return true;

                case ParenthesizedExpressionSyntax or MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "GetAwaiter" } or InvocationExpressionSyntax:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == node:
                    break;

                default:
                    return false;
            }
        }

        return false;
    }
}
