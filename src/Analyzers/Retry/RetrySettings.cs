using Seaworthy.Common.Options;

namespace Seaworthy.Retry;

/// <summary>What the options of a file say about its retry loops.</summary>
internal readonly struct RetrySettings(AnalyzerConfigOptions options)
{
    private static readonly ImmutableArray<string> DefaultNames = ImmutableArray.Create("retry", "retries", "attempt", "tries", "backoff");

    /// <summary>Words that make a loop more likely to be one that retries; compared without case, anywhere in a name or text.</summary>
    public ImmutableArray<string> Names => RetryOptions.Names.Read(options) is { IsEmpty: false } names ? names : DefaultNames;

    public Confidence MinimumConfidence => RetryOptions.MinimumConfidence.Read(options) is RetryConfidence.Medium ? Confidence.Medium : Confidence.High;

    /// <summary>The first pause that a fix writes, in milliseconds.</summary>
    public int BaseDelay => RetryOptions.BaseDelay.Read(options);

    /// <summary>The longest pause that a fix writes, in milliseconds.</summary>
    public int MaxDelay => RetryOptions.MaxDelay.Read(options);

    public bool IgnoreLocalIO => RetryOptions.IgnoreLocalIO.Read(options);

    public bool PipelineName => RetryOptions.PipelineName.Read(options);

    public bool IncludeTests => RetryOptions.IncludeTests.Read(options);
}
