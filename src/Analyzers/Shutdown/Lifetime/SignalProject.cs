using Seaworthy.Common;

namespace Seaworthy.Shutdown.Lifetime;

/// <summary>A project whose process may be told to end by a signal.</summary>
/// <param name="IsProgram">Whether it is the one that decides how the process ends.</param>
/// <param name="EndsAtOnce">Whether the runtime leaves SIGTERM to the system, as .NET does from version 10 on.</param>
internal sealed record SignalProject(bool IsProgram, bool EndsAtOnce)
{
    public const int FirstWithoutHandler = 10;

    /// <summary>The first version that lets a program ask for the signal.</summary>
    private const int FirstWithRegistration = 6;

    /// <returns>Null for tools, which end when whoever runs them says so, and where nobody can ask for a signal.</returns>
    public static SignalProject? Find(Compilation compilation, ShutdownSymbols symbols)
    {
        var isProgram = compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;
        if ((!isProgram && !symbols.HasHosting) || CommandLineTool.Is(compilation))
            return null;

        var framework = FrameworkOf(compilation);
        return framework is > 0 and < FirstWithRegistration ? null : new SignalProject(isProgram, framework >= FirstWithoutHandler);
    }

    /// <summary>The major version of .NET that the project is made for; 4 for .NET Framework, 0 for .NET Standard.</summary>
    public static int FrameworkOf(Compilation compilation) =>
        compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly?.Identity is { Name: "System.Runtime" or "System.Private.CoreLib" or "mscorlib" } library ? library.Version.Major : 0;
}
