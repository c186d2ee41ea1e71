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

        var leave = CatchClauses.InsertBefore(clause, $"catch (OperationCanceledException) when ({swallowed.Token.Expression}.IsCancellationRequested)", exit, document);
        List<TextChange> waits = [.. SwallowedCancellation.FindWaits(clause, document.Model, settings, document.CancellationToken).Where(wait => !wait.Token.IsAmbiguous).SelectMany(wait => wait.Changes)];
        if (waits.Count is 0)
            return new SourceRepair([leave], "System");

        // A wait that is cancelled leaves the handler, and the loop, by an exception.
        return CancellationGuard.TryAdd(swallowed.Loop.Syntax, swallowed.Token.Expression, [leave, .. waits], document) is { } all ? new SourceRepair(all, "System") : new SourceRepair([leave], "System");
    }
}
