using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

/// <summary>A line of the JSON console: its text, its exception, and the values that a log store can search in it and in its scopes.</summary>
sealed record Event(string Level, string Message, string Template, string Exception, int Scopes, IReadOnlyDictionary<string, string> Values, string Json)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static List<Event> ParseAll(string output) => [.. output.Split('\n', StringSplitOptions.TrimEntries).Where(line => line.StartsWith('{')).Select(Parse)];

    private static Event Parse(string line)
    {
        var json = JsonNode.Parse(line)!.AsObject();
        var (state, scopes) = (json["State"]!.AsObject(), json["Scopes"]!.AsArray());
        var values = new Dictionary<string, string>();
        foreach (var part in scopes.OfType<JsonObject>().Prepend(state))
        {
            foreach (var (name, value) in part.Where(value => value.Key is not ("Message" or "{OriginalFormat}")))
                values[name] = $"{value}";
        }

        return new($"{json["LogLevel"]}", $"{json["Message"]}", $"{state["{OriginalFormat}"]}", $"{json["Exception"]}", scopes.Count, values, Show(json));
    }

    /// <summary>The event for people, with the first lines of its exception.</summary>
    private static string Show(JsonObject json)
    {
        if (json["Exception"] is { } exception && $"{exception}".Split('\n', StringSplitOptions.TrimEntries) is { Length: > 3 } lines)
            json["Exception"] = $"{lines[0]} ... ({lines.Length - 1} more lines)";

        return json.ToJsonString(Indented);
    }

    /// <summary>The texts of <paramref name="events"/> that the others lack.</summary>
    public static IEnumerable<string> Missing(List<Event> events, List<Event> others) =>
        events.Select(item => item.Message).Except(others.Select(item => item.Message));
}
