using Microsoft.Extensions.Logging;

namespace Seaworthy.Tests.Execution.Retry.Running;

/// <summary>Writes what is logged into the journal.</summary>
internal sealed class JournalLogger(Journal journal) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        journal.Add(EventKind.Log, $"{logLevel}: {formatter(state, exception)} [{Observation.Describe(exception)}]");
}
