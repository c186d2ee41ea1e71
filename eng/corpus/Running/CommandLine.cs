using System.Globalization;

namespace Seaworthy.Corpus.Running;

/// <summary>A mistake in the command line; its message is shown as it is.</summary>
internal sealed class UsageException(string message) : Exception(message);

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    public const string Usage = """
        dotnet run --project eng/corpus -c Release -- <command>

        run <folder>         compiles the repositories of eng/corpus.json in the folder, runs every rule and Fix All
                             of every rule over them, and writes counts, times and docs/corpus.md
          --only NAME        only the repositories whose name contains this; repeatable
          --ids ID,ID        Fix All of these rules only; nothing of the repository is written
          --no-fix           no Fix All: its numbers stay as they were
          --timeout SECONDS  for the analysis of a project, and for Fix All of a rule (300)
          --limit MINUTES    for a repository (30)
        worksheet <folder>   up to 50 warnings of each rule of the last run, to be read and labelled
        labels               compares eng/labels with the findings of the last run
          --mark             and calls those repaired that were false and are no warnings any more
        tables               writes the tables of docs/corpus.md again

        --out FOLDER         where runs leave their findings and patches (artifacts/corpus)

        A checkout is called <owner>+<name>, or <name>.
        """;

    public required string Command { get; init; }

    public string Folder { get; private init; } = "";

    public required string Out { get; init; }

    public IReadOnlyList<string> Only { get; private init; } = [];

    public IReadOnlyList<string> Ids { get; private init; } = [];

    public bool Fixes { get; private init; } = true;

    public bool Marks { get; private init; }

    public TimeSpan Timeout { get; private init; } = TimeSpan.FromMinutes(5);

    public TimeSpan Limit { get; private init; } = TimeSpan.FromMinutes(30);

    public static CommandLine Parse(IEnumerable<string> args, string defaultOut)
    {
        var queue = new Queue<string>(args);
        var line = new CommandLine { Command = queue.TryDequeue(out var command) ? command : throw new UsageException(Usage), Out = defaultOut };
        while (queue.TryDequeue(out var arg))
        {
            line = arg switch
            {
                "--only" => line with { Only = [.. line.Only, Value()] },
                "--ids" => line with { Ids = [.. line.Ids, .. Value().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] },
                "--mark" => line with { Marks = true },
                "--no-fix" => line with { Fixes = false },
                "--timeout" => line with { Timeout = TimeSpan.FromSeconds(Number()) },
                "--limit" => line with { Limit = TimeSpan.FromMinutes(Number()) },
                "--out" => line with { Out = Path.GetFullPath(Value()) },
                _ when !arg.StartsWith('-') && line.Folder.Length is 0 => line with { Folder = Path.GetFullPath(arg) },
                _ => throw new UsageException($"'{arg}' is not known.\n\n{Usage}"),
            };

            string Value() => queue.TryDequeue(out var value) ? value : throw new UsageException($"{arg} needs a value.");

            int Number() => int.TryParse(Value(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new UsageException($"{arg} needs a positive number.");
        }

        return line.Command is "run" or "work" or "worksheet" && !Directory.Exists(line.Folder) ? throw new UsageException($"There is no folder '{line.Folder}'.") : line;
    }
}
