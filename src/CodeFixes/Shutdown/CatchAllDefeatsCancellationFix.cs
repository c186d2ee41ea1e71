using Microsoft.CodeAnalysis.Text;
using Seaworthy.CodeFixes.Common;
using Seaworthy.Shutdown;
using Seaworthy.Shutdown.Loops;
using Seaworthy.Shutdown.Rules;

namespace Seaworthy.CodeFixes.Shutdown;

/// <summary>Lets the cancellation leave the loop, in a clause in front of the catch-all.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CatchAllDefeatsCancellationFix))]
internal sealed class CatchAllDefeatsCancellationFix() : ProvenFix("Leave the loop when it is cancelled", "SeaworthyShutdown.LeaveLoop", CatchAllDefeatsCancellation.Rule.Id)
{
    protected override SourceRepair? Repair(Diagnostic diagnostic, FixedDocument document)
    {
        var settings = new ShutdownSettings(document.Options);
        if (document.Find<CatchClauseSyntax>(diagnostic) is not { } clause
            || SwallowedCancellation.TryMatch(clause, document.Model, settings, document.CancellationToken) is not { Token.IsAmbiguous: false } swallowed
            || !CatchClauses.MayHaveNeighbour(clause)
            || LoopExitStatement.Find(swallowed, document.Model, settings, document.CancellationToken) is not { } exit)
        {
            return null;
        }

        var changes = new List<TextChange>
        {
            CatchClauses.InsertBefore(clause, $"catch (OperationCanceledException) when ({swallowed.Token.Expression}.IsCancellationRequested)", exit, document),
        };
        foreach (var wait in SwallowedCancellation.FindWaits(clause, document.Model, settings, document.CancellationToken))
        {
            if (!wait.Token.IsAmbiguous)
                changes.AddRange(wait.Changes);
        }

        return new SourceRepair(changes, "System");
    }
}
