using System.Globalization;

namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>All that can be seen of one run from outside.</summary>
/// <param name="Events">What happened, in order.</param>
/// <param name="Returned">The result, when there is one.</param>
internal sealed record Observation(Scenario Scenario, IReadOnlyList<RunEvent> Events, string Returned, Exception? Thrown)
{
    public IReadOnlyList<string> Calls { get; } = Of(Events, EventKind.Call);

    public IReadOnlyList<string> Logs { get; } = Of(Events, EventKind.Log);

    public IReadOnlyList<string> Steps { get; } = Of(Events, EventKind.Step);

    public IReadOnlyList<string> Disposed { get; } = Of(Events, EventKind.Dispose);

    public IReadOnlyList<TimeSpan> Waits { get; } = [.. Events.Where(happened => happened.Kind is EventKind.Wait).Select(happened => happened.Length)];

    public string End => Thrown is null ? Returned : Describe(Thrown);

    public bool EndsInCancellation => Thrown is OperationCanceledException;

    public static string Describe(Exception? exception) => exception switch
    {
        null => "no exception",
        AggregateException all => $"{Name(all)} of ({string.Join(", ", all.InnerExceptions.Select(Describe))})",
        { InnerException: { } inner } => $"{Name(exception)} because of {Describe(inner)}",
        _ => Name(exception),
    };

    public static string Describe(object? returned) =>
        returned is null ? "null" : string.Create(CultureInfo.InvariantCulture, $"{returned.GetType().Name} {returned}");

    private static string Name(Exception exception) => $"{exception.GetType().Name} '{exception.Message}'";

    private static List<string> Of(IReadOnlyList<RunEvent> events, EventKind kind) => [.. events.Where(happened => happened.Kind == kind).Select(happened => happened.Text)];
}
