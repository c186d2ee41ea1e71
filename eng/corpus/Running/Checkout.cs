using System.Diagnostics;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Running;

/// <summary>A repository of the corpus on this machine.</summary>
internal sealed record Checkout(CorpusEntry Entry, string Folder, string Commit)
{
    /// <summary>The folder of the checkout, or null where there is none. It may be a link.</summary>
    public static Checkout? Find(CorpusEntry entry, string folder)
    {
        foreach (var name in new[] { FolderName(entry.Repository), entry.Repository.Split('/')[1] })
        {
            var path = Path.Combine(folder, name);
            if (Directory.Exists(path))
                return new(entry, path, Head(path));
        }

        return null;
    }

    public static string FolderName(string repository) => repository.Replace('/', '+');

    private static string Head(string folder)
    {
        var start = new ProcessStartInfo("git", ["-C", folder, "rev-parse", "HEAD"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var git = Process.Start(start)!;
        var head = git.StandardOutput.ReadToEnd().Trim();
        git.WaitForExit();
        return git.ExitCode is 0 ? head : throw new UsageException($"{folder} is no checkout of git.");
    }
}
