using Seaworthy.CodeFixes.Common;
using Seaworthy.CodeFixes.Shutdown.Hosted;
using Seaworthy.Shutdown.Hosted;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Hands lost work to a queue that is at hand, or keeps it until its service stops.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LostBackgroundWorkFix))]
internal sealed class LostBackgroundWorkFix() : ProvenFix("Let the application wait for the work", "SeaworthyShutdown.KeepWork", LostBackgroundWork.Rule.Id)
{
    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        if (document.Find<InvocationExpressionSyntax>(diagnostic) is not { } call)
            return null;

        foreach (var node in call.AncestorsAndSelf())
        {
            if (LostWork.IsCandidate(node) && LostWork.TryMatch(node, document.Model, document.CancellationToken) is { } lost && lost.Start == call)
                return new QueuedWork(lost, document).TryWrite() ?? AwaitedWork.TryWrite(lost, document);
        }

        return null;
    }
}
