using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common;
using Seaworthy.Common.Hosting;

namespace Seaworthy.Shutdown.Lifetime;

internal enum HookEvent
{
    ProcessExit,
    Unloading,
    CancelKeyPress,
}

/// <summary>A subscription to an event that is raised when a process ends, though not each time.</summary>
internal sealed record ShutdownHook(AssignmentExpressionSyntax Subscription, SimpleNameSyntax Name, HookEvent Event)
{
    public string Display => Event switch
    {
        HookEvent.ProcessExit => "AppDomain.ProcessExit",
        HookEvent.Unloading => "AssemblyLoadContext.Unloading",
        _ => "Console.CancelKeyPress",
    };

    /// <summary>Whether the syntax leaves it possible.</summary>
    public static bool MayBe(AssignmentExpressionSyntax subscription) => NameOf(subscription) is { Identifier.ValueText: "ProcessExit" or "Unloading" or "CancelKeyPress" };

    public static ShutdownHook? TryMatch(AssignmentExpressionSyntax subscription, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayBe(subscription)
            || NameOf(subscription) is not { } name
            || model.GetSymbolInfo(subscription.Left, cancellationToken).Symbol is not IEventSymbol { ContainingType: { } type } @event)
        {
            return null;
        }

        HookEvent? known = @event.Name switch
        {
            "ProcessExit" when type.Is("System", "AppDomain") => HookEvent.ProcessExit,
            "Unloading" when type.Is("System.Runtime.Loader", "AssemblyLoadContext") && IsOfProcess(subscription.Left) => HookEvent.Unloading,
            "CancelKeyPress" when type.Is("System", "Console") => HookEvent.CancelKeyPress,
            _ => null,
        };
        return known is { } found && !IsTakenBack(subscription, name.Identifier.ValueText) ? new ShutdownHook(subscription, name, found) : null;
    }

    /// <summary>Whether nothing else tells the project of its end.</summary>
    public bool IsOnlyOne(SignalProject project, ProcessHooks hooks, SemanticModel model, ShutdownSettings settings, CancellationToken cancellationToken)
    {
        if ((hooks & ProcessHooks.Signal) is not 0
            || (Event is HookEvent.CancelKeyPress && (hooks & ProcessHooks.ProcessExit) is not 0 && (hooks & ProcessHooks.Host) is 0)
            || ((hooks & ProcessHooks.Host) is not 0 && OnlyFlushes(Subscription.Right, model, cancellationToken)))
        {
            return false;
        }

        return project.IsProgram
            || (model.GetEnclosingSymbol(Subscription.SpanStart, cancellationToken)?.ContainingType is { } type && HostedService.IsHosted(type, settings.HostTypes));
    }

    private static SimpleNameSyntax? NameOf(AssignmentExpressionSyntax subscription) => subscription.Left switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    /// <summary>Other contexts are unloaded while the process goes on.</summary>
    private static bool IsOfProcess(ExpressionSyntax target)
    {
        var context = (target as MemberAccessExpressionSyntax)?.Expression.Unwrap();
        return context is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Default" } or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GetLoadContext" } };
    }

    /// <summary>Whether the handler is removed again, so that it is about a single piece of work.</summary>
    private static bool IsTakenBack(AssignmentExpressionSyntax subscription, string name)
    {
        for (SyntaxNode? node = subscription; node is not null; node = node.Parent)
        {
            if (node is not (TypeDeclarationSyntax or CompilationUnitSyntax))
                continue;

            foreach (var inner in node.DescendantNodes())
            {
                if (inner is AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SubtractAssignmentExpression } removal && NameOf(removal)?.Identifier.ValueText == name)
                    return true;
            }

            return false;
        }

        return false;
    }

    /// <summary>Whether the handler only writes out what is buffered, which comes early enough at the end of the process.</summary>
    private static bool OnlyFlushes(ExpressionSyntax handler, SemanticModel model, CancellationToken cancellationToken)
    {
        var body = handler switch
        {
            AnonymousFunctionExpressionSyntax function => function.Body,
            _ when model.GetSymbolInfo(handler, cancellationToken).Symbol is IMethodSymbol { DeclaringSyntaxReferences: { Length: 1 } references } => references[0].GetSyntax(cancellationToken),
            _ => null,
        };
        var found = false;
        foreach (var node in body?.DescendantNodesAndSelf() ?? Array.Empty<SyntaxNode>())
        {
            if (node is not InvocationExpressionSyntax call)
                continue;

            if (CalledName.Of(call)?.Identifier.ValueText is not ("Flush" or "FlushAsync" or "CloseAndFlush" or "CloseAndFlushAsync" or "Shutdown" or "ForceFlush" or "Dispose" or "DisposeAsync" or "Wait" or "GetAwaiter" or "GetResult" or "AsTask"))
                return false;

            found = true;
        }

        return found;
    }
}
