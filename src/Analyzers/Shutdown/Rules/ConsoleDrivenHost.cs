using Seaworthy.Shutdown.Lifetime;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3023: a host runs until somebody presses a key.</summary>
internal static class ConsoleDrivenHost
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3023",
        Family.Shutdown,
        Level.Warning,
        title: "Host waits for the console",
        message: "'{0}' waits for a key that nobody presses in production; wait for the shutdown of '{1}'",
        description: "The host takes the signal that tells it to stop, but the program goes on waiting for the console, and is killed in the end. Where there is no console, as in a container, it doesn't wait at all, and ends as soon as it has started.");

    public static void Check(ConsoleDriver driver, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(driver.Call, driver.Call.Expression.ToString(), driver.Host ?? "the host"));
}
