using Seaworthy.Flags.Constants;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4011: the name of a flag that nothing asks for.</summary>
internal static class UnreadFlagConstant
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4011",
        Family.Flags,
        Level.Suggestion,
        title: "Constant of a flag is not used",
        message: "Constant of flag '{0}' is not used any more",
        description: "The last read of the flag has gone, and its name was left behind.");

    public static void Check(FlagConstant constant, UsedNames names, SymbolAnalysisContext context)
    {
        if (names.Lack(constant.Field.Name, context.CancellationToken)
            && !names.HaveAsWhole(constant.Field.ContainingType.Name, context.CancellationToken)
            && constant.Field.Locations is { Length: 1 } places)
        {
            context.ReportDiagnostic(Rule.At(places[0], constant.Key));
        }
    }
}
