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

// What each sample is asked after its repair: the incident an operator looks for, and the value they know of it.
Sample[] samples =
[
    new("logging", "OrderService.csproj", "Failed to process order 12345", "OrderId", "12345",
        "The bank's reply to order 12346 has braces in it. A log call took them for placeholders and threw, so the order was never set aside."),
];

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
        foreach (var sample in samples)
            user.Run("dotnet", "restore", Path.Combine(service, sample.Folder, sample.Project));

        File.WriteAllText(Path.Combine(service, "nuget.config"), $"""<configuration><packageSources><clear /><add key="demo" value="{feed}" /></packageSources></configuration>""");
        foreach (var sample in samples)
            tool.Run("dotnet", "add", sample.ProjectPath, "package", Package, "--version", version);
    });

    var findings = Screen.Step("Build", () => samples.SelectMany(sample => Build(tool, service, sample)).ToList());
    findings.ForEach(Screen.Finding);
    FellShort.If(findings.Count == 0, "the package found nothing in the samples.");
    var before = Screen.Step("Run it as it is", () => samples.ToDictionary(sample => sample, sample => Events(tool, sample)));

    var original = Path.Combine(workshop, "before");
    Copy(service, original);
    var ids = findings.Select(finding => finding.Rule).Distinct().Order().ToArray();
    Screen.Step($"Repair: dotnet format analyzers --diagnostics {string.Join(' ', ids)}", () =>
    {
        foreach (var sample in samples)
            tool.Run("dotnet", ["format", "analyzers", sample.ProjectPath, "--no-restore", "--diagnostics", .. ids]);
    });
    var changed = SourceFiles(original).Where(file => File.ReadAllText(Path.Combine(original, file)) != File.ReadAllText(Path.Combine(service, file))).ToList();
    FellShort.If(changed.Count == 0, "the repair changed no file.");
    var git = new Tool(workshop, []);
    foreach (var file in changed)
        Screen.Diff(git.Run("git", [0, 1], "diff", "--no-index", "--no-color", "--no-ext-diff", "--no-prefix", "--unified=1", Path.Combine("before", file), Path.Combine("samples", file)));

    var left = Screen.Step("Build again", () => samples.SelectMany(sample => Build(tool, service, sample)).ToList());
    left.ForEach(Screen.Finding);
    FellShort.If(left.Count > 0, $"{left.Count} of {findings.Count} findings are left after the repair.");
    Screen.Line($"     {findings.Count} findings before, none now", ConsoleColor.DarkGray);

    var after = Screen.Step("Run it repaired", () => samples.ToDictionary(sample => sample, sample => Events(tool, sample)));
    foreach (var sample in samples)
        Compare(sample, before[sample], after[sample]);
}

