namespace Seaworthy.Tests.Consumers;

/// <summary>The path of a user through dotnet build and dotnet format, the same for every kind of consumer.</summary>
public abstract class RepairTests(Repair repair)
{
    [Fact]
    public void Build_shows_each_warning_with_its_help_link() => Assert.All(repair.Projects.SelectMany(project => project.Rules).Where(rule => !rule.IsSuggestion).Distinct(), rule => Assert.Matches(
        $@"{rule.File}\({rule.Line + 2},{rule.Column}\): warning {rule.Id}: .+ \({System.Text.RegularExpressions.Regex.Escape(Product.HelpLink(rule.Id))}\)",
        repair.FirstBuild.Output));

    [Fact]
    public void Analyzers_load_and_do_not_fail() =>
        Assert.DoesNotMatch("AD0001|CS8032|CS9057|SEAW", repair.FirstBuild.Output);

    [Fact]
    public void Log_has_each_finding_with_its_help_link() => Assert.All(repair.Findings, entry => Assert.Equal(
        entry.Key.Project.Rules.Select(rule => new Finding(rule.Id, rule.Level, rule.File, rule.Line + 2, rule.Column, Product.HelpLink(rule.Id))),
        entry.Value.Where(finding => RuleCase.All.Any(rule => rule.File == finding.File))));

    [Fact]
    public void Check_fails_while_there_are_findings() => repair.FirstCheck.Expect(2);

    [Fact]
    public void One_run_repairs_every_file() => Assert.All(
        from project in repair.Projects from rule in project.Rules select (project, rule),
        item => Assert.Equal($"namespace {item.project.Name};\n\n{item.rule.Fixed.ReplaceLineEndings("\n")}", repair.FilesAfterRepair[$"{item.project.Name}/{item.rule.File}"]));

    [Fact]
    public void Second_run_changes_nothing() => Assert.Equal(repair.FilesAfterRepair, repair.FilesAtLast);

    [Fact]
    public void Check_passes_after_the_repair() => repair.LastCheck.Expect(0);

    [Fact]
    public void Build_is_clean_after_the_repair()
    {
        Assert.All(repair.ReadFindings(), entry => Assert.Empty(entry.Value));
        Assert.DoesNotContain("warning", repair.LastBuild.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Projects_are_left_alone()
    {
        Assert.Equal(repair.FilesAtFirst.Keys.Order(StringComparer.Ordinal), repair.FilesAtLast.Keys.Order(StringComparer.Ordinal));
        Assert.All(repair.FilesAtFirst.Where(file => file.Key.EndsWith("proj", StringComparison.Ordinal)), file => Assert.Equal(file.Value, repair.FilesAtLast[file.Key]));
    }

    [Fact]
    public void No_file_has_conflict_markers() =>
        Assert.All(repair.FilesAtLast, file => Assert.DoesNotMatch("<<<<<<<|>>>>>>>", file.Value));
}
