using System.IO;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4013: something in a flag file can't be understood, or contradicts what is said elsewhere.</summary>
internal static class WrongFlagFile
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4013",
        Family.Flags,
        Level.Warning,
        title: "Flag file has an error",
        message: "Flag file '{0}': {1}",
        description: "What a flag file says wrongly has no effect: flags that somebody has retired are not reported, and nobody learns why.");

    public static Diagnostic At(FlagFileProblem problem) => Rule.At(
        problem.Location,
        problem.IsMinor ? DiagnosticSeverity.Info : Rule.DefaultSeverity,
        ImmutableArray<Location>.Empty,
        Path.GetFileName(problem.Location.GetLineSpan().Path),
        problem.Message);
}
