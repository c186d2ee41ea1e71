using Seaworthy.Shutdown.Lifetime;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3013: the process is ended although a host runs in it.</summary>
internal static class ExitInHost
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3013",
        Family.Shutdown,
        Level.Warning,
        title: "Process is ended from within a host",
        message: "'{0}' {1}; call 'StopApplication' of 'IHostApplicationLifetime'",
        description: "Environment.Exit ends the process at once: no service is stopped, nothing is disposed, and what the services hold is lost. A service that awaits the end of its own host waits for itself until the shutdown times out, and takes the time of all others.");

    public static void Check(HostEnd end, NodeContext context)
    {
        var severity = end.IsHosted && !end.IsDeliberate ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        var effect = end.Kind is HostEndKind.OwnStop ? "waits for the service that awaits it, until the shutdown times out" : "ends the process without stopping its services";
        context.ReportDiagnostic(Rule.At(end.Name.GetLocation(), severity, ImmutableArray<Location>.Empty, end.Call.Expression.ToString(), effect));
    }
}
