using Seaworthy.Logging.Generated;

namespace Seaworthy.Logging.Rules;

/// <summary>SEA2020: a log call could be a source-generated method.</summary>
internal static class SourceGeneratedLogging
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA2020",
        Family.Logging,
        Level.OptIn,
        title: "Log call could be a source-generated method",
        message: "'{0}' parses its template and boxes its values at run time; let [LoggerMessage] generate a method for this event",
        description: "A log method with [LoggerMessage] is written at compile time: it allocates nothing while its level is off, its values are typed, and the template is checked against them by the compiler.");

    public static void Check(GeneratedCall call, LoggingSettings settings, NodeContext context)
    {
        var severity = settings.PreferSourceGenerated ? DiagnosticSeverity.Info : Rule.DefaultSeverity;
        context.ReportDiagnostic(Rule.At(call.Call.Syntax.GetLocation(), severity, ImmutableArray<Location>.Empty, call.Call.Method.Name));
    }
}
