#!/usr/bin/env dotnet
#:include demo/*.cs
// The package from end to end, as a user meets it:
//
//     dotnet run eng/demo.cs             packs it, installs it in a copy of samples/, repairs the copy, shows what changed
//     dotnet run eng/demo.cs -- --keep   the same, and leaves the copy behind
//
// Ends with a non-zero exit code as soon as a step falls short.
using System.Diagnostics;
using System.Text;
using System.Text.Json;

const string Package = "Seaworthy.Analyzers";
const int MostRuns = 3;

Story[] stories = [new LoggingStory(), new RetryStory(), new WorkerStory(), new ShopStory(), new FlagStory()];

Console.OutputEncoding = Encoding.UTF8;
var watch = Stopwatch.StartNew();
var repository = Path.GetDirectoryName((string)AppContext.GetData("EntryPointFileDirectoryPath")!)!;
var workshop = Directory.CreateTempSubdirectory("seaworthy demo ").FullName; // The space is on purpose.
try
{
    Screen.Line("Seaworthy from end to end", ConsoleColor.White);
    Run();
    Screen.Line($"\nEverything held. {watch.Elapsed.TotalSeconds:0} s in all.", ConsoleColor.Green);
}
catch (FellShort problem)
{
    Screen.Line($"\n\nThe demo fell short: {problem.Message}\nWhat it made is left in {workshop}", ConsoleColor.Red);
    return 1;
}

if (args.Contains("--keep"))
    Screen.Line($"The repaired samples are in {workshop}", ConsoleColor.DarkGray);
else
    Directory.Delete(workshop, recursive: true);

return 0;

void Run()
{
    var feed = Path.Combine(workshop, "feed");
    var service = Path.Combine(workshop, "samples");
    var user = new Tool(repository, []);

    var version = Screen.Step($"Pack {Package}", () =>
    {
        user.Run("dotnet", "pack", "src/Package", "--output", feed, "--nologo");
        return Path.GetFileNameWithoutExtension(Directory.GetFiles(feed, "*.nupkg").Single())[(Package.Length + 1)..];
    });

    Screen.Step($"Copy samples/ to {service}", () => Copy(Path.Combine(repository, "samples"), service));
    File.Copy(Path.Combine(repository, "global.json"), Path.Combine(service, "global.json"));

    // The libraries of the samples come from where they always come from. The package comes from the feed alone, into a
    // folder of its own, so that neither run nor machine ever sees a stale one.
    var libraries = user.Run("dotnet", "nuget", "locals", "global-packages", "--list").Split(':', 2)[1].Trim();
    var tool = new Tool(service, [("NUGET_PACKAGES", Path.Combine(workshop, "packages")), ("NUGET_FALLBACK_PACKAGES", libraries)]);
    Screen.Step($"Install: dotnet add package {Package}", () =>
    {
        foreach (var project in stories.SelectMany(story => story.Projects))
            user.Run("dotnet", "restore", Path.Combine(service, project));

        File.WriteAllText(Path.Combine(service, "nuget.config"), $"""<configuration><packageSources><clear /><add key="demo" value="{feed}" /></packageSources></configuration>""");
        foreach (var project in stories.SelectMany(story => story.Projects))
            tool.Run("dotnet", "add", project, "package", Package, "--version", version);
    });

    foreach (var story in stories)
        story.Prepare(service);

    var findings = Screen.Step("Build", () => stories.SelectMany(story => Build(tool, service, story)).ToList());
    findings.ForEach(Screen.Finding);
    foreach (var story in stories)
    {
        var unseen = story.Rules.Except(findings.Where(finding => finding.File.StartsWith(story.Folder, StringComparison.Ordinal)).Select(finding => finding.Rule)).ToList();
        FellShort.If(unseen.Count > 0, $"the package found nothing for {string.Join(", ", unseen)} in samples/{story.Folder}.");
    }

    var before = Screen.Step("Run it as it is", () => RunAll(tool, service));

    var original = Path.Combine(workshop, "before");
    Copy(service, original);

    // What is repaired may be worth another word: a loop that has an end now may still wait too evenly.
    var left = findings;
    for (var run = 1; run <= MostRuns && left.Count > 0; run++)
    {
        var ids = left.Select(finding => finding.Rule).Distinct().Order().ToArray();
        Screen.Step($"Repair: dotnet format analyzers --severity info --diagnostics {string.Join(' ', ids)}", () =>
        {
            foreach (var story in stories)
                tool.Run("dotnet", ["format", "analyzers", story.RepairedPath, "--no-restore", "--severity", "info", "--diagnostics", .. ids]);
        });
        left = Screen.Step("Build again", () => stories.SelectMany(story => Build(tool, service, story)).ToList());
        left.ForEach(Screen.Finding);
    }

    var changed = SourceFiles(original).Where(file => File.ReadAllText(Path.Combine(original, file)) != File.ReadAllText(Path.Combine(service, file))).ToList();
    FellShort.If(changed.Count == 0, "the repair changed no file.");
    var git = new Tool(workshop, []);
    foreach (var file in changed)
        Screen.Diff(git.Run("git", [0, 1], "diff", "--no-index", "--no-color", "--no-ext-diff", "--no-prefix", "--unified=1", Path.Combine("before", file), Path.Combine("samples", file)));

    FellShort.If(left.Count > 0, $"{left.Count} of {findings.Count} findings are left after the repair.");
    Screen.Line($"     {findings.Count} findings before, none now", ConsoleColor.DarkGray);

    var after = Screen.Step("Run it repaired", () => RunAll(tool, service));
    foreach (var story in stories)
        story.Tell(before[story], after[story]);
}

