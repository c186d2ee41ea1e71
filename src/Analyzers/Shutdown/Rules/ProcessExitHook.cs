using Seaworthy.Shutdown.Lifetime;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3022: an event of the process is all that tells of a shutdown.</summary>
internal static class ProcessExitHook
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3022",
        Family.Shutdown,
        Level.Warning,
        title: "Process-exit event is the only shutdown hook",
        message: "'{0}' {1}; {2}",
        description: "Services are stopped with SIGTERM. Console.CancelKeyPress is not about it, and from .NET 10 on neither are AppDomain.ProcessExit and AssemblyLoadContext.Unloading: without a host the process ends at once, and as the first process of a container it ignores the signal and is killed.");

    public static void Check(ShutdownHook hook, SignalProject project, bool hasHost, NodeContext context)
    {
        var effect = hook.Event is HookEvent.CancelKeyPress ? "is not raised by SIGTERM"
            : hasHost ? "is raised when the services have stopped already"
            : project.EndsAtOnce ? "is not raised by SIGTERM from .NET 10 on"
            : "is no longer raised by SIGTERM in .NET 10";
        var advice = hasHost ? "use 'ApplicationStopping' or 'ApplicationStopped' of 'IHostApplicationLifetime'" : "register for the signal with 'PosixSignalRegistration'";

        // A host takes the signal, so the program does end, though this comes late or not at all.
        var severity = project is { IsProgram: true, EndsAtOnce: true } && !hasHost ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info;
        context.ReportDiagnostic(Rule.At(hook.Name.GetLocation(), severity, ImmutableArray<Location>.Empty, hook.Display, effect, advice));
    }
}
