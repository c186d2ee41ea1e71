using Microsoft.CodeAnalysis.CSharp.Syntax;
using Seaworthy.Flags.Checks;
using Seaworthy.Flags.Reads;

namespace Seaworthy.Flags.Rules;

/// <summary>SEA4009: the flag decides nothing.</summary>
internal static class IdenticalFlagBranches
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA4009",
        Family.Flags,
        Level.Warning,
        title: "Branches of a flag are identical",
        message: "Code guarded by flag '{0}' is the same in all branches",
        description: "Whatever the flag says, the same happens: what the check was for has gone, or was never written.");

    /// <param name="check">The read, or a read of the local that holds its answer.</param>
    public static void Check(FlagRead read, ExpressionSyntax check, NodeContext context)
    {
        if (read is { Shape: FlagReadShape.Value, ValueType.SpecialType: SpecialType.System_Boolean, NullableReceiver: null } && IdenticalBranches.AreGuardedBy(check))
            context.ReportDiagnostic(Rule.At(check, read.Key));
    }
}
