// Mutation testing of the engines: changes a part of their code, one small change at a time, and counts the changes that no test
// notices. It takes long: the assembly is compiled with all its changes first. So it is no part of the tests:
//
//   dotnet run eng/mutation.cs -- retry [templates] [--part 0.1] [--seed 1]
//   dotnet run eng/mutation.cs -- flags
//
// The results lie in artifacts/mutation: a page for each engine with its score and everything that has survived.

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

Engine[] known =
[
    new("retry", "Analyzers", "src/Analyzers/Retry/Recognition", "src/Analyzers/Retry/RetryLoopRecogniser.cs"),
    new("templates", "Analyzers", "src/Analyzers/Logging/Templates"),
    new("flags", "CodeFixes", "src/CodeFixes/Flags/Elimination"),
];

var root = Path.GetDirectoryName(Path.GetDirectoryName(Source()))!;
var engines = known.Where(engine => args.Contains(engine.Name)).ToArray();
if (engines.Length is 0 || engines.DistinctBy(engine => engine.Project).Count() > 1)
{
    Console.Error.WriteLine("Name an engine (retry, templates or flags), or several of one assembly.");
    return 2;
}

var part = double.Parse(Option("--part", "0.1"), CultureInfo.InvariantCulture);
var seed = int.Parse(Option("--seed", "1"), CultureInfo.InvariantCulture);
var output = Path.Combine(root, "artifacts", "mutation");
var config = Path.Combine(output, string.Join('-', engines.Select(engine => engine.Name)) + ".json");
Directory.CreateDirectory(output);
File.WriteAllText(config, JsonSerializer.Serialize(new Dictionary<string, object>
{
    ["stryker-config"] = new Dictionary<string, object>
    {
        ["project"] = engines[0].Project + ".csproj",
        ["test-runner"] = "mtp",
        ["coverage-analysis"] = "perTest",
        ["concurrency"] = 1,
        ["mutate"] = engines.SelectMany(Sample).ToArray(),
        ["reporters"] = new[] { "json" },
    },
}));

var tests = Path.Combine(root, "eng", "mutation");
Environment.SetEnvironmentVariable("Engines", string.Join(' ', engines.Select(engine => engine.Name)));
if (Run(root, "tool", "restore") is not 0
    || Run(tests, "tool", "run", "dotnet-stryker", "-f", Path.GetRelativePath(tests, config), "-O", output, "--skip-version-check") is not 0)
    return 1;

using var report = JsonDocument.Parse(File.ReadAllText(Path.Combine(output, "reports", "mutation-report.json")));
foreach (var engine in engines)
    Write(engine);

return 0;

string Option(string name, string value) => Array.IndexOf(args, name) is var index and >= 0 ? args[index + 1] : value;

int Run(string folder, params string[] arguments)
{
    using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder })!;
    process.WaitForExit();
    return process.ExitCode;
}

// Blocks of lines, so that the mutants of a line stay together; the seed says which.
IEnumerable<string> Sample(Engine engine)
{
    var random = new Random(seed);
    foreach (var file in Files(engine))
    {
        var text = File.ReadAllText(file);
        var blocks = new List<string>();
        for (int start = 0, end; start < text.Length; start = end)
        {
            end = start;
            for (var line = 0; line < 12 && end < text.Length; line++)
                end = text.IndexOf('\n', end) is var next and >= 0 ? next + 1 : text.Length;

            if (random.NextDouble() < part)
                blocks.Add($"{{{start}..{end}}}");
        }

        if (blocks.Count > 0)
            yield return "**/" + Path.GetRelativePath(Path.Combine(root, "src", engine.Project), file).Replace('\\', '/') + string.Concat(blocks);
    }
}

IEnumerable<string> Files(Engine engine) => engine.Sources
    .Select(source => Path.Combine(root, source))
    .SelectMany(source => Directory.Exists(source) ? Directory.GetFiles(source, "*.cs", SearchOption.AllDirectories) : [source])
    .Order(StringComparer.Ordinal);

void Write(Engine engine)
{
    var files = Files(engine).ToHashSet();
    var mutants = (from file in report.RootElement.GetProperty("files").EnumerateObject()
                   let path = Path.GetFullPath(Path.Combine(report.RootElement.GetProperty("projectRoot").GetString()!, file.Name))
                   where files.Contains(path)
                   from mutant in file.Value.GetProperty("mutants").EnumerateArray()
                   let status = mutant.GetProperty("status").GetString()!
                   select (Path: Path.GetFileName(path), Line: mutant.GetProperty("location").GetProperty("start").GetProperty("line").GetInt32(), Status: status, Text: Text(mutant)))
        .ToList();
    var killed = mutants.Count(mutant => mutant.Status is "Killed" or "Timeout");
    var alive = mutants.Where(mutant => mutant.Status is "Survived" or "NoCoverage").OrderBy(mutant => mutant.Path).ThenBy(mutant => mutant.Line).ToList();
    var score = 100.0 * killed / Math.Max(killed + alive.Count, 1);
    var summary = string.Create(CultureInfo.InvariantCulture, $"{engine.Name}: {killed} of {killed + alive.Count} mutants killed, {score:0.0} % (part {part}, seed {seed}; {mutants.Count(mutant => mutant.Status is "CompileError")} did not compile)");
    Console.WriteLine(summary);
    File.WriteAllLines(Path.Combine(output, engine.Name + ".md"), ["# " + summary, "", .. alive.Select(mutant => $"- {mutant.Path}:{mutant.Line} {mutant.Status}: {mutant.Text}")]);
}

static string Text(JsonElement mutant)
{
    var text = mutant.GetProperty("mutatorName").GetString() + " `" + mutant.GetProperty("replacement").GetString()!.ReplaceLineEndings(" ") + "`";
    return text.Length > 200 ? text[..200] + "..." : text;
}

static string Source([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;

/// <summary>A part of the package that decides much in little code, and its tests, which Mutation.Tests.csproj knows by the same name.</summary>
internal sealed record Engine(string Name, string Project, params string[] Sources);
