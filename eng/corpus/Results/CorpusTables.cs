using System.Globalization;
using System.Text;

namespace Seaworthy.Corpus.Results;

/// <summary>The tables of <c>docs/corpus.md</c>, made of counts, times and labels alone.</summary>
internal sealed class CorpusTables(
    IReadOnlyList<CorpusEntry> list,
    IReadOnlyList<RepositoryCounts> counts,
    IReadOnlyList<RepositoryTimes> times,
    IReadOnlyList<Label> labels,
    IReadOnlyList<RuleFacts> rules)
{
    private readonly IReadOnlyList<RepositoryCounts> _ran = [.. counts.Where(counted => counted.Failure is null)];

    /// <summary>The page with each table between its two markers.</summary>
    public string Fill(string page)
    {
        foreach (var (name, table) in Tables())
        {
            var opening = $"<!-- {name} -->\n";
            var start = page.IndexOf(opening, StringComparison.Ordinal) + opening.Length;
            var end = page.IndexOf($"<!-- /{name} -->\n", StringComparison.Ordinal);
            if (start < opening.Length || end < start)
                throw new InvalidOperationException($"The page has no part '{name}'.");

            page = page[..start] + table + page[end..];
        }

        return page;
    }

    private IEnumerable<(string Name, string Table)> Tables() =>
        [("totals", Totals()), ("repositories", Repositories()), ("findings", Findings()), ("precision", Precision()), ("fixes", Fixes()), ("fixes by repository", FixesByRepository()), ("times", Times())];

    private string Totals()
    {
        var fixes = _ran.SelectMany(counted => counted.Fixes?.Values ?? Enumerable.Empty<FixCounts>()).ToList();
        return string.Create(CultureInfo.InvariantCulture, $"""
            | | |
            |---|---:|
            | Repositories | {_ran.Count} |
            | Files | {_ran.Sum(counted => counted.Files):N0} |
            | Lines | {_ran.Sum(counted => counted.Lines):N0} |
            | Findings: warnings / suggestions | {_ran.Sum(counted => counted.Findings.Values.Sum(found => found.Warning)):N0} / {_ran.Sum(counted => counted.Findings.Values.Sum(found => found.Info)):N0} |
            | Exceptions of analyzers | {_ran.Sum(counted => counted.Exceptions.Values.Sum()):N0} |
            | Repositories with Fix All of every rule | {_ran.Count(counted => counted.Fixes is not null)} |
            | Findings that Fix All was run on | {fixes.Sum(fix => fix.Found):N0} |
            | Fixed | {fixes.Sum(fix => fix.Fixed):N0} |
            | New compiler errors | {fixes.Sum(fix => fix.NewErrors):N0} |
            | New compiler warnings | {fixes.Sum(fix => fix.NewWarnings):N0} |
            | Files that a second Fix All changes | {fixes.Sum(fix => fix.ChangedAgain):N0} |
            | Exceptions of fixes | {fixes.Sum(fix => fix.Exceptions):N0} |
            | Fix All that did not end in time | {fixes.Count(fix => fix.TimedOut)} |

            """).ReplaceLineEndings("\n");
    }

    private string Repositories()
    {
        var table = new Table("Repository", "Commit", "Chosen for", ">Files", ">Lines", ">Files with errors", ">Warnings", ">Suggestions", ">Exceptions");
        foreach (var counted in counts)
        {
            var entry = list.FirstOrDefault(entry => entry.Repository == counted.Repository);
            var commit = counted.Commit[..10] + (entry is null || entry.Commit == counted.Commit ? "" : " (not the one of the list)");
            var name = $"[{counted.Repository}](https://github.com/{counted.Repository})";
            if (counted.Failure is not null)
                table.Add(name, commit, counted.Failure);
            else
                table.Add(name, commit, string.Join(", ", entry?.Families ?? []), counted.Files, counted.Lines, Share(counted.FilesWithErrors, counted.Files), counted.Findings.Values.Sum(found => found.Warning), counted.Findings.Values.Sum(found => found.Info), counted.Exceptions.Values.Sum());
        }

        foreach (var entry in list.Where(entry => counts.All(counted => counted.Repository != entry.Repository)))
            table.Add(entry.Repository, entry.Commit[..10], "not run");

        return table.ToString();
    }

    private string Findings()
    {
        var lines = _ran.Sum(counted => counted.Lines);
        var total = new Table("Rule", "Default", ">Warnings", ">Suggestions", ">Hidden", ">Repositories", ">Per 100,000 lines");
        var silent = new List<string>();
        foreach (var rule in rules)
        {
            var found = _ran.Select(counted => counted.Findings.GetValueOrDefault(rule.Id)).OfType<SeverityCounts>().ToList();
            if (found.Count is 0)
                silent.Add(rule.Id);
            else
                total.Add($"[{rule.Id}](rules/{rule.Id}.md)", rule.Severity, found.Sum(one => one.Warning), found.Sum(one => one.Info), found.Sum(one => one.Hidden), found.Count, lines is 0 ? "" : (found.Sum(one => one.All) * 100_000.0 / lines).ToString("0.0", CultureInfo.InvariantCulture));
        }

        var each = new Table("Repository", "Findings");
        foreach (var counted in _ran)
            each.Add(counted.Repository, string.Join(", ", counted.Findings.Select(found => $"{found.Key} {found.Value.All.ToString("N0", CultureInfo.InvariantCulture)}")));

        return $"{total}\nFound nothing: {(silent.Count is 0 ? "none" : string.Join(", ", silent))}.\n\n{each}";
    }

    private string Precision()
    {
        var table = new Table("Rule", "What it finds", ">Warnings", ">Read", ">True", ">False", ">Precision", ">Repaired");
        foreach (var rule in rules)
        {
            var warnings = _ran.Sum(counted => counted.Findings.GetValueOrDefault(rule.Id)?.Warning ?? 0);
            var read = labels.Where(label => label.Id == rule.Id && label.Counts).ToList();
            if (rule.Severity is not "Warning" && warnings is 0)
                continue;

            var precision = Precision(rule.Id) is { } share ? share.ToString("0.00", CultureInfo.InvariantCulture) : warnings is 0 ? "no finding" : "not read";
            table.Add($"[{rule.Id}](rules/{rule.Id}.md)", rule.Title, warnings, read.Count, read.Count(label => label.IsTrue), read.Count(label => !label.IsTrue), precision, labels.Count(label => label.Id == rule.Id && !label.Counts));
        }

        return table.ToString();
    }

    /// <summary>The share of true ones among the labelled findings; null where none is labelled.</summary>
    public double? Precision(string id)
    {
        var read = labels.Where(label => label.Id == id && label.Counts).ToList();
        return read.Count is 0 ? null : read.Count(label => label.IsTrue) / (double)read.Count;
    }

    private string Fixes()
    {
        var table = new Table("Rule", ">Repositories", ">Found", ">Fixed", ">Not fixed", ">Files changed", ">Errors before", ">Errors after", ">New errors", ">New warnings", ">Changed again", ">Exceptions", ">Timed out");
        foreach (var rule in rules.Where(rule => rule.HasFix))
        {
            var fixes = _ran.Select(counted => counted.Fixes?.GetValueOrDefault(rule.Id)).OfType<FixCounts>().ToList();
            if (fixes.Count > 0)
                table.Add([$"[{rule.Id}](rules/{rule.Id}.md)", fixes.Count, .. Sums(fixes)]);
        }

        return table.ToString();
    }

    private string FixesByRepository()
    {
        var table = new Table("Repository", ">Found", ">Fixed", ">Not fixed", ">Files changed", ">Errors before", ">Errors after", ">New errors", ">New warnings", ">Changed again", ">Exceptions", ">Timed out", "Fixed of found");
        foreach (var counted in _ran)
        {
            if (counted.Fixes is { } fixes)
                table.Add([counted.Repository, .. Sums([.. fixes.Values]), string.Join(", ", fixes.Select(fix => $"{fix.Key} {fix.Value.Fixed}/{fix.Value.Found}"))]);
            else
                table.Add(counted.Repository, "not run");
        }

        return table.ToString();
    }

    private static IEnumerable<object> Sums(IReadOnlyList<FixCounts> fixes) =>
    [
        fixes.Sum(fix => fix.Found), fixes.Sum(fix => fix.Fixed), fixes.Sum(fix => fix.NotFixed), fixes.Sum(fix => fix.ChangedFiles), fixes.Sum(fix => fix.ErrorsBefore),
        fixes.Sum(fix => fix.ErrorsAfter), fixes.Sum(fix => fix.NewErrors), fixes.Sum(fix => fix.NewWarnings), fixes.Sum(fix => fix.ChangedAgain), fixes.Sum(fix => fix.Exceptions), fixes.Count(fix => fix.TimedOut),
    ];

    private string Times()
    {
        var each = new Table("Repository", ">Load (s)", ">Compile and analyze (s)", ">Fix All (s)");
        foreach (var time in times)
            each.Add(time.Repository, Seconds(time.Load), Seconds(time.Analysis), Seconds(time.Fixes));

        var lines = _ran.Where(counted => times.Any(time => time.Repository == counted.Repository)).Sum(counted => counted.Lines);
        var analyzers = new Table("Analyzer", ">Seconds", ">Milliseconds per 1,000 lines");
        foreach (var analyzer in times.SelectMany(time => time.Analyzers).GroupBy(one => one.Key).OrderByDescending(group => group.Sum(one => one.Value)).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var sum = analyzer.Sum(one => one.Value);
            analyzers.Add(analyzer.Key, Seconds(sum), lines is 0 ? "" : (sum * 1e6 / lines).ToString("0.00", CultureInfo.InvariantCulture));
        }

        return $"{each}\n{analyzers}";
    }

    private static string Seconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Share(int part, int whole) => whole is 0 ? "" : (part * 100.0 / whole).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A Markdown table; a heading that starts with <c>&gt;</c> is that of a column of numbers.</summary>
    private sealed class Table(params string[] headings)
    {
        private readonly StringBuilder _text = new StringBuilder()
            .Append("| ").AppendJoin(" | ", headings.Select(heading => heading.TrimStart('>'))).Append(" |\n|")
            .AppendJoin('|', headings.Select(heading => heading[0] is '>' ? "---:" : "---")).Append("|\n");

        public void Add(params object[] cells)
        {
            var texts = cells.Select(cell => cell is int number ? number.ToString("N0", CultureInfo.InvariantCulture) : cell.ToString()!);
            _text.Append("| ").AppendJoin(" | ", texts.Concat(Enumerable.Repeat("", headings.Length - cells.Length))).Append(" |\n");
        }

        public override string ToString() => _text.ToString();
    }
}
