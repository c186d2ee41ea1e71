using Seaworthy.Retry;

namespace Seaworthy.CodeFixes.Retry.Pipelines;

/// <summary>Pauses that depend on the exception: each handler has one length of its own.</summary>
/// <param name="First">The length in the first handler, in milliseconds.</param>
internal sealed record PauseByHandler(PausePlan Plan, double First)
{
    public static PauseByHandler? Find(RehearsedLoop rehearsed, CodeStyle style)
    {
        var lengths = new List<double>();
        foreach (var path in rehearsed.Paths)
        {
            var waits = path.Retries.Select(retry => retry.Waits.FirstOrDefault()).ToList();
            var known = waits.ConvertAll(wait => wait is null ? 0 : PausePlan.IsPlain(wait.Wait!, rehearsed.Loop.Model) ? DurationMath.ToMilliseconds(wait.Duration) : null);
            if (path.Handler is not { Exception: not null, FilterBesidesCounter.IsEmpty: true } || path.Retries[0].Gates.Count > 0 || known[0] is not { } first || known.Exists(length => length != first))
                return null;

            lengths.Add(first);
        }

        var text = DurationText.Code(lengths[lengths.Count - 1]);
        for (var index = lengths.Count - 2; index >= 0; index--)
            text = "args.Outcome.Exception is " + style.TypeName(rehearsed.Paths[index].Handler!.Exception!) + " ? " + DurationText.Code(lengths[index]) + " : " + text;

        var generator = "DelayGenerator = " + style.Static(isStatic: true) + "args => new ValueTask<TimeSpan?>(" + text + ")";
        return new PauseByHandler(new PausePlan(ImmutableArray.Create(generator), "same timing", Reach.Type), lengths[0]);
    }
}
