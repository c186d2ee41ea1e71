using Seaworthy.Common.Options;

namespace Seaworthy.Logging;

/// <summary>The names that log methods have; they only gate, symbols decide.</summary>
internal static class LogMethodNames
{
    public static bool Contains(string name) => name switch
    {
        "Log" or "Write" or "BeginScope" or "Define" or "DefineScope" or "Message" => true,
        _ => SeverityOf(name) is not null,
    };

    /// <summary>The level that a method or a member of a level enumeration is named after.</summary>
    public static LogSeverity? SeverityOf(string name) => name switch
    {
        "LogTrace" or "Trace" or "Verbose" or "ConditionalTrace" => LogSeverity.Trace,
        "LogDebug" or "Debug" or "ConditionalDebug" => LogSeverity.Debug,
        "LogInformation" or "Information" or "Info" => LogSeverity.Information,
        "LogWarning" or "Warning" or "Warn" => LogSeverity.Warning,
        "LogError" or "Error" => LogSeverity.Error,
        "LogCritical" or "Critical" or "Fatal" => LogSeverity.Critical,
        _ => null,
    };
}
