using Seaworthy.Retry.Nesting;

namespace Seaworthy.Retry.Rules;

/// <summary>SEA1010: what is retried retries on its own.</summary>
internal static class NestedRetries
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "SEA1010",
        Family.Retry,
        Level.Warning,
        title: "Nested retries multiply",
        message: "'{0}' is retried here and {1}: {2}; retry in one place",
        description: "Every attempt of the outer retry runs all attempts of the inner one. Three layers with three attempts each send 27 calls to a service that is already failing, and the caller waits for the pauses of all of them.");

    public static Diagnostic? Find(RetryLoop loop, NestedRetry nested, CancellationToken cancellationToken) =>
        nested.Find(loop, cancellationToken) is { } inner
            ? Rule.On(loop, inner.Name, inner.Where, Calls(loop.Limit.Attempts, inner.Attempts))
            : null;

    private static string Calls(int? outer, int? inner) => (outer, inner) switch
    {
        ({ } many, { } times) => $"{many} × {times} = {(long)many * times} calls",
        (null, { } times) => $"{times} calls for every attempt",
        ({ } many, null) => $"{many} times as many calls",
        _ => "the calls multiply",
    };
}
