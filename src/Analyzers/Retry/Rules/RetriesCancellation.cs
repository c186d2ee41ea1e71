namespace Seaworthy.Retry.Rules;

/// <summary>SEA1005: work that was cancelled is attempted again.</summary>
internal static class RetriesCancellation
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1005",
        Family.Retry,
        Level.Warning,
        title: "Cancellation is retried",
        message: "'{0}' is tried again after it was cancelled, because the loop catches what '{1}' throws; let that end the loop",
        description: "Whoever cancelled the work no longer waits for it. A loop that takes the cancellation for a failure goes on until its attempts are used up, holds up a shutdown, and reports a failure in place of the cancellation.");

    public static Diagnostic? Find(RetryLoop loop, RetrySymbols symbols, CancellationToken cancellationToken)
    {
        if (loop.Token is not { Passed: { } token, IsObserved: false } || LeavesWhenCancelled(loop, symbols) || !CallersToken.Is(token, loop, cancellationToken))
            return null;

        foreach (var handler in loop.Handlers)
        {
            if (Catches(handler.Exception, symbols))
                return HandlerJudgement.IsSelective(handler, loop) ? null : Rule.On(loop, RetriedName.Of(loop), token.ToString());
        }

        return null;
    }

    private static bool Catches(INamedTypeSymbol? exception, RetrySymbols symbols)
    {
        // Whatever stands above OperationCanceledException catches it; TaskCanceledException is what most calls throw.
        for (var type = symbols.OperationCanceledException; type is not null && exception is not null; type = type.BaseType)
        {
            if (exception.IsException() && exception.Is(type))
                return true;
        }

        return IsCancellation(exception, symbols);
    }

    private static bool LeavesWhenCancelled(RetryLoop loop, RetrySymbols symbols)
    {
        foreach (var clause in loop.OtherCatches)
        {
            if (clause.Declaration is { } declaration && IsCancellation(loop.Model.GetTypeInfo(declaration.Type).Type as INamedTypeSymbol, symbols))
                return true;
        }

        return false;
    }

    private static bool IsCancellation(INamedTypeSymbol? type, RetrySymbols symbols) =>
        type is not null && (type.Is(symbols.OperationCanceledException) || type.BaseType.Is(symbols.OperationCanceledException));
}
