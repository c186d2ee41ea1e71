namespace Seaworthy.Common.Options;

/// <summary>How sure the recogniser has to be of a retry loop.</summary>
internal enum RetryConfidence
{
    Medium,
    High,
}

internal static class RetryOptions
{
    public static readonly OptionKey<ImmutableArray<string>> Names = OptionKey.Names(
        "seaworthy.retry.names",
        "Words in the names and texts of a loop that make it more likely that it retries, instead of `retry`, `retries`, `attempt`, `tries` and `backoff`.");

    public static readonly OptionKey<RetryConfidence> MinimumConfidence = OptionKey.Choice(
        "seaworthy.retry.minimum_confidence",
        RetryConfidence.High,
        "How sure the recogniser has to be of a loop: `medium` also looks at loops whose success depends on a condition.");

    public static readonly OptionKey<int> BaseDelay = OptionKey.Integer(
        "seaworthy.retry.base_delay_ms",
        200,
        1,
        86_400_000,
        "The first pause that a fix writes into a loop that has none, in milliseconds.");

    public static readonly OptionKey<int> MaxDelay = OptionKey.Integer(
        "seaworthy.retry.max_delay_ms",
        30_000,
        1,
        86_400_000,
        "The longest pause that a fix writes into a loop, in milliseconds.");

    public static readonly OptionKey<bool> IgnoreLocalIO = OptionKey.Boolean(
        "seaworthy.retry.ignore_local_io",
        true,
        "Whether a short fixed pause is fine in a loop that only touches local files.");

    public static readonly OptionKey<bool> PipelineName = OptionKey.Boolean(
        "seaworthy.retry.pipeline_name",
        false,
        "Whether a fix gives the pipelines that it writes a name, for telemetry.");

    public static readonly OptionKey<bool> IncludeTests = OptionKey.Boolean(
        "seaworthy.retry.include_tests",
        false,
        "Whether the rules also look at test projects.");
}
