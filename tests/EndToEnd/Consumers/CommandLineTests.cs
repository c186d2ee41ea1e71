namespace Seaworthy.Tests.Consumers;

/// <summary>The commands of the README, where they go beyond what every consumer is taken through.</summary>
public sealed class CommandLineTests(PackedPackage package)
{
    [Fact]
    public async Task Log_is_written_beside_each_project()
    {
        var consumer = NewConsumer("sarif", "App", "Library");

        (await consumer.Build("-p:ErrorLog=findings.sarif%2Cversion=2.1")).Expect(0);

        Assert.All(["App", "Library"], project => Assert.Equal(
            RuleCase.Ids,
            Finding.ReadAll(consumer.PathOf($"{project}/findings.sarif")).Select(finding => finding.Rule)));
    }

    [Fact]
    public async Task Build_can_be_made_to_fail()
    {
        // The compiler turns warnings into errors, and nothing below them.
        var warnings = RuleCase.All.Where(rule => !rule.IsSuggestion).Select(rule => rule.Id).ToList();
        var build = await NewConsumer("errors", "App").Build($"-warnaserror:{string.Join(',', warnings)}");

        build.Expect(1);
        Assert.All(warnings, id => Assert.Contains($"error {id}", build.Output, StringComparison.Ordinal));
    }

    /// <summary>dotnet format asks for the fix of the first finding, and leaves the whole rule alone when there is none.</summary>
    [Fact]
    public async Task First_finding_without_a_fix_keeps_no_other_from_being_repaired()
    {
        var rule = RuleCase.All.Single(rule => rule.Id == "SEA2001");
        var consumer = package.NewConsumer("unfixable first");
        consumer.AddProject("App");
        consumer.Write("App/" + rule.File, rule.Code);
        consumer.Write(
            "App/Definition.cs",
            """
            using System;
            using Microsoft.Extensions.Logging;

            public static class Definition
            {
                public static readonly Action<ILogger, int, Exception?> Failed =
                    LoggerMessage.Define<int>(LogLevel.Error, 1, $"Failed on {Environment.MachineName} at {{Step}}");
            }

            """);
        (await consumer.Build()).Expect(0);
        var findings = consumer.Findings("App");
        Assert.Equal(("Definition.cs", rule.File), (findings[0].File, findings[1].File));

        (await consumer.Format([rule.Id])).Expect(0);

        Assert.Equal(rule.Fixed.ReplaceLineEndings("\n"), consumer.Read("App/" + rule.File));
        (await consumer.Build()).Expect(0);
        Assert.Equal("Definition.cs", Assert.Single(consumer.Findings("App")).File);
    }

    private Consumer NewConsumer(string name, params string[] projects)
    {
        var consumer = package.NewConsumer(name);
        foreach (var project in projects)
        {
            consumer.AddProject(project);
            foreach (var rule in RuleCase.All)
                consumer.Write($"{project}/{rule.File}", rule.Code);
        }

        return consumer;
    }
}
