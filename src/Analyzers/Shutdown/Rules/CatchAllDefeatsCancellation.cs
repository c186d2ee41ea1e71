using Seaworthy.Shutdown.Loops;

namespace Seaworthy.Shutdown.Rules;

/// <summary>SEA3005: a catch-all in a service loop takes the cancellation for a failure.</summary>
internal static class CatchAllDefeatsCancellation
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA3005",
        Family.Shutdown,
        Level.Warning,
        title: "Catch-all defeats cancellation",
        message: "This clause also catches the cancellation of '{0}', and {1}; let that leave the loop in a clause of its own",
        description: "Cancellation arrives as an exception. A clause for all exceptions swallows it like any failure: a loop without another way out then throws and catches millions of times until the process is killed, a pause after failures delays the shutdown, and every deployment leaves an error in the log.");

    public static void Check(SwallowedCancellation swallowed, NodeContext context) =>
        context.ReportDiagnostic(Rule.At(
            swallowed.Clause.CatchKeyword.GetLocation(),
            swallowed.Consequence is Consequence.Logs ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning,
            ImmutableArray<Location>.Empty,
            swallowed.Token.Expression,
            swallowed.Consequence switch
            {
                Consequence.Spins => "the loop goes round without end",
                Consequence.Waits => "waits before the loop can end",
                _ => "logs it as a failure",
            }));
}
