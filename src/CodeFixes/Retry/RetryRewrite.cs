namespace Seaworthy.CodeFixes.Retry;

/// <summary>One way to repair a finding.</summary>
/// <param name="Key">What Fix All knows it by, unless it is the first that a finding has.</param>
/// <param name="MayBeFirst">Whether it repairs the finding well enough to be the one that is done everywhere.</param>
internal sealed record RetryRewrite(string Key, bool MayBeFirst, Func<LoopContext, LoopRewrite?> TryRewrite)
{
    /// <summary>The key of the first action of every finding, whatever it does.</summary>
    public const string First = "SeaworthyRetry.First";
}
