using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Tokens;

namespace Seaworthy.Shutdown.Hosted;

/// <summary>A <c>StartAsync</c> or <c>StopAsync</c> of a background service that leaves out what <c>BackgroundService</c> does there.</summary>
/// <param name="IsHiding">Whether it hides the method that the host calls, and so never runs.</param>
/// <param name="Signals">How it ends the work in a way of its own.</param>
internal sealed record MissingBaseCall(MethodDeclarationSyntax Syntax, IMethodSymbol Method, bool IsHiding, StopSignals Signals)
{
    public bool IsStart => Method.Name is "StartAsync";

    public static bool MayMatch(MethodDeclarationSyntax method) =>
        method is { Identifier.ValueText: "StartAsync" or "StopAsync", ExplicitInterfaceSpecifier: null, ParameterList.Parameters.Count: 1, Parent: ClassDeclarationSyntax }
        && (method.Body is not null || method.ExpressionBody is not null);

    public static MissingBaseCall? TryMatch(MethodDeclarationSyntax syntax, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayMatch(syntax)
            || model.GetDeclaredSymbol(syntax, cancellationToken) is not { IsStatic: false, IsAbstract: false, DeclaredAccessibility: Accessibility.Public } method
            || !method.Parameters[0].Type.IsToken()
            || method.Parameters[0].RefKind is not RefKind.None
            || !IsTask(method.ReturnType)
            || !HostedService.IsBackgroundService(method.ContainingType)
            || (method.IsOverride && !OverridesHost(method)))
        {
            return null;
        }

        // Who names the interface once more replaces what the host calls, without a word of it.
        var isHiding = !method.IsOverride && !NamesHostedService(method.ContainingType);
        if (IsDeliberate(syntax, method, isHiding, cancellationToken))
            return null;

        var signals = method.Name is "StartAsync" ? default : StopSignals.Read(syntax, method, model, cancellationToken);
        var isEnough = !isHiding && signals.IsSignalled && (signals.IsAwaited || HostedService.IsAwaitedByHost(method.ContainingType));
        return isEnough ? null : new(syntax, method, isHiding, signals);
    }

    private static bool OverridesHost(IMethodSymbol method)
    {
        var origin = method;
        while (origin.OverriddenMethod is { } overridden)
            origin = overridden;

        return HostedService.DeclaresBackgroundService(origin);
    }

    private static bool IsTask(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 0 } named && named.Is("System.Threading.Tasks", "Task");

    private static bool NamesHostedService(INamedTypeSymbol type)
    {
        foreach (var contract in type.Interfaces)
        {
            if (contract.Is("Microsoft.Extensions.Hosting", "IHostedService") || contract.Is("Microsoft.Extensions.Hosting", "IHostedLifecycleService"))
                return true;
        }

        return false;
    }

    private static bool IsDeliberate(MethodDeclarationSyntax syntax, IMethodSymbol method, bool isHiding, CancellationToken cancellationToken)
    {
        var type = method.ContainingType;
        if (OnlyThrows(syntax) || CallsBase(type, method.Name, cancellationToken))
            return true;

        if (isHiding)
            return false;

        // Who waits for the work, or runs it, has thought of it.
        if (Mentions(syntax, "ExecuteTask") || MentionsInStart(type, cancellationToken))
            return true;

        return HostedService.FindExecution(type) is { DeclaringSyntaxReferences: { Length: > 0 } references }
            && references[0].GetSyntax(cancellationToken) is MethodDeclarationSyntax execution
            && (method.Name is "StartAsync" ? ExecutedWork.DoesNothing(execution) : ExecutedWork.EndsAtOnce(execution));
    }

    private static bool MentionsInStart(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var member in type.GetMembers("StartAsync"))
        {
            foreach (var reference in member.DeclaringSyntaxReferences)
            {
                if (Mentions(reference.GetSyntax(cancellationToken), "ExecuteAsync"))
                    return true;
            }
        }

        return false;
    }

    private static bool Mentions(SyntaxNode body, string name)
    {
        foreach (var node in body.DescendantNodes())
        {
            if (node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name)
                return true;
        }

        return false;
    }

    /// <summary>Whether the type, or one between it and the background service, calls the method of its base, be it in a method of its own.</summary>
    private static bool CallsBase(INamedTypeSymbol type, string name, CancellationToken cancellationToken)
    {
        for (var declaring = type; declaring is not null; declaring = declaring.BaseType)
        {
            foreach (var reference in declaring.DeclaringSyntaxReferences)
            {
                foreach (var node in reference.GetSyntax(cancellationToken).DescendantNodes())
                {
                    if (node is MemberAccessExpressionSyntax { Expression: BaseExpressionSyntax } access
                        && access.Name.Identifier.ValueText == name
                        && (SymbolEqualityComparer.Default.Equals(declaring, type) || access.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } caller && caller.Identifier.ValueText != name))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private static bool OnlyThrows(MethodDeclarationSyntax method) =>
        method.ExpressionBody is { Expression: ThrowExpressionSyntax } || (method.Body is { Statements: { Count: 1 } statements } && statements[0] is ThrowStatementSyntax);

    public static bool IsCompletedTask(ExpressionSyntax value) => value.Unwrap() switch
    {
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CompletedTask" } => true,
        AwaitExpressionSyntax awaited => IsCompletedTask(awaited.Expression),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FromResult", Expression: var owner }, ArgumentList.Arguments: { Count: 1 } arguments } =>
            owner.ToString() is "Task" && arguments[0].Expression is LiteralExpressionSyntax,
        _ => false,
    };
}
