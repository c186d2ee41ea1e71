using NLog;
using NLog.Config;
using NLog.Targets;

namespace Seaworthy.Tests.Execution.Recording;

internal sealed class NLogLibrary : LogLibrary
{
    public override string Name => "nlog";

    public override string LoggerType => "Logger";

    public override IReadOnlyList<string> Usings { get; } = ["NLog"];

    public override bool ParsesWithoutValues => false;

    public override object CreateLogger(List<LogRecord> records)
    {
        var factory = new LogFactory();
        var configuration = new LoggingConfiguration(factory);
        configuration.AddRuleForAllLevels(new Recorder(records));
        factory.Configuration = configuration;
        return factory.GetLogger("Sample");
    }

    public override string RenderHole(string hole, object? value, IFormatProvider? provider) => new LogEventInfo(LogLevel.Info, "Sample", provider, hole, [value]).FormattedMessage;

    private sealed class Recorder(List<LogRecord> records) : Target
    {
        protected override void Write(LogEventInfo logEvent)
        {
            var values = logEvent.Parameters ?? [.. logEvent.MessageTemplateParameters.Select(parameter => parameter.Value)];
            var scopes = ScopeContext.GetAllNestedStates().Select(state => new Rendered(state?.ToString(), null, []));
            var message = new Rendered(logEvent.FormattedMessage, logEvent.Message, values) { Provider = logEvent.FormatProvider };
            records.Add(new(logEvent.Level.Name, "", message, logEvent.Exception, [.. scopes]));
        }
    }
}
