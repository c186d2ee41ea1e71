namespace Seaworthy.Tests.Consumers;

/// <summary>What dotnet format makes of the findings of other people's rules.</summary>
public abstract class PeerRepairTests(PeerRepair program)
{
    [Fact]
    public void Their_rules_report_the_program() =>
        Assert.All(program.Rows, row => Assert.Contains($"warning {row.Id}", program.FirstBuild.Output, StringComparison.Ordinal));

    [Fact]
    public void Our_fixes_repair_every_call() => Assert.Equal(program.Write(row => row.After), program.Code);

    [Fact]
    public void Their_rules_report_nothing_any_more() => Assert.DoesNotContain("warning", program.LastBuild.Output, StringComparison.Ordinal);

    [Fact]
    public void Program_prints_what_it_should()
    {
        Assert.Equal(program.Rows.Select(row => row.PrintedBefore), program.FirstOutput.TrimEnd().Split('\n'));
        Assert.Equal(program.Rows.Select(row => row.PrintedAfter), program.LastOutput.TrimEnd().Split('\n'));
    }
}
