using Seaworthy.Tests.Execution.Recording;

namespace Seaworthy.Tests.Execution.Comparing;

/// <summary>Finds every difference between two runs.</summary>
internal static class Comparison
{
    public static IReadOnlyList<Difference> Compare(Observation before, Observation after)
    {
        var runs = (before, after);
        var found = new List<Difference>();
        if (before.Records.Count != after.Records.Count)
            found.Add(new(Aspect.Records, List(before.Records.Select(record => record.Message)), List(after.Records.Select(record => record.Message)), runs));

        foreach (var (old, now) in before.Records.Zip(after.Records))
            found.AddRange(Compare(old, now, runs));

        Add(Aspect.Attempts, List(before.Attempts), List(after.Attempts));
        Add(Aspect.Steps, List(before.Steps), List(after.Steps));
        Add(Aspect.Delays, List(before.Delays), List(after.Delays));
        Add(Aspect.Returned, before.Returned, after.Returned);
        Add(Aspect.Thrown, Describe(before.Thrown), Describe(after.Thrown));
        return found;

        void Add(Aspect aspect, string old, string now)
        {
            if (old != now)
                found.Add(new(aspect, old, now, runs));
        }
    }

    private static IEnumerable<Difference> Compare(LogRecord before, LogRecord after, (Observation, Observation) runs)
    {
        if (before.Level != after.Level)
            yield return new(Aspect.Level, before.Level, after.Level, runs, (before, after));

        if (before.EventId != after.EventId)
            yield return new(Aspect.EventId, before.EventId, after.EventId, runs, (before, after));

        if (before.Message.Text != after.Message.Text)
            yield return new(Aspect.Text, before.Message.ToString(), after.Message.ToString(), runs, (before, after), (before.Message, after.Message));

        if (Describe(before.Exception) != Describe(after.Exception))
            yield return new(Aspect.Exception, Describe(before.Exception), Describe(after.Exception), runs, (before, after));

        if (before.Scopes.Count != after.Scopes.Count)
            yield return new(Aspect.Scope, List(before.Scopes), List(after.Scopes), runs, (before, after));

        foreach (var (old, now) in before.Scopes.Zip(after.Scopes))
        {
            if (old.Text != now.Text)
                yield return new(Aspect.Scope, old.ToString(), now.ToString(), runs, (before, after), (old, now));
        }
    }

    private static string List<T>(IEnumerable<T> items) => "[" + string.Join(", ", items) + "]";

    private static string Describe(Exception? exception) => exception is null ? "no exception" : $"{exception.GetType().FullName}: {exception.Message}";
}
