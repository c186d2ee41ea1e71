using System.Globalization;

namespace Seaworthy.Tests.Execution.Cases;

/// <summary>
/// Reads files of cases. <c>## 2 Null values</c> begins a row of the conversion table and <c>-- mel</c> a case of it; the code
/// follows, with class members after <c>+++</c>, and then what is expected: a line <c>=&gt; template</c> for each event, or
/// <c>offers nothing</c>, and lines such as <c>differs: null, culture</c>.
/// </summary>
internal static class CaseFile
{
    /// <summary>The files of cases of the logging family.</summary>
    public static IReadOnlyList<string> Names { get; } = ["Exceptions.txt", "Generated.txt", "Logging.txt", "Outputs.txt", "Pitfalls.txt", "Placeholders.txt"];

    public static IReadOnlyList<Case> ReadAll(string name)
    {
        using var stream = typeof(CaseFile).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return [.. Parse(reader.ReadToEnd().ReplaceLineEndings("\n"))];
    }

    public static IEnumerable<Case> Parse(string text)
    {
        foreach (var row in text.Split("\n## ").Skip(1))
        {
            var number = row[..row.IndexOf(' ', StringComparison.Ordinal)];
            var counts = new Dictionary<string, int>();
            foreach (var section in row.Split("\n-- ").Skip(1))
            {
                var lines = section.Split('\n');
                var library = lines[0].Trim();
                var count = counts[library] = counts.GetValueOrDefault(library) + 1;
                yield return ParseCase(string.Create(CultureInfo.InvariantCulture, $"{number} {library} {count}"), library, lines[1..]);
            }
        }
    }

    private static Case ParseCase(string id, string library, string[] lines)
    {
        var code = lines.TakeWhile(line => !IsExpectation(line)).ToList();
        var members = code.IndexOf("+++");
        var parsed = new Case(id, library, Join(members < 0 ? code : code.Take(members)))
        {
            Members = members < 0 ? "" : Join(code.Skip(members + 1)),
        };

        foreach (var line in lines.Skip(code.Count).Where(line => line.Length > 0))
            parsed = Expect(parsed, line);

        return parsed.OffersNothing || parsed.Templates.Count + parsed.Scopes.Count > 0
            ? parsed
            : throw new FormatException($"Case {id} expects nothing.");
    }

    private static bool IsExpectation(string line) => line is "offers nothing" || line.StartsWith("=> ", StringComparison.Ordinal);

    private static Case Expect(Case parsed, string line)
    {
        if (line is "offers nothing")
            return parsed with { OffersNothing = true };

        if (line.StartsWith("=> ", StringComparison.Ordinal))
            return parsed with { Templates = [.. parsed.Templates, Unescape(line[3..])] };

        return line.Split(": ", 2) switch
        {
            ["differs", var ids] => parsed with { Differences = ids.Split(", ") },
            ["script", var script] => parsed with { Script = script },
            ["scope", var template] => parsed with { Scopes = [.. parsed.Scopes, template] },
            ["text", var text] => parsed with { Texts = [.. parsed.Texts, text] },
            ["reported", var id] => parsed with { ReportedAs = id },
            ["action", var title] => parsed with { Action = title },
            _ => throw new FormatException($"Case {parsed.Id}: '{line}' is no expectation."),
        };
    }

    private static string Unescape(string template) => template.Replace("\\r", "\r", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal).Replace("\\t", "\t", StringComparison.Ordinal);

    private static string Join(IEnumerable<string> lines) => string.Join('\n', lines).Trim('\n');
}
