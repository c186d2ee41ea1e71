namespace Seaworthy.Common.Options;

/// <summary>Every option that the package declares: what the documentation lists and SEA0001 accepts.</summary>
internal static class OptionCatalog
{
    public const string Prefix = "seaworthy.";

    public static readonly ImmutableArray<OptionKey> All = ImmutableArray.Create<OptionKey>(
        LoggingOptions.PlaceholderCase,
        LoggingOptions.MinLevel,
        LoggingOptions.Frameworks,
        LoggingOptions.ExcludeTypes,
        LoggingOptions.AdditionalLogMethods,
        LoggingOptions.AdditionalTemplateAttributes,
        LoggingOptions.TreatResourcesAsConstant,
        LoggingOptions.ExceptionMinLevel,
        LoggingOptions.ExpectedExceptions,
        LoggingOptions.ReportWhenSlotUsed,
        LoggingOptions.PreferSourceGenerated,
        LoggingOptions.GeneratedNameStyle,
        LoggingOptions.GeneratedEventId,
        LoggingOptions.IncludeTests,
        LoggingOptions.DeferToCA2017,
        LoggingOptions.AllowDotted,
        LoggingOptions.Pii,
        LoggingOptions.RedactorMethod,
        LoggingOptions.IncludeUnknownInFixAll,
        LoggingOptions.SuppressOverlap,
        RetryOptions.Names,
        RetryOptions.MinimumConfidence,
        RetryOptions.BaseDelay,
        RetryOptions.MaxDelay,
        RetryOptions.IgnoreLocalIO,
        RetryOptions.PipelineName,
        RetryOptions.IncludeTests,
        ShutdownOptions.CommitPointNames,
        ShutdownOptions.AdditionalTokenMembers,
        ShutdownOptions.TokenOnlyWaits,
        ShutdownOptions.HostTypes,
        ShutdownOptions.AnalyzeTests,
        ShutdownOptions.ParameterName,
        ShutdownOptions.MinimumDelay,
        ShutdownOptions.DeferToCA2016,
        ShutdownOptions.ThreadingScope,
        ShutdownOptions.DefaultValue,
        ShutdownOptions.MaximumDepth,
        ShutdownOptions.ReportLogNoise,
        FlagOptions.Retired,
        FlagOptions.RetiredSymbols,
        FlagOptions.FixLevel,
        FlagOptions.Unknown,
        FlagOptions.ConfigIsAuthoritative,
        FlagOptions.ReadMethods,
        FlagOptions.ReadAttributes,
        FlagOptions.ReadProperties,
        FlagOptions.ConfigPrefixes,
        FlagOptions.EnvironmentPrefixes,
        FlagOptions.Exclude,
        FlagOptions.HolderTypes,
        FlagOptions.AssumePureProperties,
        FlagOptions.AllowParameterKeys,
        FlagOptions.IncludeTests);

    public static OptionKey? Find(string key)
    {
        foreach (var option in All)
        {
            if (string.Equals(option.Key, key, StringComparison.OrdinalIgnoreCase))
                return option;
        }

        return null;
    }

    /// <summary>The declared key that was probably meant, or null when none is close.</summary>
    public static string? Nearest(string key)
    {
        string? nearest = null;
        var lower = key.ToLowerInvariant();
        // A third of what follows the prefix may be wrong; the prefix is right, or we would not be asked.
        var limit = Math.Max(2, (key.Length - Prefix.Length) / 3) + 1;
        foreach (var option in All)
        {
            // A forgotten family is a small mistake, although it is many letters.
            var distance = Name(lower) == Name(option.Key) ? 1 : EditDistance.Between(lower, option.Key);
            if (distance < limit)
                (nearest, limit) = (option.Key, distance);
        }

        return nearest;
    }

    private static string Name(string key) => key.Substring(key.LastIndexOf('.') + 1);
}
