namespace Seaworthy.Tests.Consumers;

/// <summary>How the package finds the flag files of a project, and what day it is there.</summary>
public sealed class FlagRegistryTests(FlagRegistryTests.Build build) : IClassFixture<FlagRegistryTests.Build>
{
    private const string Code =
        """
        using System.Threading.Tasks;

        namespace Microsoft.FeatureManagement
        {
            public interface IFeatureManager
            {
                Task<bool> IsEnabledAsync(string feature);
            }
        }

        namespace Shop
        {
            public class Checkout(Microsoft.FeatureManagement.IFeatureManager features)
            {
                public Task<bool> IsNewAsync() => features.IsEnabledAsync("new-checkout");
            }
        }
        """;

    private const string Registry = """{ "version": 1, "flags": { "new-checkout": { "expires": "2026-06-01", "kind": "relese" } } }""";

    private const string Export = """{ "features": [{ "name": "new-checkout", "enabled": true, "type": "release", "createdAt": "2020-01-01T00:00:00Z" }] }""";

    /// <summary>A project, its files beside the code, its properties and items, and what is found.</summary>
    private static readonly (string Name, (string Name, string Text)[] Files, string Properties, string Items, string Found)[] Rows =
    [
        ("Bare", [], "", "", ""),
        ("Beside", [("featureflags.json", Registry)], "<SeaworthyDate>2026-06-02</SeaworthyDate>", "", "SEA4002 Code.cs:15 warning, SEA4013 featureflags.json:1 warning"),
        ("InTime", [("featureflags.json", Registry)], "<SeaworthyDate>2026-06-01</SeaworthyDate>", "", "SEA4013 featureflags.json:1 warning"),
        ("Epoch", [("featureflags.json", Registry)], "<SOURCE_DATE_EPOCH>1700000000</SOURCE_DATE_EPOCH>", "", "SEA4013 featureflags.json:1 warning"),
        ("LateEpoch", [("featureflags.json", Registry)], "<SOURCE_DATE_EPOCH>4000000000</SOURCE_DATE_EPOCH>", "", "SEA4002 Code.cs:15 warning, SEA4013 featureflags.json:1 warning"),
        ("BadEpoch", [("featureflags.json", Registry)], "<SOURCE_DATE_EPOCH>yesterday</SOURCE_DATE_EPOCH>", "", "SEA4002 Code.cs:15 warning, SEA4013 featureflags.json:1 warning"),
        ("Off", [("featureflags.json", Registry)], "<SeaworthyDateMode>off</SeaworthyDateMode>", "", "SEA4013 featureflags.json:1 warning"),
        ("Listed", [("featureflags.json", Registry)], "<SeaworthyDate>2026-06-02</SeaworthyDate>", "<AdditionalFiles Include=\"featureflags.json\" />", "SEA4002 Code.cs:15 warning, SEA4013 featureflags.json:1 warning"),
        ("Export", [("unleash.json", Export)], "", "<AdditionalFiles Include=\"unleash.json\" SeaworthyKind=\"Unleash\" />", "SEA4002 Code.cs:15 warning"),
        ("Named", [("shop.featureflags.json", Registry)], "<SeaworthyDate>2026-06-02</SeaworthyDate>", "", "SEA4002 Code.cs:15 warning, SEA4013 shop.featureflags.json:1 warning"),
        ("Settings", [("featureflags.json", Registry.Replace("new-checkout", "other")), ("appsettings.json", """{ "FeatureManagement": { "new-checkout": true } }""")], "", "", "SEA4013 featureflags.json:1 warning"),
        ("NoSettings", [("featureflags.json", Registry.Replace("new-checkout", "other")), ("appsettings.json", """{ "FeatureManagement": { "new-checkout": true } }""")], "<SeaworthyReadAppSettings>false</SeaworthyReadAppSettings>", "", "SEA4003 Code.cs:15 warning, SEA4013 featureflags.json:1 warning"),
        ("AsErrors", [("featureflags.json", Registry.Replace("relese", "release"))], "<TreatWarningsAsErrors>true</TreatWarningsAsErrors><WarningsNotAsErrors>CS0168</WarningsNotAsErrors>", "", "SEA4002 Code.cs:15 warning"),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Files_and_day_are_found(string name) => Assert.Equal(
        Rows.Single(row => row.Name == name).Found,
        string.Join(", ", build.Consumer.Findings(name).Select(finding => $"{finding.Rule} {finding.File}:{finding.Line} {finding.Level}")));

    [Fact]
    public async Task The_day_changes_nothing_in_the_assembly_and_stops_the_build_where_that_is_wanted()
    {
        var consumer = build.NewConsumer("day");
        consumer.AddProject("Shop");
        consumer.Write("Shop/Code.cs", Code);
        consumer.Write("featureflags.json", Registry.Replace("relese", "release"));

        (await consumer.Build("-p:SeaworthyDate=2026-05-01")).Expect(0);
        Assert.Empty(consumer.Findings("Shop"));
        var before = File.ReadAllBytes(consumer.PathOf("Shop/bin/Debug/net10.0/Shop.dll"));

        (await consumer.Build("-p:SeaworthyDate=2026-07-01", "-p:TreatWarningsAsErrors=true")).Expect(0);
        Assert.Equal("SEA4002", Assert.Single(consumer.Findings("Shop")).Rule);
        Assert.Equal(before, File.ReadAllBytes(consumer.PathOf("Shop/bin/Debug/net10.0/Shop.dll")));

        (await consumer.Build("-p:SeaworthyDate=2026-07-01", "-p:TreatWarningsAsErrors=true", "-p:SeaworthyExpiredFlagsAsErrors=true")).Expect(1);
        Assert.Contains("SEAW0003", (await consumer.Build("-p:SeaworthyDate=tomorrow")).Expect(0).Output, StringComparison.Ordinal);
    }

    /// <summary>Every row is a project of one solution, so that one build answers for all of them.</summary>
    public sealed class Build(PackedPackage package) : IAsyncLifetime
    {
        internal Consumer Consumer { get; } = package.NewConsumer("flags");

        internal Consumer NewConsumer(string name) => package.NewConsumer(name);

        public async ValueTask InitializeAsync()
        {
            foreach (var (name, files, properties, items, _) in Rows)
            {
                Consumer.AddProject(name, properties: properties, items: items);
                Consumer.Write($"{name}/Code.cs", Code);
                foreach (var (file, text) in files)
                    Consumer.Write($"{name}/{file}", text);
            }

            (await Consumer.Build()).Expect(0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
