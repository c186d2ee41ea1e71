namespace Seaworthy.Tests.Execution.Recording;

/// <summary>The text of a message or scope, and what it was made from: a template and the values passed for it, in order.</summary>
/// <param name="Text">What is shown; null when rendering it threw.</param>
internal sealed record Rendered(string? Text, string? Template, IReadOnlyList<object?> Values)
{
    /// <summary>The culture that the call asked for, where it did.</summary>
    public IFormatProvider? Provider { get; init; }

    public override string ToString() => Text is null ? $"<could not be rendered: {Template}>" : $"\"{Text}\"";
}

/// <summary>What a logger was told.</summary>
internal sealed record LogRecord(string Level, string EventId, Rendered Message, Exception? Exception, IReadOnlyList<Rendered> Scopes);
