namespace Seaworthy.Tests.Consumers;

/// <summary>The package in builds that claim to have another compiler.</summary>
public sealed class OldCompilerTests(OldCompilerTests.Build build) : IClassFixture<OldCompilerTests.Build>
{
    [Theory]
    [InlineData("roslyn3.11")]
    [InlineData("roslyn4.7")]
    public void Compiler_that_can_not_load_the_rules_is_named_in_one_warning(string compiler)
    {
        var warning = Assert.Single(build.Warnings(compiler));
        Assert.Contains("warning SEAW0001", warning, StringComparison.Ordinal);
        Assert.Contains($"this build uses {compiler}:", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("roslyn4.8")]
    [InlineData("roslyn4.14")]
    [InlineData("roslyn10.0")]
    public void Compiler_that_can_load_them_is_not_warned_about(string compiler) =>
        Assert.Contains("warning SEA2001", Assert.Single(build.Warnings(compiler)), StringComparison.Ordinal);

    /// <summary>One project a compiler, in one solution.</summary>
    public sealed class Build(PackedPackage package) : IAsyncLifetime
    {
        private readonly Consumer _consumer = package.NewConsumer("compilers");
        private Outcome _outcome = null!;

        /// <summary>The distinct warnings of the project that pretends to have this compiler.</summary>
        internal IEnumerable<string> Warnings(string compiler) => _outcome.Output
            .Split('\n', StringSplitOptions.TrimEntries)
            .Where(line => line.Contains(": warning ", StringComparison.Ordinal) && line.Contains(compiler + ".csproj", StringComparison.Ordinal))
            .Distinct();

        public async ValueTask InitializeAsync()
        {
            foreach (var compiler in (string[])["roslyn3.11", "roslyn4.7", "roslyn4.8", "roslyn4.14", "roslyn10.0"])
            {
                _consumer.AddProject(compiler);
                _consumer.Write($"{compiler}/Code.cs", RuleCase.All.Single(rule => rule.Id == "SEA2001").Code);
            }

            _consumer.Write(
                "Directory.Build.targets",
                "<Project><PropertyGroup><CompilerApiVersion>$(MSBuildProjectName)</CompilerApiVersion></PropertyGroup></Project>");
            _outcome = (await _consumer.Build()).Expect(0);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
