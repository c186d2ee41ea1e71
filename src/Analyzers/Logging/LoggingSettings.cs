using Seaworthy.Common.Options;

namespace Seaworthy.Logging;

/// <summary>What the options of a file say about its log calls.</summary>
internal readonly struct LoggingSettings(AnalyzerConfigOptions options)
{
    /// <summary>Methods whose first string parameter is a template, as <c>Namespace.Type.Method</c>.</summary>
    public ImmutableArray<string> AdditionalLogMethods => LoggingOptions.AdditionalLogMethods.Read(options);

    public ImmutableArray<string> AdditionalTemplateAttributes => LoggingOptions.AdditionalTemplateAttributes.Read(options);

    public bool TreatResourcesAsConstant => LoggingOptions.TreatResourcesAsConstant.Read(options);

    public PlaceholderCase PlaceholderCase => LoggingOptions.PlaceholderCase.Read(options);

    /// <summary>From which level on an event has to carry its exception.</summary>
    public LogSeverity ExceptionMinLevel => LoggingOptions.ExceptionMinLevel.Read(options);

    /// <summary>Exceptions that need not be logged, besides those that nobody has to be told about.</summary>
    public ImmutableArray<string> ExpectedExceptions => LoggingOptions.ExpectedExceptions.Read(options);

    public bool ReportWhenSlotUsed => LoggingOptions.ReportWhenSlotUsed.Read(options);

    public bool DeferToCA2017 => LoggingOptions.DeferToCA2017.Read(options);

    public bool AllowDotted => LoggingOptions.AllowDotted.Read(options);

    public bool PreferSourceGenerated => LoggingOptions.PreferSourceGenerated.Read(options);

    public GeneratedNameStyle GeneratedNameStyle => LoggingOptions.GeneratedNameStyle.Read(options);

    public GeneratedEventId GeneratedEventId => LoggingOptions.GeneratedEventId.Read(options);

    public bool IncludeTests => LoggingOptions.IncludeTests.Read(options);

    public bool Pii => LoggingOptions.Pii.Read(options);

    /// <summary>The method that makes a value fit to be logged, as <c>Namespace.Type.Method</c>.</summary>
    public string? RedactorMethod => LoggingOptions.RedactorMethod.Read(options) is { IsEmpty: false } names ? names[0] : null;

    public bool IncludeUnknownInFixAll => LoggingOptions.IncludeUnknownInFixAll.Read(options);

    public bool SuppressOverlap => LoggingOptions.SuppressOverlap.Read(options);

    /// <summary>Whether the rules are to look at the call at all.</summary>
    public bool Covers(LogCall call, ISymbol? containingSymbol) => Covers(call.Library, call.Severity, containingSymbol);

    /// <summary>The same for what is about to become a log call, or opens a scope of one.</summary>
    public bool Covers(LogLibrary library, LogSeverity? level, ISymbol? containingSymbol)
    {
        var frameworks = LoggingOptions.Frameworks.Read(options);
        var isCovered = library switch
        {
            LogLibrary.MicrosoftExtensions => frameworks.HasFlag(LogFrameworks.Mel),
            LogLibrary.Serilog => frameworks.HasFlag(LogFrameworks.Serilog),
            LogLibrary.NLog => frameworks.HasFlag(LogFrameworks.NLog),
            _ => true,
        };

        return isCovered
            && (level is not { } severity || severity >= LoggingOptions.MinLevel.Read(options))
            && !IsExcluded(containingSymbol, LoggingOptions.ExcludeTypes.Read(options));
    }

    private static bool IsExcluded(ISymbol? symbol, ImmutableArray<string> excluded)
    {
        if (excluded.IsEmpty)
            return false;

        for (var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType; type is not null; type = type.ContainingType)
        {
            foreach (var name in excluded)
            {
                if (type.HasFullName(name))
                    return true;
            }
        }

        return false;
    }
}
