using Seaworthy.Common;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>A project whose process may be told to end by a signal.</summary>
/// <param name="IsProgram">Whether it is the one that decides how the process ends.</param>
/// <param name="EndsAtOnce">Whether the runtime leaves SIGTERM to the system, as .NET does from version 10 on.</param>
internal sealed record SignalProject(bool IsProgram, bool EndsAtOnce)
{
    public const int FirstWithoutHandler = 10;

    /// <returns>Null for tools, which end when whoever runs them says so.</returns>
    public static SignalProject? Find(Compilation compilation, ShutdownSymbols symbols)
    {
        var isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        if ((!isProgram && !symbols.HasHosting) || CommandLineTool.Is(compilation))
            return null;

        return new SignalProject(isProgram, FrameworkOf(compilation) >= FirstWithoutHandler);
    }

    /// <summary>The major version of .NET that the project is made for; 4 for .NET Framework.</summary>
    public static int FrameworkOf(Compilation compilation)
    {
        var version = 0;
        foreach (var reference in compilation.ReferencedAssemblyNames)
        {
            if (reference.Name is "System.Runtime" or "System.Private.CoreLib")
                version = Math.Max(version, reference.Version.Major);
        }

        return version;
    }
}
