using Seaworthy.Flags.Gates;
using Seaworthy.Flags.Registry;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4015: a gate that will never open again.</summary>
internal static class UnreachableEndpoint
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4015",
        Family.Flags,
        Level.Warning,
        title: "Endpoint can't be reached because of a retired flag",
        message: "Endpoint can't be reached: flag '{0}' is retired ({1})",
        description: "The gate asks for a flag that never has the state it asks for, so all requests are answered with 404.");

    public static void Check(FlagGate gate, FlagRegistry registry, AnalyzerConfigOptions options, NodeContext context)
    {
        if (gate.Kind is not (FlagGateKind.Attribute or FlagGateKind.Endpoint) || gate.IsOpen(key => registry.IsOn(key, options)) is not false)
            return;

        foreach (var key in gate.Keys)
        {
            if (registry.FindRetired(key, options) is { } entry)
            {
                context.ReportDiagnostic(Rule.AtFlag(gate.Name, entry.Key, entry.Key, entry.Value.ToString()));
                return;
            }
        }
    }
}
