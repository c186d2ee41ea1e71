using System.Text.Json;

/// <summary>What an operator gains: the incident that they look for, and the value that they know of it.</summary>
sealed class LoggingStory() : Story("logging", "OrderService.csproj")
{
    private const string Incident = "Failed to process order 12345";
    private const string Key = "OrderId";
    private const string Value = "12345";

    public override void Tell(string outputBefore, string outputAfter)
    {
        var (before, after) = (Event.ParseAll(outputBefore), Event.ParseAll(outputAfter));
        var (was, now) = (FindIncident(before), FindIncident(after));
        Screen.Line("\nThe incident, as the log store receives it", ConsoleColor.White);
        Screen.Event("before", was);
        Screen.Event("after", now);

        var (hitsBefore, hitsAfter) = (Query(before), Query(after));
        Screen.Line("\nWhat its operator can ask now", ConsoleColor.White);
        Screen.Row("", "before", "after");
        Screen.Row($"events with {Key} = {Value}", hitsBefore, hitsAfter);
        Screen.Row("events with values to search for", before.Count(item => item.Values.Count > 0), after.Count(item => item.Values.Count > 0));
        Screen.Row("different templates to group by", before.Select(item => item.Template).Distinct().Count(), after.Select(item => item.Template).Distinct().Count());

        Screen.Line("\nLog lines that were not there before, and those they took the place of", ConsoleColor.White);
        foreach (var line in Event.Missing(before, after))
            Screen.Line("  - " + line, ConsoleColor.Red);

        foreach (var line in Event.Missing(after, before))
            Screen.Line("  + " + line, ConsoleColor.Green);

        Screen.Line("  The bank's reply to order 12346 has braces in it. A log call took them for placeholders and threw, so the order was never set aside.", ConsoleColor.DarkGray);
        FellShort.If(was.Values.Count > 0, "the incident had values to search for before the repair, so there is nothing to show.");
        FellShort.If(hitsBefore > 0 || hitsAfter == 0, $"{Key} = {Value} finds {hitsBefore} events before the repair and {hitsAfter} after it.");
        FellShort.If(now.Message != was.Message, $"the text of the incident changed to '{now.Message}'.");
    }

    private static Event FindIncident(List<Event> events) => events.FirstOrDefault(item => item.Message.Contains(Incident, StringComparison.Ordinal))
        ?? throw new FellShort($"the logging sample did not log '{Incident}'.");

    private static int Query(List<Event> events) => events.Count(item => item.Values.TryGetValue(Key, out var value) && value == Value);
}

/// <summary>A line of the JSON console: its text, and the values that a log store can search in it and in its scopes.</summary>
sealed record Event(string Level, string Message, string Template, IReadOnlyDictionary<string, string> Values)
{
    public static List<Event> ParseAll(string output) => [.. output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith('{')).Select(Parse)];

    private static Event Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var state = json.RootElement.GetProperty("State");
        var values = new Dictionary<string, string>();
        foreach (var part in json.RootElement.GetProperty("Scopes").EnumerateArray().Prepend(state).Where(part => part.ValueKind == JsonValueKind.Object))
        {
            foreach (var value in part.EnumerateObject().Where(value => value.Name is not ("Message" or "{OriginalFormat}")))
                values[value.Name] = value.Value.ToString();
        }

        return new(json.RootElement.GetProperty("LogLevel").GetString()!, json.RootElement.GetProperty("Message").GetString()!, state.GetProperty("{OriginalFormat}").GetString()!, values);
    }

    /// <summary>The texts of <paramref name="events"/> that the others lack.</summary>
    public static IEnumerable<string> Missing(List<Event> events, List<Event> others) =>
        events.Select(item => item.Message).Except(others.Select(item => item.Message));
}
