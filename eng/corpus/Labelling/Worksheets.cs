using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.CodeAnalysis;
using Seaworthy.Corpus.Analysis;
using Seaworthy.Corpus.Results;
using Seaworthy.Corpus.Running;

namespace Seaworthy.Corpus.Labelling;

/// <summary>
/// For each rule up to 50 of the warnings of the last run, with the code around them, for somebody to read. They are drawn by lot, one
/// repository after the other; the lot of a finding is a hash of its place, so that the same findings are drawn whatever else changes.
/// </summary>
internal static class Worksheets
{
    private const int Most = 50;
    private const int LinesBefore = 25;
    private const int LinesAfter = 15;

    public static void Write(CommandLine line, CorpusFiles files)
    {
        var folder = Path.Combine(line.Out, "worksheets");
        Directory.CreateDirectory(folder);
        var checkouts = files.ReadList().Select(entry => Checkout.Find(entry, line.Folder)).OfType<Checkout>().ToList();
        var findings = checkouts.SelectMany(checkout => LastRun.Findings(line.Out, checkout.Entry.Repository).Select(finding => (Checkout: checkout, Finding: finding)))
            .Where(found => found.Finding.Severity is DiagnosticSeverity.Warning);
        foreach (var rule in findings.GroupBy(found => found.Finding.Id))
        {
            var chosen = Draw(rule.GroupBy(found => found.Checkout, found => found.Finding));
            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{rule.Key}: {rule.Count()} warnings, {chosen.Count} chosen\n");
            foreach (var (checkout, finding) in chosen)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n==== {checkout.Entry.Repository} {checkout.Commit}\n{finding.Path}:{finding.Line}:{finding.Column} {finding.Id} {finding.Message}\n");
                var source = File.ReadAllLines(Path.Combine(checkout.Folder, finding.Path));
                for (var i = Math.Max(0, finding.Line - 1 - LinesBefore); i < Math.Min(source.Length, finding.Line + LinesAfter); i++)
                    text.Append(CultureInfo.InvariantCulture, $"{(i == finding.Line - 1 ? '>' : ' ')}{i + 1,5} {source[i]}\n");
            }

            File.WriteAllText(Path.Combine(folder, rule.Key + ".txt"), text.ToString());
            Console.WriteLine($"{rule.Key}: {chosen.Count} of {rule.Count()}");
        }
    }

    private static List<(Checkout Checkout, Finding Finding)> Draw(IEnumerable<IGrouping<Checkout, Finding>> repositories)
    {
        var lots = repositories
            .OrderBy(group => group.Key.Entry.Repository, StringComparer.Ordinal)
            .SelectMany(group => group.OrderBy(finding => Lot(group.Key.Entry.Repository, finding), StringComparer.Ordinal).Select((finding, round) => (group.Key, Finding: finding, Round: round)));
        return
        [
            .. lots.OrderBy(lot => lot.Round).Take(Most)
                .OrderBy(lot => lot.Key.Entry.Repository, StringComparer.Ordinal).ThenBy(lot => lot.Finding)
                .Select(lot => (lot.Key, lot.Finding)),
        ];
    }

    private static string Lot(string repository, Finding finding) =>
        Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{finding.Id}|{Checkout.FolderName(repository)}|{finding.Path}|{finding.Line}"))));
}
