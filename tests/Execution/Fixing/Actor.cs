namespace Seaworthy.Tests.Execution.Fixing;

/// <summary>A rule whose findings are repaired, and the id by which the fix is asked for: its own, or that of another package's rule about the same.</summary>
internal sealed record Actor(string Rule, string ReportedAs)
{
    private static readonly (string Rule, string Peer)[] Peers =
    [
        ("SEA2001", "CA2254"),
        ("SEA2001", "S2629"),
        ("SEA2002", "CA2254"),
        ("SEA2003", "S6668"),
        ("SEA2005", "S6667"),
        ("SEA2008", "CA2017"),
        ("SEA2009", "S6677"),
        ("SEA2011", "CA2253"),
        ("SEA2013", "CA2023"),
    ];

    /// <summary>The rules in an order of their own for each seed; every second time under the names of others, where there are such.</summary>
    public static IReadOnlyList<Actor> Shuffle(IEnumerable<string> rules, IReadOnlySet<string> fixableIds, int seed)
    {
        var random = new Random(seed);
        var shuffled = rules.ToArray();
        random.Shuffle(shuffled);
        return
        [
            .. from rule in shuffled
               let names = Peers.Where(pair => pair.Rule == rule && fixableIds.Contains(pair.Peer)).Select(pair => pair.Peer).ToList()
               select new Actor(rule, names.Count > 0 && random.Next(2) is 0 ? names[random.Next(names.Count)] : rule),
        ];
    }

    public override string ToString() => ReportedAs == Rule ? Rule : $"{Rule} as {ReportedAs}";
}
