using System.Diagnostics;
using Seaworthy.Corpus.Results;

namespace Seaworthy.Corpus.Running;

/// <summary>
/// Has the repositories run in a process of its own, so that none takes the others down: one that ends the process, or doesn't come to
/// an end, is noted as such, and the rest go on in a new one.
/// </summary>
internal sealed class Conductor(CommandLine line, CorpusFiles files)
{
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(1);

    public int Run()
    {
        var checkouts = FindCheckouts();
        if (checkouts.Count is 0)
            throw new UsageException("None of the repositories is there.");

        var counts = new List<RepositoryCounts>();
        var left = new Queue<Checkout>(checkouts);
        foreach (var checkout in checkouts)
        {
            if (File.Exists(Result(checkout, Worker.CountsFile)))
                File.Delete(Result(checkout, Worker.CountsFile));
        }

        while (left.Count > 0)
        {
            var end = RunWorker(left, counts);
            if (left.TryDequeue(out var broken))
            {
                Console.WriteLine($"{broken.Entry.Repository}: {end}");
                counts.Add(new() { Repository = broken.Entry.Repository, Commit = broken.Commit, Failure = end });
                Publish(counts);
            }
        }

        return 0;
    }

    private List<Checkout> FindCheckouts()
    {
        var result = new List<Checkout>();
        foreach (var entry in files.ReadList().Where(entry => line.Only.Count is 0 || line.Only.Any(name => entry.Repository.Contains(name, StringComparison.OrdinalIgnoreCase))))
        {
            if (Checkout.Find(entry, line.Folder) is not { } checkout)
            {
                Console.WriteLine($"{entry.Repository}: skipped, there is no folder {Checkout.FolderName(entry.Repository)} and none named {entry.Repository.Split('/')[1]}");
                continue;
            }

            if (checkout.Commit != entry.Commit)
                Console.WriteLine($"{entry.Repository}: at {checkout.Commit}, and not at {entry.Commit} as the list says; it is run as it is");

            result.Add(checkout);
        }

        return result;
    }

    /// <summary>Takes from the queue all that came to an end, and says how the process did.</summary>
    private string RunWorker(Queue<Checkout> left, List<RepositoryCounts> counts)
    {
        string[] options =
        [
            "work", line.Folder, "--out", line.Out, "--timeout", $"{line.Timeout.TotalSeconds:0}",
            .. left.SelectMany(checkout => new[] { "--only", checkout.Entry.Repository }),
            .. line.Ids.Count > 0 ? ["--ids", string.Join(',', line.Ids)] : Array.Empty<string>(),
            .. line.Fixes ? [] : new[] { "--no-fix" },
        ];
        using var worker = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, options))!;
        var watch = Stopwatch.StartNew();
        for (var isRunning = true; isRunning && left.Count > 0;)
        {
            isRunning = !worker.WaitForExit(Glance);
            while (left.TryPeek(out var next) && File.Exists(Result(next, Worker.CountsFile)))
            {
                counts.Add(CorpusFiles.ReadOne<RepositoryCounts>(Result(left.Dequeue(), Worker.CountsFile)));
                Publish(counts);
                watch.Restart();
            }

            if (isRunning && watch.Elapsed > line.Limit)
            {
                worker.Kill(entireProcessTree: true);
                worker.WaitForExit();
                return $"not done within {line.Limit.TotalMinutes:0} minutes";
            }
        }

        worker.WaitForExit();
        return $"the process ended with {worker.ExitCode}";
    }

    /// <summary>As soon as a repository is done, so that a run that is broken off was not for nothing. Those that are not part of the run keep what they had.</summary>
    private void Publish(List<RepositoryCounts> counts)
    {
        if (line.Ids.Count > 0)
            return;

        // Without Fix All there is nothing new to tell of it.
        var known = files.ReadCounts();
        counts = [.. counts.Select(counted => counted with { Fixes = counted.Fixes ?? (line.Fixes ? null : known.FirstOrDefault(one => one.Repository == counted.Repository && one.Commit == counted.Commit)?.Fixes) })];

        var listed = files.ReadList().Select(entry => entry.Repository).ToHashSet(StringComparer.Ordinal);
        var times = counts.Where(counted => counted.Failure is null)
            .Select(counted => CorpusFiles.ReadOne<RepositoryTimes>(Path.Combine(line.Out, Checkout.FolderName(counted.Repository), Worker.TimesFile)))
            .ToList();
        CorpusFiles.Write(files.Counts, counts.UnionBy(known, counted => counted.Repository).Where(counted => listed.Contains(counted.Repository)).OrderBy(counted => counted.Repository, StringComparer.Ordinal));
        CorpusFiles.Write(files.Times, times.UnionBy(files.ReadTimes(), timed => timed.Repository).Where(timed => listed.Contains(timed.Repository)).OrderBy(timed => timed.Repository, StringComparer.Ordinal));
    }

    private string Result(Checkout checkout, string name) => Path.Combine(line.Out, Checkout.FolderName(checkout.Entry.Repository), name);
}
