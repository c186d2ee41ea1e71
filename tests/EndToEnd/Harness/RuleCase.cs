namespace Seaworthy.Tests.Harness;

/// <summary>
/// A rule as its user meets it. <see cref="All"/> is the one place where a rule joins the end-to-end tests: each row is a file
/// of every consumer, is reported, is repaired, and shows its squiggle and light bulb in the editor.
/// </summary>
/// <param name="Fix">The title of the first action of the light bulb.</param>
/// <param name="Marked">The file as it is found, with the squiggle between <c>[|</c> and <c>|]</c>.</param>
/// <param name="Fixed">The file as dotnet format leaves it.</param>
public sealed record RuleCase(string Id, string Fix, string Marked, string Fixed)
{
    public static IReadOnlyList<RuleCase> All { get; } = [.. RetryCases.All, .. LoggingCases.All, .. ShutdownCases.All];

    public static IReadOnlyList<string> Ids => [.. All.Select(rule => rule.Id).Order(StringComparer.Ordinal)];

    /// <summary>Whether it is only worth doing: editors show it, builds don't, and dotnet format passes over it unless it is told otherwise.</summary>
    public bool IsSuggestion { get; init; }

    /// <summary>Whether the file can only be in a project that has the hosting library.</summary>
    public bool NeedsHosting => Marked.Contains("using Microsoft.Extensions.Hosting;", StringComparison.Ordinal);

    public string Level => IsSuggestion ? "note" : "warning";

    public string File => Id + ".cs";

    /// <summary>The file as it is found.</summary>
    public string Code => Marked.Replace("[|", "", StringComparison.Ordinal).Replace("|]", "", StringComparison.Ordinal).ReplaceLineEndings("\n");

    public int Start => Marked.ReplaceLineEndings("\n").IndexOf("[|", StringComparison.Ordinal);

    public int Length => Marked.ReplaceLineEndings("\n").IndexOf("|]", StringComparison.Ordinal) - Start - 2;

    /// <summary>The line of the squiggle, counted from one as builds do.</summary>
    public int Line => Code[..Start].Count(character => character is '\n') + 1;

    public int Column => Start - Code[..Start].LastIndexOf('\n');
}
