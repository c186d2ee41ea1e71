using System.Globalization;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Seaworthy.Tests.Execution.Recording;

internal sealed class SerilogLibrary : LogLibrary
{
    public override string Name => "serilog";

    public override string LoggerType => "ILogger";

    public override IReadOnlyList<string> Usings { get; } = ["Serilog", "Serilog.Context", "Serilog.Events"];

    public override bool ParsesWithoutValues => true;

    public override object CreateLogger(List<LogRecord> records)
    {
        var logger = new Recorder(records);
        // Static calls such as Log.Information go to the same place.
        Log.Logger = logger;
        return logger;
    }

    public override string RenderHole(string hole, object? value, IFormatProvider? provider)
    {
        var records = new List<LogRecord>();
        ((ILogger)new Recorder(records)).Write(LogEventLevel.Information, (Exception?)null, hole, [value]);
        return records[0].Message.Text!;
    }

    /// <summary>In front of a real logger, because an event no longer has the values as they were passed.</summary>
    private sealed class Recorder : ILogger, ILogEventSink
    {
        private readonly List<LogRecord> _records;
        private readonly Logger _logger;
        private IReadOnlyList<object?> _values = [];

        public Recorder(List<LogRecord> records)
        {
            _records = records;
            _logger = new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext().WriteTo.Sink(this).CreateLogger();
        }

        public void Write(LogEvent logEvent) => _logger.Write(logEvent);

        public void Write(LogEventLevel level, Exception? exception, string messageTemplate, params object?[]? propertyValues)
        {
            _values = propertyValues ?? [null];
            _logger.Write(level, exception, messageTemplate, propertyValues);
            _values = [];
        }

        public void Emit(LogEvent logEvent)
        {
            var template = logEvent.MessageTemplate;
            var names = template.Tokens.OfType<Serilog.Parsing.PropertyToken>().Select(token => token.PropertyName).ToHashSet();
            var scopes = logEvent.Properties
                .Where(property => !names.Contains(property.Key))
                .Select(property => new Rendered($"{property.Key}={property.Value}", null, []));
            _records.Add(new(logEvent.Level.ToString(), "", new(logEvent.RenderMessage(CultureInfo.InvariantCulture), template.Text, _values), logEvent.Exception, [.. scopes]));
        }
    }
}
