using Seaworthy.Flags.Checks;
using Seaworthy.Flags.Reads;
using Seaworthy.Flags.Rules;

namespace Seaworthy.Flags;

/// <summary>Asks the rules about the reads of a body, and about the locals that hold them.</summary>
internal sealed class FlagReport
{
    private readonly List<FlagRead> _reads = new();

    public void Add(FlagRead read)
    {
        lock (_reads)
            _reads.Add(read);
    }

    public void Check(CodeBlockAnalysisContext context)
    {
        foreach (var read in _reads)
        {
            IgnoredFlagRead.Check(read, context);
            RepeatedFlagCheck.Check(read, read.Expression, context);
            IdenticalFlagBranches.Check(read, read.Expression, context);
            if (FlagLocal.Find(read.Expression, context.SemanticModel, context.CancellationToken) is not { } local)
                continue;

            foreach (var check in local.FindReads(context.SemanticModel, context.CancellationToken))
            {
                RepeatedFlagCheck.Check(read, check, context);
                IdenticalFlagBranches.Check(read, check, context);
            }
        }
    }
}
