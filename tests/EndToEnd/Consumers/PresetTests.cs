namespace Seaworthy.Tests.Consumers;

/// <summary>What SeaworthyAnalysisMode and the user's own settings come to together.</summary>
public sealed class PresetTests(PresetTests.Build build) : IClassFixture<PresetTests.Build>
{
    private const string Category = "dotnet_analyzer_diagnostic.category-SeaworthyLogging.severity";
    private const string Bulk = "dotnet_analyzer_diagnostic.severity";
    private const string ById = "dotnet_diagnostic.SEA2001.severity";

    /// <summary>Name of the project, mode, the line of its .editorconfig, and the levels of SEA0001 and SEA2001 in the log.</summary>
    private static readonly (string Name, string Mode, string Line, string Option, string Template)[] Rows =
    [
        ("NoMode", "", "", "note", "warning"),
        ("NoModeCategory", "", $"{Category} = suggestion", "note", "note"),
        ("NoModeCategoryOff", "", $"{Category} = none", "note", "off"),
        ("NoModeBulk", "", $"{Bulk} = suggestion", "note", "note"),
        ("NoModeById", "", $"{ById} = suggestion", "note", "note"),
        ("Default", "Default", $"{Category} = suggestion", "note", "note"),
        ("None", "None", "", "off", "off"),
        ("NoneCategory", "None", $"{Category} = warning", "off", "off"),
        ("NoneById", "None", $"{ById} = warning", "off", "warning"),
        ("Recommended", "Recommended", "", "warning", "warning"),
        ("RecommendedCategory", "Recommended", $"{Category} = suggestion", "warning", "note"),
        ("RecommendedById", "Recommended", $"{ById} = none", "warning", "off"),
        ("All", "All", "", "warning", "warning"),
        ("AllCategory", "All", $"{Category} = suggestion", "warning", "warning"),
        ("AllById", "All", $"{ById} = suggestion", "warning", "note"),
        ("LowerCase", "none", "", "off", "off"),
        ("Misspelt", "Recomended", "", "note", "warning"),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Severities_are(string name)
    {
        var (_, _, _, option, template) = Rows.Single(row => row.Name == name);
        var findings = build.Consumer.Findings(name);
        Assert.Equal(option, Level(findings, "SEA0001"));
        Assert.Equal(template, Level(findings, "SEA2001"));
    }

    [Fact]
    public void Globalconfig_of_the_user_beats_that_of_the_preset() =>
        Assert.Equal("note", Level(build.Consumer.Findings("OwnGlobalConfig"), "SEA2001"));

    [Fact]
    public void Unknown_mode_is_named_in_a_warning()
    {
        var warning = Assert.Single(build.Outcome.Output.Split('\n').Where(line => line.Contains("SEAW0002", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.Contains("'Recomended'", warning, StringComparison.Ordinal);
        Assert.Contains("Misspelt.csproj", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Test_projects_are_left_alone_unless_they_ask() => Assert.Equal(
        ("off", "warning"),
        (Level(build.Consumer.Findings("Tests"), "SEA2001"), Level(build.Consumer.Findings("NoTests"), "SEA2001")));

    private static string Level(IEnumerable<Finding> findings, string id) =>
        findings.Where(finding => finding.Rule == id).Select(finding => finding.Level).SingleOrDefault("off");

    /// <summary>Every row is a project of one solution, so that one build answers for all of them.</summary>
    public sealed class Build(PackedPackage package) : IAsyncLifetime
    {
        internal Consumer Consumer { get; } = package.NewConsumer("presets");

        internal Outcome Outcome { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            foreach (var (name, mode, line, _, _) in Rows)
                Add(name, mode.Length is 0 ? "" : $"<SeaworthyAnalysisMode>{mode}</SeaworthyAnalysisMode>", line);

            Add("OwnGlobalConfig", "<SeaworthyAnalysisMode>All</SeaworthyAnalysisMode>", "");
            Consumer.Write("OwnGlobalConfig/.globalconfig", $"is_global = true\n{ById} = suggestion\n");
            Add("Tests", "<IsTestProject>true</IsTestProject>", "");
            Add("NoTests", "<IsTestProject>false</IsTestProject>", "");
            Outcome = (await Consumer.Build()).Expect(0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private void Add(string project, string properties, string line)
        {
            Consumer.AddProject(project, properties: properties);
            Consumer.Write($"{project}/.editorconfig", $"[*.cs]\nseaworthy.no_such_option = 1\n{line}\n");
            Consumer.Write($"{project}/Code.cs", RuleCase.All.Single(rule => rule.Id == "SEA2001").Code);
        }
    }
}
