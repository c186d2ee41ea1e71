namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Which pauses a pipeline makes.</summary>
internal enum PipelineTiming
{
    /// <summary>Pauses that grow from the loop's first one and differ from caller to caller.</summary>
    BackoffWithJitter,

    /// <summary>The pauses of the loop.</summary>
    Exact,
}
