namespace Seaworthy.Tests.Consumers;

/// <summary>The one that is repaired a few rules at a time.</summary>
public sealed class Net10Repair(PackedPackage package) : Repair(package, new Project("App", "", "net10.0"))
{
    private protected override IReadOnlyList<IReadOnlyList<RuleCase>> Runs => [.. RuleCase.All.GroupBy(rule => rule.IsSuggestion).SelectMany(rules => rules.Chunk(4))];
}

public sealed class Net10Tests(Net10Repair repair) : RepairTests(repair), IClassFixture<Net10Repair>;

public sealed class NetStandardRepair(PackedPackage package) : Repair(package, new Project("Library", "", "netstandard2.0"));

public sealed class NetStandardTests(NetStandardRepair repair) : RepairTests(repair), IClassFixture<NetStandardRepair>;

/// <summary>Two projects, one of them for two frameworks: each of its files is two documents to dotnet format.</summary>
public sealed class SolutionRepair(PackedPackage package) : Repair(
    package,
    new Project("App", """<ProjectReference Include="../Shared/Shared.csproj" />""", "net10.0"),
    new Project("Shared", "", "net10.0", "netstandard2.0"))
{
    internal const string Conditional = "Shared/Conditional.cs";

    private protected override void AddFiles(Consumer consumer) => consumer.Write(
        Conditional,
        """
        using Microsoft.Extensions.Logging;

        namespace Shared;

        public static class Conditional
        {
        #if NETSTANDARD2_0
            private const string Runtime = "any";
        #else
            private const string Runtime = "new";
        #endif

            public static void Start(ILogger log, int port)
            {
                log.LogInformation($"Listening on {port}");
        #if NETSTANDARD2_0
                log.LogInformation($"Old framework, port {port}");
        #else
                log.LogInformation($"New framework, port {port}");
        #endif
                log.LogInformation($"{Runtime} framework, port {port}");
            }
        }

        """);
}

public sealed class SolutionTests(SolutionRepair repair) : RepairTests(repair), IClassFixture<SolutionRepair>
{
    [Fact]
    public void Calls_beside_directives_are_repaired_for_both_frameworks() => Assert.EndsWith(
        """
                log.LogInformation("Listening on {Port}", port);
        #if NETSTANDARD2_0
                log.LogInformation("Old framework, port {Port}", port);
        #else
                log.LogInformation("New framework, port {Port}", port);
        #endif
                log.LogInformation($"{Runtime} framework, port {{Port}}", port);
            }
        }

        """.ReplaceLineEndings("\n"),
        repair.FilesAtLast[SolutionRepair.Conditional],
        StringComparison.Ordinal);
}
