using Seaworthy.Flags.Checks;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Asks the rules about a read, and about the local that holds it.</summary>
internal static class FlagReport
{
    public static void Check(FlagRead read, NodeContext context)
    {
        IgnoredFlagRead.Check(read, context);
        RepeatedFlagCheck.Check(read, read.Expression, context);
        IdenticalFlagBranches.Check(read, read.Expression, context);
        if (FlagLocal.Find(read.Expression, context.SemanticModel, context.CancellationToken) is not { } local)
            return;

        foreach (var check in local.FindReads(context.SemanticModel, context.CancellationToken))
        {
            RepeatedFlagCheck.Check(read, check, context);
            IdenticalFlagBranches.Check(read, check, context);
        }
    }
}
