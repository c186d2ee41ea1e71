using System.Text.Json;

namespace Seaworthy.Tests.Harness;

/// <summary>A result in the compiler's SARIF log. One about the project as a whole has no place.</summary>
internal sealed record Finding(string Rule, string Level, string File, int Line, int Column, string HelpLink)
{
    /// <summary>The findings of our rules, in the order of the files.</summary>
    public static IReadOnlyList<Finding> ReadAll(string path)
    {
        using var sarif = JsonDocument.Parse(System.IO.File.ReadAllText(path));
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var run = sarif.RootElement.GetProperty("runs")[0];
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        return
        [
            .. run.GetProperty("results").EnumerateArray()
                .Where(result => Id(result, "ruleId").StartsWith("SEA", StringComparison.Ordinal))
                .Select(result => Read(result, rules.Single(rule => Id(rule, "id") == Id(result, "ruleId"))))
                .OrderBy(finding => finding.File, StringComparer.Ordinal)
                .ThenBy(finding => finding.Line),
        ];
    }

    private static Finding Read(JsonElement result, JsonElement rule)
    {
        var (id, level, link) = (Id(result, "ruleId"), result.GetProperty("level").GetString()!, rule.GetProperty("helpUri").GetString()!);
        if (!result.TryGetProperty("locations", out var places))
            return new(id, level, "", 0, 0, link);

        var place = places[0].GetProperty("physicalLocation");
        var region = place.GetProperty("region");
        return new(
            id,
            level,
            Path.GetFileName(new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath),
            region.GetProperty("startLine").GetInt32(),
            region.GetProperty("startColumn").GetInt32(),
            link);
    }

    private static string Id(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
