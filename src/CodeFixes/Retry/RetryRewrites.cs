using Seaworthy.CodeFixes.Retry.Backoff;
using Seaworthy.CodeFixes.Retry.Pipelines;
using Seaworthy.CodeFixes.Retry.Repairs;

namespace Seaworthy.CodeFixes.Retry;

/// <summary>Which rewrites repair which finding, the best one first.</summary>
internal static class RetryRewrites
{
    private static readonly RetryRewrite Pipeline = new("SeaworthyRetry.Pipeline", MayBeFirst: true, context => TryRewriteAsPipeline(context, PipelineTiming.BackoffWithJitter));
    private static readonly RetryRewrite ExactPipeline = new("SeaworthyRetry.ExactPipeline", MayBeFirst: false, context => TryRewriteAsPipeline(context, PipelineTiming.Exact));
    private static readonly RetryRewrite Backoff = new("SeaworthyRetry.Backoff", MayBeFirst: true, BackoffRewriter.TryRewrite);

    private static readonly ImmutableDictionary<string, ImmutableArray<RetryRewrite>> Table = new Dictionary<string, ImmutableArray<RetryRewrite>>
    {
        ["SEA1001"] = ImmutableArray.Create(Pipeline, ExactPipeline, Backoff),
        ["SEA1002"] = ImmutableArray.Create(Pipeline, ExactPipeline, Backoff),
        ["SEA1003"] = ImmutableArray.Create(Own("Cap", AttemptCap.TryRewrite), Pipeline),
        ["SEA1004"] = ImmutableArray.Create(Own("Narrow", NarrowedCatch.TryRewrite), Pipeline, ExactPipeline),
        ["SEA1005"] = ImmutableArray.Create(Own("Cancellation", CancellationFilter.TryRewrite), Pipeline),
        ["SEA1006"] = ImmutableArray.Create(Own("LastFailure", LastFailure.TryRewrite)),
        ["SEA1007"] = ImmutableArray.Create(Own("Await", AwaitedPause.TryRewrite), Pipeline, ExactPipeline),
        ["SEA1008"] = ImmutableArray.Create(Own("Token", PauseToken.TryRewrite), Pipeline, ExactPipeline),
        ["SEA1010"] = ImmutableArray.Create(Own("Unwrap", OuterLoop.TryRewrite)),
        ["SEA1011"] = ImmutableArray.Create(Own("Request", RequestPerAttempt.TryRewrite)),
        ["SEA1012"] = ImmutableArray.Create(Own("LastPause", LastPause.TryRewrite), Pipeline, ExactPipeline),
        ["SEA1013"] = ImmutableArray.Create(Own("Counter", CounterAdvance.TryRewrite)),
    }.ToImmutableDictionary();

    public static ImmutableArray<string> Ids { get; } = Table.Keys.OrderBy(id => id, StringComparer.Ordinal).ToImmutableArray();

    public static ImmutableArray<RetryRewrite> For(string id) => Table.TryGetValue(id, out var rewrites) ? rewrites : ImmutableArray<RetryRewrite>.Empty;

    private static RetryRewrite Own(string name, Func<LoopContext, LoopRewrite?> tryRewrite) => new("SeaworthyRetry." + name, MayBeFirst: true, tryRewrite);

    private static LoopRewrite? TryRewriteAsPipeline(LoopContext context, PipelineTiming timing) =>
        PipelineRewriter.TryRewrite(context.Loop, context.Root, context.Symbols, context.Settings, timing, context.CancellationToken);
}
