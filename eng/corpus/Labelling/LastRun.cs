using Seaworthy.Corpus.Analysis;
using Seaworthy.Corpus.Results;
using Seaworthy.Corpus.Running;

namespace Seaworthy.Corpus.Labelling;

/// <summary>What the last run found in a repository.</summary>
internal static class LastRun
{
    public static IReadOnlyList<Finding> Findings(string folder, string repository)
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
