namespace Seaworthy.Retry.Rules;

/// <summary>SEA1003: nothing ends the attempts while they fail.</summary>
internal static class Unbounded
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1003",
        Family.Retry,
        Level.Warning,
        title: "Retry loop has no upper bound",
        message: "'{0}' is tried again for as long as it fails{1}; give up after some attempts",
        description: "A failure that does not pass, such as a wrong password or a deleted file, is retried until the process ends. The caller waits forever, nobody learns of the failure, and the load on what fails never stops.");

    public static Diagnostic? Find(RetryLoop loop, CancellationToken cancellationToken)
    {
        if (loop.Limit.Kind is not LimitKind.None || StartupCode.IsReadinessWait(loop) || HiddenBound.MayEnd(loop))
            return null;

        var severity = loop.Operation is null && !BackgroundLoop.Is(loop, cancellationToken) ? Rule.DefaultSeverity : DiagnosticSeverity.Info;
        if (loop.Token.IsObserved && loop.Pause.Kind is not PauseKind.None && HostedLoop.Contains(loop, cancellationToken, out var isEntry))
        {
            // A service that has nothing to do without its connection may try until the host stops it.
            if (isEntry)
                return null;

            severity = DiagnosticSeverity.Info;
        }

        return Rule.On(loop, loop.Keyword.GetLocation(), severity, RetriedName.Of(loop), Unenforced(loop));
    }

    private static string Unenforced(RetryLoop loop)
    {
        foreach (var counter in loop.Counters)
        {
            if (loop.Limit.Unenforced is { } bound && AttemptSyntax.Mentions(bound, counter.Symbol.Name))
                return $", and '{bound}' does not end it";
        }

        return "";
    }
}
