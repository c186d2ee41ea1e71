namespace Seaworthy.Tests.Consumers;

public sealed class OldCompilerTests(PackedPackage package)
{
    [Theory]
    [InlineData("roslyn4.7")]
    [InlineData("roslyn3.11")]
    public async Task Compiler_that_can_not_load_the_rules_is_named_in_one_warning(string compiler)
    {
        var build = await Build(compiler);

        var warning = Assert.Single(build.Output.Split('\n').Where(line => line.Contains("SEAW0001", StringComparison.Ordinal)).Select(line => line.Trim()).Distinct());
        Assert.Contains(compiler, warning, StringComparison.Ordinal);
        Assert.DoesNotMatch("SEA2001|CS8032|CS9057", build.Output);
    }

    [Theory]
    [InlineData("roslyn4.8")]
    [InlineData("roslyn4.14")]
    [InlineData("roslyn10.0")]
    public async Task Compiler_that_can_load_them_is_not_warned_about(string compiler)
    {
        var build = await Build(compiler);

        Assert.Contains("warning SEA2001", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SEAW", build.Output, StringComparison.Ordinal);
    }

    private async Task<Outcome> Build(string compiler)
    {
        var consumer = package.NewConsumer(compiler);
        consumer.AddProject("App");
        consumer.Write("App/Code.cs", RuleCase.All.Single(rule => rule.Id == "SEA2001").Code);
        return (await consumer.Build($"-p:CompilerApiVersion={compiler}")).Expect(0);
    }
}
