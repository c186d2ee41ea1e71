using Microsoft.Extensions.Logging;

namespace Seaworthy.Tests.Execution.Recording;

/// <summary>Microsoft.Extensions.Logging, with its own factory in between: it decides how a failing logger is reported.</summary>
internal sealed class ExtensionsLibrary : LogLibrary
{
    private const string TemplateKey = "{OriginalFormat}";

    public override string Name => "mel";

    public override string LoggerType => "ILogger";

    public override IReadOnlyList<string> Usings { get; } = ["Microsoft.Extensions.Logging"];

    public override bool ParsesWithoutValues => false;

    public override object CreateLogger(List<LogRecord> records) =>
        LoggerFactory.Create(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Provider(records))).CreateLogger("Sample");

    public override string RenderHole(string hole, object? value, IFormatProvider? provider)
    {
        var records = new List<LogRecord>();
#pragma warning disable CA1848, CA1873, CA2254 // The template is what is asked about.
        ((ILogger)CreateLogger(records)).LogInformation(hole, (object?[])[value]);
#pragma warning restore CA1848, CA1873, CA2254
        return records[0].Message.Text!;
    }

    private static Rendered Render(object? state, Func<string> text)
    {
        var pairs = state as IReadOnlyList<KeyValuePair<string, object?>>;
        string? template = null;
        var values = new List<object?>();
        for (var index = 0; index < pairs?.Count; index++)
        {
            var (key, value) = Read(pairs, index);
            if (key is TemplateKey)
                template = (string?)value;
            else
                values.Add(value);
        }

        return new Rendered(text(), template, values);
    }

    /// <summary>A state with fewer values than placeholders can't be read past its values.</summary>
    private static KeyValuePair<string, object?> Read(IReadOnlyList<KeyValuePair<string, object?>> pairs, int index)
    {
        try
        {
            return pairs[index];
        }
        catch (IndexOutOfRangeException)
        {
            return new("missing", "<missing>");
        }
    }

    private sealed class Provider(List<LogRecord> records) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public ILogger CreateLogger(string categoryName) => new Logger(this);

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public void Dispose()
        {
        }

        private sealed class Logger(Provider provider) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => provider._scopes.Push(state);

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                Exception? failure = null;
                var message = Render(state, () => Try(() => formatter(state, exception), ref failure)!);
                var scopes = new List<Rendered>();
                provider._scopes.ForEachScope((scope, list) => list.Add(Render(scope, () => scope?.ToString()!)), scopes);
                provider.Add(new LogRecord(logLevel.ToString(), eventId.ToString() + "/" + eventId.Id, message, exception, scopes));
                if (failure is not null)
                    throw failure;
            }

            private static string? Try(Func<string> render, ref Exception? failure)
            {
                try
                {
                    return render();
                }
                catch (FormatException exception)
                {
                    failure = exception;
                    return null;
                }
            }
        }

        private void Add(LogRecord record) => records.Add(record);
    }
}
