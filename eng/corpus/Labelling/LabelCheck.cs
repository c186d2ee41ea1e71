using Microsoft.CodeAnalysis;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Labelling;

/// <summary>Holds the labels against the findings of the last run.</summary>
internal sealed class LabelCheck(string folder, IReadOnlyList<Label> labels)
{
    /// <summary>Tells of labels that say something else than the run, or nothing of it.</summary>
    public void Tell()
    {
        foreach (var label in labels.OrderBy(label => label.Repository, StringComparer.Ordinal).ThenBy(label => label.Id, StringComparer.Ordinal))
        {
            var state = (IsWarning(label), label.IsTrue, label.Repaired) switch
            {
                (null, _, _) => "stale: its repository was not run at this commit",
                (true, _, true) => $"repaired, and a warning again: {label.Reason}",
                (true, false, _) => $"labelled false, and still a warning: {label.Reason}",
                (false, true, _) => "stale: labelled true, and not a warning any more",
                (false, false, false) => "stale: labelled false, and not a warning any more; --mark calls it repaired",
                _ => null,
            };
            if (state is not null)
                Console.WriteLine($"{label.Id} {label.Repository} {label.Path}:{label.Line}: {state}");
        }

        foreach (var rule in labels.Where(label => label.Counts).GroupBy(label => label.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine(FormattableString.Invariant($"{rule.Key}: {rule.Count(label => label.IsTrue)} of {rule.Count()} true, {rule.Count(label => label.IsTrue) / (double)rule.Count():0.00}"));
    }

    /// <summary>The labels, with those called repaired that were false and are no warnings any more.</summary>
    public IEnumerable<Label> Mark() => labels.Select(label => label with { Repaired = !label.IsTrue && (IsWarning(label) is { } isWarning ? !isWarning : label.Repaired) });

    /// <summary>Whether the run reported it loudly; null where it says nothing.</summary>
    private bool? IsWarning(Label label) => LastRun.Commit(folder, label.Repository) == label.Commit
        ? LastRun.Findings(folder, label.Repository).Any(finding => finding.Path == label.Path && finding.Line == label.Line && finding.Id == label.Id && finding.Severity >= DiagnosticSeverity.Warning)
        : null;
}
