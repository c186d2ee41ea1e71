namespace Seaworthy.Tests.Consumers;

/// <summary>
/// One consumer, taken through everything once: built, checked, repaired, repaired again, checked
/// and built again. The tests look at what each step left behind.
/// </summary>
/// <param name="projects">What the folder holds.</param>
public abstract class Repair(PackedPackage package, params Repair.Project[] projects) : IAsyncLifetime
{
    private static readonly string[] Suggestions = ["--severity", "info"];

    private Consumer? _consumer;

    /// <summary>A project, and the frameworks it is for.</summary>
    public sealed record Project(string Name, string Items, params string[] Frameworks)
    {
        /// <summary>The rules whose files it holds: hosts are modern programs.</summary>
        public IReadOnlyList<RuleCase> Rules { get; } = [.. RuleCase.All.Where(rule => !rule.NeedsHosting || Frameworks.All(framework => framework is "net10.0"))];
    }

    public IReadOnlyList<Project> Projects => projects;

    internal Consumer Consumer => _consumer!;

    internal Outcome FirstBuild { get; private set; } = null!;

    internal Outcome FirstCheck { get; private set; } = null!;

    internal Outcome LastCheck { get; private set; } = null!;

    internal Outcome LastBuild { get; private set; } = null!;

    /// <summary>What the first build found, by project and framework.</summary>
    internal IReadOnlyDictionary<(Project Project, string Framework), IReadOnlyList<Finding>> Findings { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> FilesAtFirst { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> FilesAfterRepair { get; private set; } = null!;

    internal IReadOnlyDictionary<string, string> FilesAtLast { get; private set; } = null!;

    /// <summary>The rules of each run of dotnet format: all that are warnings, and then all that are not.</summary>
    private protected virtual IReadOnlyList<IReadOnlyList<RuleCase>> Runs => [.. RuleCase.All.GroupBy(rule => rule.IsSuggestion).Select(rules => rules.ToList())];

    public async ValueTask InitializeAsync()
    {
        _consumer = package.NewConsumer(GetType().Name);
        foreach (var project in projects)
        {
            _consumer.AddProject(project.Name, string.Join(';', project.Frameworks), items: project.Items);
            foreach (var rule in project.Rules)
                _consumer.Write($"{project.Name}/{rule.File}", $"namespace {project.Name};\n\n{rule.Code}");
        }

        AddFiles(_consumer);
        FilesAtFirst = Files();
        FirstBuild = (await Consumer.Build()).Expect(0);
        Findings = ReadFindings();
        FirstCheck = await Consumer.Format([.. RuleCase.Ids], "--verify-no-changes");
        foreach (var rules in Runs)
            (await Consumer.Format([.. rules.Select(rule => rule.Id)], rules[0].IsSuggestion ? Suggestions : [])).Expect(0);

        FilesAfterRepair = Files();
        (await Consumer.Format([.. RuleCase.Ids], Suggestions)).Expect(0);
        FilesAtLast = Files();
        LastCheck = await Consumer.Format([.. RuleCase.Ids], ["--verify-no-changes", .. Suggestions]);
        LastBuild = (await Consumer.Build()).Expect(0);
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>Files that only this consumer has.</summary>
    private protected virtual void AddFiles(Consumer consumer)
    {
    }

    internal IReadOnlyDictionary<(Project Project, string Framework), IReadOnlyList<Finding>> ReadFindings() => projects
        .SelectMany(project => project.Frameworks, (project, framework) => (project, framework))
        .ToDictionary(key => key, key => Consumer.Findings(key.project.Name, key.framework));

    private Dictionary<string, string> Files() => Directory
        .EnumerateFiles(Consumer.Folder, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Consumer.Folder, file).Replace('\\', '/'))
        .Where(file => file.EndsWith(".cs", StringComparison.Ordinal) || file.EndsWith("proj", StringComparison.Ordinal))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal))
        .ToDictionary(file => file, Consumer.Read);
}