static List<Finding> Build(Tool tool, string folder, Story story) => [.. story.Projects.SelectMany(project => BuildProject(tool, folder, project))];

static List<Finding> BuildProject(Tool tool, string folder, string project)
{
    var log = Path.Combine(folder, Path.GetDirectoryName(project)!, "obj", "findings.sarif");
    tool.Run("dotnet", "build", project, "--no-restore", "--no-dependencies", "--no-incremental", "--nologo", $"-p:ErrorLog={log}%2Cversion=2.1");
    using var sarif = JsonDocument.Parse(File.ReadAllText(log));
    var run = sarif.RootElement.GetProperty("runs")[0];
    var links = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
        .ToDictionary(rule => rule.GetProperty("id").GetString()!, rule => rule.TryGetProperty("helpUri", out var link) ? link.GetString()! : "");

    return
    [
        .. from result in run.GetProperty("results").EnumerateArray()
           let id = result.GetProperty("ruleId").GetString()!
           where id.StartsWith("SEA", StringComparison.Ordinal)
           let place = result.GetProperty("locations")[0].GetProperty("physicalLocation")
           let file = new Uri(place.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath
           let line = place.GetProperty("region").GetProperty("startLine").GetInt32()
           orderby file, line
           select new Finding(id, Path.GetRelativePath(folder, file), line, result.GetProperty("message").GetProperty("text").GetString()!, links[id]),
    ];
}

// All at once: some do nothing for half a minute but wait for their end.
Dictionary<Story, string> RunAll(Tool tool, string folder)
{
    var runs = stories.ToDictionary(story => story, story => Task.Run(() => story.Run(tool, folder)));
    return runs.ToDictionary(run => run.Key, run => run.Value.GetAwaiter().GetResult());
}

static void Copy(string from, string to)
{
    foreach (var file in SourceFiles(from))
    {
        var target = Path.Combine(to, file);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(Path.Combine(from, file), target);
    }
}

// Everything but what a build has made.
static IEnumerable<string> SourceFiles(string folder) =>
    from file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
    let name = Path.GetRelativePath(folder, file)
    where !name.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj")
    select name;
