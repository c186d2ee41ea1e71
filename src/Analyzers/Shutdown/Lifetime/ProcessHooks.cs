using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>What a project does about the signals and events that end its process.</summary>
[Flags]
internal enum ProcessHooks
{
    None = 0,

    /// <summary>It asks the system for signals itself.</summary>
    Signal = 1,

    /// <summary>It makes a host, whose lifetime asks for them.</summary>
    Host = 2,

    /// <summary>It subscribes to the end of the process.</summary>
    ProcessExit = 4,
}

internal static class ProcessHooksReader
{
    /// <summary>Reads a whole compilation by its words; for the few that have a hook at all.</summary>
    public static ProcessHooks Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var hooks = ProcessHooks.None;
        foreach (var tree in compilation.SyntaxTrees)
        {
            foreach (var node in tree.GetRoot(cancellationToken).DescendantNodes())
            {
                if (node is IdentifierNameSyntax { Identifier.ValueText: var name })
                    hooks |= HookOf(name, node);
            }
        }

        return hooks;
    }

    private static ProcessHooks HookOf(string name, SyntaxNode node) => name switch
    {
        "PosixSignalRegistration" or "UseSystemd" => ProcessHooks.Signal,
        "UseConsoleLifetime" or "RunConsoleAsync" or "ConfigureWebHostDefaults" or "ConfigureWebHost" or "CreateApplicationBuilder" or "CreateDefaultBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder" or "WebApplication" or "HostBuilder" or "WebHostBuilder" or "ConsoleLifetime" => ProcessHooks.Host,
        "ProcessExit" or "Unloading" when node.Parent is MemberAccessExpressionSyntax { Parent: AssignmentExpressionSyntax } => ProcessHooks.ProcessExit,
        _ => ProcessHooks.None,
    };
}
