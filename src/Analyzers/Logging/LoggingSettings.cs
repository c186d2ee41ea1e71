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

    public bool PreferSourceGenerated => LoggingOptions.PreferSourceGenerated.Read(options);

    public GeneratedNameStyle GeneratedNameStyle => LoggingOptions.GeneratedNameStyle.Read(options);

    public GeneratedEventId GeneratedEventId => LoggingOptions.GeneratedEventId.Read(options);

    public bool IncludeTests => LoggingOptions.IncludeTests.Read(options);

    /// <summary>Whether the rules are to look at the call at all.</summary>
    public bool Covers(LogCall call, ISymbol? containingSymbol)
    {
        var frameworks = LoggingOptions.Frameworks.Read(options);
        var isCovered = call.Library switch
        {
            LogLibrary.MicrosoftExtensions => frameworks.HasFlag(LogFrameworks.Mel),
            LogLibrary.Serilog => frameworks.HasFlag(LogFrameworks.Serilog),
            LogLibrary.NLog => frameworks.HasFlag(LogFrameworks.NLog),
            _ => true,
        };

        return isCovered
            && (call.Severity is not { } severity || severity >= LoggingOptions.MinLevel.Read(options))
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
