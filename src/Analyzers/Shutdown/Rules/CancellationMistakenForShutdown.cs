using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3006: an <c>OperationCanceledException</c> is taken for a shutdown, although a time-out may have thrown it.</summary>
internal static class CancellationMistakenForShutdown
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3006",
        Family.Shutdown,
        Level.Warning,
        title: "Cancellation is mistaken for shutdown",
        message: "Nobody asks whether '{0}' is cancelled, but {1}; test it in the filter",
        description: "A request that times out throws the same exception as a cancelled one. A service that takes it for the end of its work stops for good at the first slow answer, without a trace in the log, while its host goes on and reports itself healthy.");

    public static void Check(MistakenShutdown mistaken, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(
            mistaken.Clause.CatchKeyword.GetLocation(),
            mistaken is { IsHosted: true, Mistake: not Mistake.NeverRuns } ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            ImmutableArray<Location>.Empty,
            mistaken.Token.Expression,
            mistaken.Mistake switch
            {
                Mistake.EndsLoop => "a time-out throws this exception too, and ends the loop as if the service had been stopped",
                Mistake.EndsService => "a time-out throws this exception too, and ends the service as if it had been stopped",
                Mistake.StopsHost => "a time-out throws the exception that this filter lets pass, and stops the host",
                _ => $"'{mistaken.Wait}' throws a plain OperationCanceledException, which this clause doesn't catch",
            }));
}
