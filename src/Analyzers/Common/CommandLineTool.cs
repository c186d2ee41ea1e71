namespace Seaworthy.Common;

/// <summary>Programs that somebody runs at a prompt, and watches.</summary>
internal static class CommandLineTool
{
    public static bool Is(Compilation compilation)
    {
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (IsLibrary(reference.Name))
                return true;
        }

        return false;
    }

    /// <summary>Whether the assembly is one that only such programs need.</summary>
    public static bool IsLibrary(string assembly) => assembly is "System.CommandLine" or "Spectre.Console" or "Spectre.Console.Cli" or "McMaster.Extensions.CommandLineUtils"
        or "Microsoft.Extensions.CommandLineUtils" or "CommandLine" or "Cocona" or "Cocona.Core" or "Cocona.Lite" or "ConsoleAppFramework" or "CliFx" or "PowerArgs" or "Mono.Options"
        or "NDesk.Options" or "DocoptNet" or "Terminal.Gui" or "Sharprompt" or "Oakton" or "JasperFx" or "ManyConsole" or "DotMake.CommandLine" or "CommandDotNet";
}
