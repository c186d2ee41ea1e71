namespace Seaworthy.Tests.Execution.Retry.Cases;

/// <summary>
/// Reads files of rows. <c>## S01 No pause</c> begins one, and code follows; then what is expected:
/// <c>=&gt; SEA1001 | title of an action | differences</c>, where <c>same</c> stands for no difference and <c>not offered</c> for no
/// such action, and lines such as <c>retries: TimeoutException</c> or <c>ui</c>.
/// </summary>
internal static class RowFile
{
    public static IReadOnlyList<Row> ReadAll(params string[] names) => [.. names.SelectMany(name => Parse(Read(name)))];

    private static string Read(string name)
    {
        using var stream = typeof(RowFile).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static IEnumerable<Row> Parse(string text)
    {
        foreach (var section in text.Split("\n## ").Skip(1))
        {
            var lines = section.Split('\n');
            var code = lines.Skip(1).TakeWhile(line => !IsExpectation(line)).ToList();
            var row = new Row(lines[0].Split(' ')[0], lines[0][(lines[0].IndexOf(' ', StringComparison.Ordinal) + 1)..], string.Join('\n', code).Trim('\n'));
            foreach (var line in lines.Skip(code.Count + 1).Where(line => line.Length > 0))
                row = Expect(row, line);

            yield return row.Expectations.Count > 0 ? row : throw new FormatException($"Row {row} expects nothing.");
        }
    }

    private static bool IsExpectation(string line) => line is "ui" || line.StartsWith("=> ", StringComparison.Ordinal) || line.StartsWith("retries: ", StringComparison.Ordinal);

    private static Row Expect(Row row, string line) => line switch
    {
        "ui" => row with { HasUserInterface = true },
        ['r', ..] when line.Split(": ") is ["retries", var retried] => row with { Retried = retried },
        ['=', ..] when line[3..].Split(" | ") is [var rule, var action, var differences] =>
            row with { Expectations = [.. row.Expectations, new Expectation(rule, action, Differences(differences))] },
        _ => throw new FormatException($"Row {row}: '{line}' is no expectation."),
    };

    private static string[]? Differences(string text) => text switch
    {
        "not offered" => null,
        "same" => [],
        _ => text.Split(", "),
    };
}
