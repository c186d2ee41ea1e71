using Seaworthy.Logging.Outputs;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2015: a text is written to the console, or as debug or trace output, where it should be logged.</summary>
internal static class DirectOutput
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2015",
        Family.Logging,
        Level.Warning,
        title: "Console, debug or trace output is used instead of a logger",
        message: "'{0}' bypasses the log; {1}",
        description: "What is written to the console has no level, no time, no values and no exception, and no setting can filter or route it. Debug output is not even compiled into a release.");

    public static void Check(OutputCall output, OutputPlace place, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(output.Call.GetLocation(), place.IsSure ? Rule.DefaultSeverity : DiagnosticSeverity.Info, ImmutableArray<Location>.Empty, output.Name, Advice(place)));

    private static string Advice(OutputPlace place) =>
        place.Logger is { Name: var name } ? $"use the logger '{name}', which is in reach" : $"give {place.Host} a logger and use it";
}
