using Seaworthy.Corpus.Analysis;
using Seaworthy.Corpus.Results;
using Seaworthy.Corpus.Running;

namespace Seaworthy.Corpus.Labelling;

/// <summary>What the last run found in a repository.</summary>
internal static class LastRun
{
    private static readonly Dictionary<string, IReadOnlyList<Finding>> Read = [];

    public static IReadOnlyList<Finding> Findings(string folder, string repository)
    {
        if (!Read.TryGetValue(repository, out var findings))
            Read.Add(repository, findings = ReadFindings(folder, repository));

        return findings;
    }

    private static IReadOnlyList<Finding> ReadFindings(string folder, string repository)
    {
        var file = Path.Combine(folder, Checkout.FolderName(repository), Worker.FindingsFile);
        return File.Exists(file) ? [.. File.ReadLines(file).Select(Finding.Parse).OfType<Finding>()] : [];
    }

    /// <summary>The commit that was run; null where none was.</summary>
    public static string? Commit(string folder, string repository)
    {
        var file = Path.Combine(folder, Checkout.FolderName(repository), Worker.CountsFile);
        return File.Exists(file) ? CorpusFiles.ReadOne<RepositoryCounts>(file).Commit : null;
    }
}
