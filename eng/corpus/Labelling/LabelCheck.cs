using Microsoft.CodeAnalysis;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Labelling;

/// <summary>Holds the labels against the findings of the last run.</summary>
internal static class LabelCheck
{
    public static void Tell(string folder, IReadOnlyList<Label> labels)
    {
        foreach (var repository in labels.GroupBy(label => label.Repository).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var commit = LastRun.Commit(folder, repository.Key);
            var findings = LastRun.Findings(folder, repository.Key).ToLookup(finding => (finding.Path, finding.Line, finding.Id));
            foreach (var label in repository)
            {
                var found = findings[(label.Path, label.Line, label.Id)].Select(finding => (DiagnosticSeverity?)finding.Severity).Max();
                var state = (found, label.IsTrue) switch
                {
                    _ when commit is null => "not run",
                    _ when commit != label.Commit => $"of another commit than the last run ({commit})",
                    (null, true) => "stale: labelled true and no longer reported",
                    (null, false) => "stale: labelled false and no longer reported",
                    ( < DiagnosticSeverity.Warning, true) => "labelled true, and not a warning any more",
                    ( < DiagnosticSeverity.Warning, false) => "labelled false, and not a warning any more",
                    (_, false) => $"labelled false and still reported: {label.Reason}",
                    _ => null,
                };
                if (state is not null)
                    Console.WriteLine($"{label.Id} {label.Repository} {label.Path}:{label.Line}: {state}");
            }
        }

        foreach (var rule in labels.GroupBy(label => label.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
            Console.WriteLine(FormattableString.Invariant($"{rule.Key}: {rule.Count(label => label.IsTrue)} of {rule.Count()} true, {rule.Count(label => label.IsTrue) / (double)rule.Count():0.00}"));
    }
}
