using System.Text.RegularExpressions;

/// <summary>A small shop with five flags, one of which has just had its day: what its removal leaves, and whether the tests still hold.</summary>
sealed class FlagStory() : Story("flags", Path.Combine("Shop", "FlagShop.csproj"), "SEA4001", "SEA4014")
{
    private const string Retired = "express-delivery";

    private readonly Dictionary<string, (int Flags, int Lines)> _counts = [];

    public override IReadOnlyList<string> Projects => [ProjectPath, Path.Combine(Folder, "Shop.Tests", "FlagShop.Tests.csproj")];

    public override string RepairedPath => Path.Combine(Folder, "FlagShop.slnx");

    /// <summary>Sets the flag on for good, as its team does once every customer has it.</summary>
    public override void Prepare(string samples)
    {
        var path = Path.Combine(samples, Folder, "featureflags.json");
        var text = File.ReadAllText(path);
        var changed = Regex.Replace(text, $"(\"{Retired}\": {{ \"state\": )\"active\"", "$1\"on\"");
        FellShort.If(changed == text, $"{path} has no active flag '{Retired}'.");
        File.WriteAllText(path, changed);
    }

    /// <summary>Runs the tests, and the shop, which has to say the same before and after.</summary>
    public override string Run(Tool tool, string samples)
    {
        var tests = tool.Run("dotnet", "run", "--no-build", "--project", Projects[1], "--", "-noColor");
        var shop = tool.Run("dotnet", "run", "--no-build", "--project", ProjectPath);
        var flags = Regex.Count(File.ReadAllText(Path.Combine(samples, Folder, "featureflags.json")), "\"state\"");
        var lines = Directory.EnumerateFiles(Path.Combine(samples, Folder), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Sum(file => File.ReadLines(file).Count());
        var output = $"{shop}{tests}flags: {flags}, lines: {lines}\n";
        _counts[output] = (flags, lines);
        return output;
    }

    public override void Tell(string outputBefore, string outputAfter)
    {
        var ((flagsBefore, linesBefore), (flagsAfter, linesAfter)) = (_counts[outputBefore], _counts[outputAfter]);
        Screen.Line($"\nThe flags: '{Retired}' and those that were retired before it", ConsoleColor.White);
        Screen.Row("", "before", "after");
        Screen.Row("flags in the registry", flagsBefore, flagsAfter);
        Screen.Row("lines of code and tests", linesBefore, linesAfter);
        Screen.Row("tests that pass", Passed(outputBefore), Passed(outputAfter));

        FellShort.If(flagsAfter != 1, $"{flagsAfter} flags are left, where one is meant to stay.");
        FellShort.If(linesAfter >= linesBefore, "no code is gone with the flags.");
        FellShort.If(Passed(outputAfter) is 0, $"no test is left:\n{outputAfter}");
        FellShort.If(Said(outputBefore) != Said(outputAfter), $"the shop said\n{Said(outputBefore)}and says now\n{Said(outputAfter)}");
    }

    private static string Said(string output) => string.Concat(output.Split('\n').Where(line => line.StartsWith("The shop", StringComparison.Ordinal) || line.StartsWith("Order", StringComparison.Ordinal) || line.StartsWith("Exported", StringComparison.Ordinal)).Select(line => line.TrimEnd() + "\n"));

    private static int Passed(string output)
    {
        var summary = Regex.Match(output, @"Total: (\d+), Errors: (\d+), Failed: (\d+)");
        FellShort.If(!summary.Success || summary.Groups[2].Value is not "0" || summary.Groups[3].Value is not "0", $"the tests of the shop fail:\n{output}");
        return int.Parse(summary.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture);
    }
}
