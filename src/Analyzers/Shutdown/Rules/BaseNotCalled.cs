using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Common.Hosting;
using Seaworthy.Shutdown.Hosted;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3008: a background service replaces its own start or stop.</summary>
internal static class BaseNotCalled
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3008",
        Family.Shutdown,
        Level.Warning,
        title: "Override of StartAsync or StopAsync does not call its base",
        message: "'{0}' {1}; {2}",
        description: "BackgroundService starts ExecuteAsync in StartAsync, and cancels and awaits it in StopAsync. Without that the work never begins, or the host stops without waiting for it and what it holds is lost.");

    public static void Check(NodeContext context)
    {
        if (MissingBaseCall.TryMatch((MethodDeclarationSyntax)context.Node, context.SemanticModel, context.CancellationToken) is not { } missing)
            return;

        var name = missing.Method.Name;
        var (problem, advice) = (missing.IsHiding, missing.IsStart) switch
        {
            (true, _) => ($"hides 'BackgroundService.{name}' instead of overriding it, so the host never calls it", $"override it, and call 'base.{name}'"),
            (_, true) => ("does not call 'base.StartAsync', so ExecuteAsync never runs", "call it at the end"),
            _ when HostedService.IsAwaitedByHost(missing.Method.ContainingType) =>
                ("does not call 'base.StopAsync', so ExecuteAsync is not told to stop and the host will wait the full ShutdownTimeout for it", "call it"),
            _ when missing.Signals.IsSignalled => ("does not call 'base.StopAsync', so nobody waits for ExecuteAsync, and what it holds is lost", "call it"),
            _ => ("does not call 'base.StopAsync', so nobody tells ExecuteAsync to stop or waits for it, and what it holds is lost", "call it"),
        };
        context.ReportDiagnostic(Rule.At(missing.Syntax.Identifier.GetLocation(), $"{missing.Method.ContainingType.Name}.{name}", problem, advice));
    }
}
