namespace Seaworthy.Retry.Rules;

/// <summary>SEA1009: a request that must not be carried out twice is sent again.</summary>
internal static class NonIdempotentRequest
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1009",
        Family.Retry,
        Level.Suggestion,
        title: "Non-idempotent request is retried",
        message: "'{0}' may have been carried out although it failed, and is then carried out twice; send a key that the receiver recognises it by, or retry only what can't have arrived",
        description: "A timeout or a lost connection says nothing about whether the request arrived. Sending an order, a payment or a mail again may do it twice, and nothing in the code can tell afterwards.");

    public static void Check(RetryLoop loop, NodeContext context)
    {
        if (loop.Operation is null && SentOnce.Find(loop, context.CancellationToken) is { } call && AttemptSyntax.Name(call) is { } name)
            context.ReportDiagnostic(Rule.On(loop, name.GetLocation(), Rule.DefaultSeverity, name.Identifier.ValueText));
    }
}
