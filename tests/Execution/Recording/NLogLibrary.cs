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

    public override string RenderHole(string hole, object? value) => new LogEventInfo(LogLevel.Info, "Sample", null, hole, [value]).FormattedMessage;

    private sealed class Recorder(List<LogRecord> records) : Target
    {
        protected override void Write(LogEventInfo logEvent)
        {
            var values = logEvent.Parameters ?? [.. logEvent.MessageTemplateParameters.Select(parameter => parameter.Value)];
            var scopes = ScopeContext.GetAllNestedStates().Select(state => new Rendered(state?.ToString(), null, []));
            records.Add(new(logEvent.Level.Name, "", new(logEvent.FormattedMessage, logEvent.Message, values), logEvent.Exception, [.. scopes]));
        }
    }
}
