namespace Seaworthy.Tests.Execution.Flags.Cases;

/// <summary>
/// Reads the file of cases. <c>### A01 | title | stmt notail -CS0162</c> begins one; <c>--- in</c>, <c>--- on</c>, <c>--- off</c>
/// and <c>--- ctx</c> begin its parts.
/// </summary>
internal static class FlagCaseFile
{
    private const string Nothing = "(nothing left)";

    public static IReadOnlyList<FlagCase> ReadAll() => [.. Parse(Read("FlagCases.txt"))];

    /// <summary>The types that cases of statements and of members use.</summary>
    public static string Prelude { get; } = Read("FlagPrelude.txt");

    private static string Read(string name)
    {
        using var stream = typeof(FlagCaseFile).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static IEnumerable<FlagCase> Parse(string text)
    {
        foreach (var section in ("\n" + text).Split("\n### ").Skip(1))
        {
            var end = section.IndexOf('\n', StringComparison.Ordinal);
            var (first, last) = (section.IndexOf('|', StringComparison.Ordinal), section[..end].LastIndexOf('|'));
            var parts = section[end..].Split("\n--- ").Skip(1).ToDictionary(
                part => part.Split('\n')[0], part => part[(part.IndexOf('\n', StringComparison.Ordinal) + 1)..].Trim('\n'));
            var options = section[(last + 1)..end].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var before = parts["in"];
            yield return new FlagCase(section[..first].Trim(), section[(first + 1)..last].Trim(), Kind(options[0]), before, Result(parts["on"]), Result(parts["off"]))
            {
                Context = parts.GetValueOrDefault("ctx") ?? "",
                HasTail = !options.Contains("notail"),
                IsProgram = options.Contains("exe"),
                IsRun = !options.Contains("norun"),
                AllowedWarnings = [.. options.Where(option => option[0] is '-').Select(option => option[1..])],
            };

            // A result in words is one that no rewrite of C# can give.
            string Result(string part) => part is Nothing ? "" : part.StartsWith('(') && part.EndsWith(')') && !part.Contains('\n', StringComparison.Ordinal) ? before : part;
        }
    }

    private static FlagCaseKind Kind(string word) => word switch
    {
        "stmt" => FlagCaseKind.Statements,
        "memb" => FlagCaseKind.Members,
        "file" => FlagCaseKind.File,
        _ => throw new FormatException($"'{word}' is no kind of case."),
    };
}
