using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3001: a service loop has no end, and listens to no token.</summary>
internal static class UnstoppableLoop
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3001",
        Family.Shutdown,
        Level.Warning,
        title: "Service loop can't be stopped",
        message: "This loop goes on when '{0}' is {1}; test {2} in its condition, and pass it to the waits",
        description: "A host that stops waits for its services, up to the shutdown time-out of 30 seconds. A loop that never looks at its token uses up all of that time, which the services that are stopped after it then lack to save their work.");

    public static void Check(EndlessLoop loop, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(loop.Keyword.GetLocation(), loop.Token?.Expression ?? loop.Owner, loop.Token is null ? "stopped" : "cancelled", loop.Token is null ? "a token" : "it"));
}
