namespace Seaworthy.Tests.Execution.Shutdown.Processes;

/// <summary>A service that is started as a process and told to stop, as it was written and as the fixes leave it.</summary>
/// <param name="Title">What is wrong with it.</param>
/// <param name="Host">The libraries it runs on: the host of .NET 10 or 11, or ASP.NET Core.</param>
/// <param name="Rules">What is repaired in it; empty where no fix does that, and <paramref name="After"/> is written by hand.</param>
/// <param name="Fault">What it does before.</param>
/// <param name="Keeps">How much there is to keep.</param>
internal sealed record ServiceProgram(string Name, string Title, string Host, IReadOnlyList<string> Rules, Fault Fault, int Keeps, string Before, string After);

/// <summary>What a service does wrong when it is told to stop.</summary>
internal enum Fault
{
    /// <summary>It ends when the host gives up on it, with nothing left of the time for others.</summary>
    Stays,

    /// <summary>It has to be killed.</summary>
    NeverEnds,

    /// <summary>It ends in time, and loses what it held.</summary>
    Loses,
}

/// <summary>
/// Reads the programs: <c># EndlessLoop A loop without an end</c>, lines such as <c>rules: SEA3001</c>, and the code behind
/// <c>## before</c> and <c>## after</c>.
/// </summary>
internal static class ProgramFile
{
    private const string Suffix = ".program.txt";

    private static readonly Lock Writing = new();

    public static IReadOnlyList<ServiceProgram> All { get; } =
    [
        .. from name in typeof(ProgramFile).Assembly.GetManifestResourceNames()
           where name.EndsWith(Suffix, StringComparison.Ordinal)
           orderby name
           from text in Read(name).Split("\n# ").Skip(1)
           select Parse(text),
    ];

    /// <summary>What every program has: the usings that its SDK would give it, and a neighbour that has something to save.</summary>
    public static string Prelude(string host) => Read("Prelude." + (host is "web" ? "Web.txt" : "Worker.txt")) + Read("Prelude.Outbox.txt");

    /// <summary>Takes over what the fixes make of a program.</summary>
    public static void Bless(ServiceProgram program, string repaired)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Execution", "Shutdown", "Processes", "Programs"), "*" + Suffix))
        {
            lock (Writing)
            {
                var text = File.ReadAllText(path).ReplaceLineEndings("\n");
                var blessed = text.Replace($"\n{program.Before}## after\n{program.After}", $"\n{program.Before}## after\n{repaired}", StringComparison.Ordinal);
                if (blessed != text)
                    File.WriteAllText(path, blessed);
            }
        }
    }

    private static ServiceProgram Parse(string text)
    {
        var parts = text.Split(["\n## before\n", "\n## after\n"], StringSplitOptions.None);
        var lines = parts[0].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var facts = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(fact => fact[0], fact => fact[1]);
        return new ServiceProgram(
            lines[0].Split(' ')[0],
            lines[0][(lines[0].IndexOf(' ', StringComparison.Ordinal) + 1)..],
            facts["host"],
            facts["rules"] is "none" ? [] : facts["rules"].Split(", "),
            Enum.Parse<Fault>(facts["before"]),
            int.Parse(facts["keeps"], System.Globalization.CultureInfo.InvariantCulture),
            parts[1].Trim('\n') + "\n",
            parts[2].Trim('\n') + "\n");
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(ProgramFile).Assembly.GetManifestResourceStream(name)!);
        return "\n" + reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
