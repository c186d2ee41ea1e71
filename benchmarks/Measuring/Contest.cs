using Seaworthy.Benchmarks.Code;

namespace Seaworthy.Benchmarks.Measuring;

/// <param name="Cpu">CPU time beyond plain compilation, as a share of it.</param>
/// <param name="Bytes">The same of allocated bytes.</param>
internal sealed record Standing(Contender Contender, double Cpu, double Bytes, double Milliseconds, long ExtraBytes, int Findings);

/// <summary>Runs contenders in turn on the same code, and compares each with the plain compilations around it.</summary>
internal sealed class Contest(CodeSet code, IReadOnlyList<Contender> contenders, int rounds)
{
    public static Contender Plain { get; } = new("plain compilation", []);

    public double PlainMilliseconds { get; private set; }

    public long PlainBytes { get; private set; }

    public IReadOnlyList<Standing> Run()
    {
        // Once for the compiler that compiles all this.
        foreach (var contender in contenders.Prepend(Plain))
            Measure(contender);

        var plain = new List<Cost>();
        var costs = contenders.ToDictionary(contender => contender, _ => new List<(Cost With, Cost Without)>());
        for (var round = 0; round < rounds; round++)
        {
            var before = Measure(Plain);
            plain.Add(before);
            for (var turn = 0; turn < contenders.Count; turn++)
            {
                var contender = contenders[(turn + round) % contenders.Count];
                var with = Measure(contender);
                if (turn % 3 is 2 || turn == contenders.Count - 1)
                {
                    var after = Measure(Plain);
                    plain.Add(after);
                    before = after;
                }

                costs[contender].Add((with, before));
            }
        }

        var least = plain.Select(cost => cost.Cpu.TotalMilliseconds).Median();
        PlainMilliseconds = least;
        PlainBytes = (long)plain.Select(cost => (double)cost.Bytes).Median();
        return [.. contenders.Select(contender => new Standing(
            contender,
            costs[contender].Select(cost => cost.With.Cpu / cost.Without.Cpu - 1).Median(),
            costs[contender].Select(cost => (double)cost.With.Bytes / PlainBytes - 1).Median(),
            costs[contender].Select(cost => (cost.With.Cpu - cost.Without.Cpu).TotalMilliseconds).Median(),
            (long)costs[contender].Select(cost => (double)cost.With.Bytes - PlainBytes).Median(),
            _findings[contender]))];
    }

    private readonly Dictionary<Contender, int> _findings = [];

    private Cost Measure(Contender contender)
    {
        var findings = 0;
        var cost = Cost.Of(() =>
        {
            foreach (var project in code.Projects)
            {
                foreach (var diagnostic in contender.Run(project))
                {
                    if (!diagnostic.Id.StartsWith("CS", StringComparison.Ordinal))
                        findings++;
                }
            }
        });
        _findings[contender] = findings;
        return cost;
    }
}
