namespace Seaworthy.Retry.Rules;

/// <summary>SEA1001: the next attempt follows a failure at once.</summary>
internal static class NoPause
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1001",
        Family.Retry,
        Level.Warning,
        title: "Retry loop has no pause between attempts",
        message: "'{0}' is tried again at once after a failure, so all attempts fall into the same moment; wait in between, longer each time",
        description: "What has just failed is most often still failing a millisecond later. Attempts without a pause are used up before a short outage is over, and a thousand callers that do the same keep a service down that is trying to come back.");

    public static Diagnostic? Find(RetryLoop loop, RetrySymbols symbols) =>
        loop.Pause.Kind is PauseKind.None
        && (loop.DoesInputOutput || loop.Operation is not null)
        && !loop.HandlersRepair
        && !OnlyCatchesTimeouts(loop, symbols)
        && !InProcessDispatch.IsAllThatIsAwaited(loop)
        && !SingleRetry.Is(loop)
            ? Rule.OnLoopOrHelper(loop, RetriedName.Of(loop))
            : null;

    /// <summary>An attempt that ends because its own time is over has waited already.</summary>
    private static bool OnlyCatchesTimeouts(RetryLoop loop, RetrySymbols symbols)
    {
        foreach (var handler in loop.Handlers)
        {
            // A server tells of its own time-outs as well, at once; a single attempt more does no harm there.
            if (handler.Exception is null
                || !(handler.Exception.Is(symbols.OperationCanceledException) || handler.Exception.BaseType.Is(symbols.OperationCanceledException) || (handler.Exception.Is("System", "TimeoutException") && loop.Limit is { Attempts: <= 2 })))
            {
                return false;
            }
        }

        return !loop.Handlers.IsEmpty;
    }
}
