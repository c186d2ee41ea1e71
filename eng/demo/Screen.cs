using System.Diagnostics;

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

    public static void Json(string when, string json)
    {
        Line("  " + when, ConsoleColor.Cyan);
        foreach (var line in json.Split('\n'))
            Console.WriteLine("    " + line.TrimEnd('\r'));
    }

    public static void Row(string title, object before, object after) => Console.WriteLine($"  {title,-44}{before,8}{after,8}");

    private static void Write(string text, ConsoleColor colour)
    {
        if (Colour)
            Console.ForegroundColor = colour;

        Console.Write(text);
        if (Colour)
            Console.ResetColor();
    }
}
