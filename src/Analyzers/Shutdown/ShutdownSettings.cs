using Seaworthy.Common.Options;

namespace Seaworthy.Shutdown;

/// <summary>What the options of a file say about its shutdown.</summary>
internal readonly struct ShutdownSettings(AnalyzerConfigOptions options)
{
    private static readonly ImmutableArray<string> DefaultParameterNames = ImmutableArray.Create("cancellationToken", "ct", "token");

    /// <summary>All options of the file, those of other families among them.</summary>
    public AnalyzerConfigOptions Options => options;

    public ImmutableArray<string> CommitPointNames => ShutdownOptions.CommitPointNames.Read(options);

    public ImmutableArray<string> AdditionalTokenMembers => ShutdownOptions.AdditionalTokenMembers.Read(options);

    public ImmutableArray<string> TokenOnlyWaits => ShutdownOptions.TokenOnlyWaits.Read(options);

    public ImmutableArray<string> HostTypes => ShutdownOptions.HostTypes.Read(options);

    public bool AnalyzeTests => ShutdownOptions.AnalyzeTests.Read(options);

    /// <summary>The names for a token parameter, the preferred one first.</summary>
    public ImmutableArray<string> ParameterNames => ShutdownOptions.ParameterName.Read(options) is { IsEmpty: false } names ? names : DefaultParameterNames;

    /// <summary>The longest pause that may ignore a token, in milliseconds.</summary>
    public int MinimumDelay => ShutdownOptions.MinimumDelay.Read(options);

    public Deference DeferToCA2016 => ShutdownOptions.DeferToCA2016.Read(options);

    public ThreadingScope ThreadingScope => ShutdownOptions.ThreadingScope.Read(options);

    public DefaultValueUse DefaultValue => ShutdownOptions.DefaultValue.Read(options);

    public int MaximumDepth => ShutdownOptions.MaximumDepth.Read(options);

    public bool ReportLogNoise => ShutdownOptions.ReportLogNoise.Read(options);
}
