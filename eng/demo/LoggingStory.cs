/// <summary>What an operator gains: one incident as the log store receives it, and the questions that can be asked of it.</summary>
sealed class LoggingStory() : Story(
    "logging", "OrderService.csproj",
    "SEA2001", "SEA2002", "SEA2003", "SEA2004", "SEA2005", "SEA2007", "SEA2008", "SEA2009", "SEA2010", "SEA2011", "SEA2013", "SEA2014", "SEA2015", "SEA2018")
{
    private const string Incident = "Failed to process order 12345";
    private const string Key = "OrderId";
    private const string Value = "12345";
    private const string Cause = "TimeoutException";
    private const string Secret = "sk_live_";
    private const string ConsoleLine = "something went wrong";

    public override void Tell(string outputBefore, string outputAfter)
    {
        var (before, after) = (Event.ParseAll(outputBefore), Event.ParseAll(outputAfter));
        var (was, now) = (FindIncident(before), FindIncident(after));
        Screen.Line("\nThe incident, as the log store receives it", ConsoleColor.White);
        Screen.Json("before", was.Json);
        Screen.Json("after", now.Json);

        Screen.Line("\nWhat its operator can ask", ConsoleColor.White);
        Screen.Row("", "before", "after");
        Row($"events with {Key} = {Value}", events => events.Count(Matches));
        Row($"errors with a {Cause} in them", events => events.Count(item => item.Exception.Contains(Cause, StringComparison.Ordinal)));
        Row("errors and warnings without any exception", events => events.Count(item => item.Level is "Error" or "Warning" && item.Exception.Length is 0));
        Row("events with values to search for", events => events.Count(item => item.Values.Count > 0));
        Row("different templates to group by", events => events.Select(item => item.Template).Distinct().Count());
        Row("orders whose scope the incident stands in", events => FindIncident(events).Scopes);
        Row("events that show a key of the bank", events => events.Count(item => item.Json.Contains(Secret, StringComparison.Ordinal)));
        Screen.Row("lines that are no events", NoEvents(outputBefore), NoEvents(outputAfter));

        Screen.Line("\nLog lines that were not there before, and those they took the place of", ConsoleColor.White);
        foreach (var line in Event.Missing(before, after))
            Screen.Line("  - " + line, ConsoleColor.Red);

        foreach (var line in Event.Missing(after, before))
            Screen.Line("  + " + line, ConsoleColor.Green);

        Screen.Line(
            "  Orders 12346 and 12347 failed because of the log: the bank's reply has braces, a template lacks one, and both calls threw.",
            ConsoleColor.DarkGray);
        CheckBefore(outputBefore, before, was);
        CheckAfter(outputAfter, after, was, now);

        void Row(string title, Func<List<Event>, int> count) => Screen.Row(title, count(before), count(after));
    }

    private static void CheckBefore(string output, List<Event> events, Event incident)
    {
        FellShort.If(incident.Exception.Length > 0, "the incident had its exception before the repair, so there is nothing to show.");
        FellShort.If(incident.Values.Count > 0 || events.Any(Matches), "the incident had values to search for before the repair.");
        FellShort.If(!output.Contains(Secret, StringComparison.Ordinal), "the log showed no key before the repair.");
        FellShort.If(!output.Contains(ConsoleLine, StringComparison.Ordinal) || NoEvents(output) is 0, $"'{ConsoleLine}' was not on the console before the repair.");
    }

    private static void CheckAfter(string output, List<Event> events, Event was, Event now)
    {
        FellShort.If(!now.Exception.Contains(Cause, StringComparison.Ordinal), $"the incident lacks the {Cause} that caused it.");
        FellShort.If(!Matches(now), $"the incident is not found by {Key} = {Value}.");
        FellShort.If(now.Message != was.Message, $"the text of the incident changed to '{now.Message}'.");
        FellShort.If(now.Scopes is not 1, $"the incident stands in {now.Scopes} scopes.");
        FellShort.If(output.Contains(Secret, StringComparison.Ordinal), "the log still shows a key.");
        FellShort.If(NoEvents(output) > 0, "something is still written past the log.");
        FellShort.If(events.Any(item => item.Level is "Error" && item.Exception.Length is 0), "an error is logged without its exception.");
    }

    private static Event FindIncident(List<Event> events) => events.FirstOrDefault(item => item.Message.Contains(Incident, StringComparison.Ordinal))
        ?? throw new FellShort($"the logging sample did not log '{Incident}'.");

    private static bool Matches(Event item) => item.Values.TryGetValue(Key, out var value) && value == Value;

    private static int NoEvents(string output) => output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Count(line => !line.StartsWith('{'));
}
