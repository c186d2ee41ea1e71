using System.Diagnostics;
using System.Text;

namespace Seaworthy.Corpus.Fixing;

/// <summary>What a Fix All changed, as a patch to read.</summary>
internal static class Patch
{
    public static async Task WriteAsync(SolutionDelta changes, string root, string file)
    {
        var work = Directory.CreateTempSubdirectory("seaworthy corpus ").FullName;
        try
        {
            foreach (var path in changes.Paths)
            {
                foreach (var (side, solution) in new[] { ("a", changes.Before), ("b", changes.After) })
                {
                    if (solution.GetDocumentIdsWithFilePath(path).Select(solution.GetDocument).FirstOrDefault() is not { } document)
                        continue;

                    var copy = Path.Combine(work, side, Path.GetRelativePath(root, path));
                    Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                    await File.WriteAllTextAsync(copy, (await document.GetTextAsync()).ToString(), new UTF8Encoding(false));
                }
            }

            var start = new ProcessStartInfo("git", ["diff", "--no-index", "--no-prefix", "--no-color", "--no-ext-diff", "a", "b"]) { WorkingDirectory = work, RedirectStandardOutput = true };
            using var git = Process.Start(start)!;
            await File.WriteAllTextAsync(file, await git.StandardOutput.ReadToEndAsync());
            await git.WaitForExitAsync();
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }
}