static List<Finding> Build(Tool tool, string folder, Sample sample)
{
    var log = Path.Combine(folder, sample.Folder + ".sarif");
    tool.Run("dotnet", "build", sample.ProjectPath, "--no-restore", "--no-incremental", "--nologo", $"-p:ErrorLog={log}%2Cversion=2.1");
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

static List<Event> Events(Tool tool, Sample sample) =>
[
    .. tool.Run("dotnet", "run", "--no-build", "--project", sample.ProjectPath)
        .Split('\n', StringSplitOptions.TrimEntries)
        .Where(line => line.StartsWith('{'))
        .Select(Event.Parse),
];

static void Compare(Sample sample, List<Event> before, List<Event> after)
{
    var (was, now) = (sample.FindIncident(before), sample.FindIncident(after));
    Screen.Line("\nThe incident, as the log store receives it", ConsoleColor.White);
    Screen.Event("before", was);
    Screen.Event("after", now);

    var (hitsBefore, hitsAfter) = (sample.Query(before), sample.Query(after));
    Screen.Line("\nWhat its operator can ask now", ConsoleColor.White);
    Screen.Row("", "before", "after");
    Screen.Row($"events with {sample.Key} = {sample.Value}", hitsBefore, hitsAfter);
    Screen.Row("events with values to search for", before.Count(item => item.Values.Count > 0), after.Count(item => item.Values.Count > 0));
    Screen.Row("different templates to group by", before.Select(item => item.Template).Distinct().Count(), after.Select(item => item.Template).Distinct().Count());

    Screen.Line("\nLog lines that were not there before, and those they took the place of", ConsoleColor.White);
    foreach (var line in Event.Missing(before, after))
        Screen.Line("  - " + line, ConsoleColor.Red);

    foreach (var line in Event.Missing(after, before))
        Screen.Line("  + " + line, ConsoleColor.Green);

    Screen.Line("  " + sample.Lesson, ConsoleColor.DarkGray);
    FellShort.If(was.Values.Count > 0, "the incident had values to search for before the repair, so there is nothing to show.");
    FellShort.If(hitsBefore > 0 || hitsAfter == 0, $"{sample.Key} = {sample.Value} finds {hitsBefore} events before the repair and {hitsAfter} after it.");
    FellShort.If(now.Message != was.Message, $"the text of the incident changed to '{now.Message}'.");
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

sealed record Sample(string Folder, string Project, string Incident, string Key, string Value, string Lesson)
{
    public string ProjectPath => Path.Combine(Folder, Project);

    public Event FindIncident(List<Event> events) => events.FirstOrDefault(item => item.Message.Contains(Incident, StringComparison.Ordinal))
        ?? throw new FellShort($"samples/{Folder} did not log '{Incident}'.");

    public int Query(List<Event> events) => events.Count(item => item.Values.TryGetValue(Key, out var value) && value == Value);
}

sealed record Finding(string Rule, string File, int Line, string Message, string Link);

/// <summary>A line of the JSON console: its text, and the values that a log store can search in it and in its scopes.</summary>
sealed record Event(string Level, string Message, string Template, IReadOnlyDictionary<string, string> Values)
{
    public static Event Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var state = json.RootElement.GetProperty("State");
        var values = new Dictionary<string, string>();
        foreach (var part in json.RootElement.GetProperty("Scopes").EnumerateArray().Prepend(state).Where(part => part.ValueKind == JsonValueKind.Object))
        {
            foreach (var value in part.EnumerateObject().Where(value => value.Name is not ("Message" or "{OriginalFormat}")))
                values[value.Name] = value.Value.ToString();
        }

        return new(json.RootElement.GetProperty("LogLevel").GetString()!, json.RootElement.GetProperty("Message").GetString()!, state.GetProperty("{OriginalFormat}").GetString()!, values);
    }

    /// <summary>The texts of <paramref name="events"/> that the others lack.</summary>
    public static IEnumerable<string> Missing(List<Event> events, List<Event> others) =>
        events.Select(item => item.Message).Except(others.Select(item => item.Message));
}

/// <summary>Runs programs in a folder, and takes a failure for the end of the demo.</summary>
sealed class Tool(string folder, (string Name, string Value)[] environment)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    public string Run(string program, params string[] arguments) => Run(program, [0], arguments);

    public string Run(string program, int[] goodCodes, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8 };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in environment)
            start.Environment[name] = value;

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var command = $"{program} {string.Join(' ', arguments)}";
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new FellShort($"'{command}' did not end within {Patience.TotalMinutes} minutes.");
        }

        FellShort.If(!goodCodes.Contains(process.ExitCode), $"'{command}' ended with {process.ExitCode}:\n{output.Result}{errors.Result}");
        return output.Result;
    }
}

sealed class FellShort(string message) : Exception(message)
{
    public static void If(bool condition, string message)
    {
        if (condition)
            throw new FellShort(message);
    }
}

/// <summary>Colour is for people: .NET drops it when the output is redirected, and NO_COLOR when it is not wanted.</summary>
static class Screen
{
    private static readonly bool Colour = string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
    private static int _step;

    public static void Line(string text, ConsoleColor colour)
    {
        Write(text, colour);
        Console.WriteLine();
    }

    public static void Step(string title, Action work) => Step(title, () => { work(); return 0; });

    public static T Step<T>(string title, Func<T> work)
    {
        Console.WriteLine();
        Write($"{++_step,3}. {title} ... ", ConsoleColor.Cyan);
        var watch = Stopwatch.StartNew();
        var result = work();
        Line($"{watch.Elapsed.TotalSeconds:0.0} s", ConsoleColor.DarkGray);
        return result;
    }

    public static void Finding(Finding finding)
    {
        Write($"     {finding.Rule} ", ConsoleColor.Yellow);
        Line($"{finding.File}:{finding.Line}", ConsoleColor.White);
        Console.WriteLine("       " + finding.Message);
        Line("       " + finding.Link, ConsoleColor.DarkGray);
    }

    public static void Diff(string diff)
    {
        foreach (var line in diff.Split('\n', StringSplitOptions.RemoveEmptyEntries).SkipWhile(line => !line.StartsWith("---", StringComparison.Ordinal)))
            Line("     " + line.TrimEnd('\r'), line[0] switch { '-' => ConsoleColor.Red, '+' => ConsoleColor.Green, '@' => ConsoleColor.DarkCyan, _ => ConsoleColor.Gray });
    }

    public static void Event(string when, Event item)
    {
        Write($"  {when,-7}", ConsoleColor.Cyan);
        Console.WriteLine($"{item.Level}  {item.Message}");
        Console.WriteLine($"         template  {item.Template}");
        Console.WriteLine($"         values    {(item.Values.Count == 0 ? "none" : string.Join(", ", item.Values.Select(value => $"{value.Key} = {value.Value}")))}");
    }

    public static void Row(string title, object before, object after) => Console.WriteLine($"  {title,-40}{before,8}{after,8}");

    private static void Write(string text, ConsoleColor colour)
    {
        if (Colour)
            Console.ForegroundColor = colour;

        Console.Write(text);
        if (Colour)
            Console.ResetColor();
    }
}
