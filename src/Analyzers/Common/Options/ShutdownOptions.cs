namespace Seaworthy.Common.Options;

/// <summary>Which methods may be given a token that they do not have.</summary>
internal enum ThreadingScope
{
    Private,
    Internal,
    Interface,
}

/// <summary>When a parameter that a fix adds has a default value.</summary>
internal enum DefaultValueUse
{
    /// <summary>Where a call has no token to pass.</summary>
    When_needed,
    Always,
    Never,
}

/// <summary>What is left to CA2016 where it runs.</summary>
internal enum Deference
{
    Auto,
    Never,
}

internal static class ShutdownOptions
{
    public static readonly OptionKey<ImmutableArray<string>> CommitPointNames = OptionKey.Names(
        "seaworthy.shutdown.commit_point_names",
        "First words of the names of methods that finish what has been begun, and so are not to be cancelled; they are added to the built-in ones, such as `Commit`, `Complete` and `Release`.");

    public static readonly OptionKey<ImmutableArray<string>> AdditionalTokenMembers = OptionKey.Names(
        "seaworthy.shutdown.additional_token_members",
        "Properties of parameters that hold the token to be used, each as `Type.Property`.");

    public static readonly OptionKey<ImmutableArray<string>> TokenOnlyWaits = OptionKey.Names(
        "seaworthy.shutdown.token_only_waits",
        "Further methods, each as `Type.Method`, that only wait, so that their token alone cancels them.");

    public static readonly OptionKey<ImmutableArray<string>> HostTypes = OptionKey.Names(
        "seaworthy.shutdown.host_types",
        "Further base types and interfaces, by full name, whose implementations run in a host, such as `Quartz.IJob`.");

    public static readonly OptionKey<bool> AnalyzeTests = OptionKey.Boolean(
        "seaworthy.shutdown.analyze_tests",
        false,
        "Whether the rules also look at test projects.");

    public static readonly OptionKey<ImmutableArray<string>> ParameterName = OptionKey.Names(
        "seaworthy.shutdown.parameter_name",
        "Names for a token parameter that a fix adds, the preferred one first, instead of `cancellationToken`, `ct` and `token`.");

    public static readonly OptionKey<int> MinimumDelay = OptionKey.Integer(
        "seaworthy.shutdown.sea3002_min_delay_ms",
        250,
        0,
        86_400_000,
        "The longest pause, in milliseconds, that may ignore the token.");

    public static readonly OptionKey<Deference> DeferToCA2016 = OptionKey.Choice(
        "seaworthy.shutdown.sea3003_defer_to_ca2016",
        Deference.Auto,
        "Whether calls outside of hosted services that CA2016 reports as well are left to it: `auto` does so where CA2016 is not turned off.");

    public static readonly OptionKey<ThreadingScope> ThreadingScope = OptionKey.Choice(
        "seaworthy.shutdown.sea3004_scope",
        Options.ThreadingScope.Private,
        "Which methods are reported for want of a token parameter.");

    public static readonly OptionKey<DefaultValueUse> DefaultValue = OptionKey.Choice(
        "seaworthy.shutdown.sea3004_default_value",
        DefaultValueUse.When_needed,
        "When the token parameter that a fix adds has a default value.");

    public static readonly OptionKey<int> MaximumDepth = OptionKey.Integer(
        "seaworthy.shutdown.sea3004_max_depth",
        6,
        1,
        32,
        "How many methods a token may be handed on through before it is used.");

    public static readonly OptionKey<bool> ReportLogNoise = OptionKey.Boolean(
        "seaworthy.shutdown.sea3005_report_log_noise",
        true,
        "Whether a catch-all is reported that only logs the cancellation as an error.");
}
