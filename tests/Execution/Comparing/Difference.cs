using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Comparing;

internal enum Aspect
{
    Records,
    Level,
    EventId,
    Text,
    Exception,
    Scope,
    Attempts,
    Steps,
    Delays,
    Returned,
    Thrown,
}

/// <summary>Something that the code before its fix did in one way and the code after it in another.</summary>
/// <param name="Records">The log record in question, before and after, where it is about one.</param>
/// <param name="Texts">The message or scope in question, before and after, where it is about one.</param>
internal sealed record Difference(
    Aspect Aspect,
    string Before,
    string After,
    (Observation Before, Observation After) Runs,
    (LogRecord Before, LogRecord After)? Records = null,
    (Rendered Before, Rendered After)? Texts = null)
{
    public override string ToString() => $"{Aspect} under {(Runs.After.Culture is "" ? "the invariant culture" : Runs.After.Culture)}: {Before} became {After}";
}
