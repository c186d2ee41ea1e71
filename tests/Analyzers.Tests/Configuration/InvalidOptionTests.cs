using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Configuration;

namespace Seaworthy.Tests.Configuration;

public sealed class InvalidOptionTests
{
    [Fact]
    public async Task Unknown_key_is_reported() => Assert.Equal(
        ["The setting 'seaworthy.shutdown.grace_period' is unknown, so it has no effect; remove it"],
        await Report("seaworthy.shutdown.grace_period = 5"));

    [Fact]
    public async Task Near_miss_names_what_was_meant() => Assert.Equal(
        ["The setting 'seaworthy.logging.placeholder_casing' is unknown, so it has no effect; did you mean 'seaworthy.logging.placeholder_case'?"],
        await Report("seaworthy.logging.placeholder_casing = camel"));

    [Theory]
    [InlineData("include_tests", "yes", "true or false")]
    [InlineData("include_tests", "", "true or false")]
    [InlineData("placeholder_case", "kebab", "pascal, camel, snake or auto")]
    [InlineData("frameworks", "mel, log4net", "some of mel, serilog, nlog, separated by commas")]
    [InlineData("frameworks", "", "some of mel, serilog, nlog, separated by commas")]
    [InlineData("exclude_types", "Acme Audit", "full names such as Acme.Orders.Audit, separated by commas")]
    public async Task Bad_value_is_reported_with_the_accepted_ones(string option, string value, string accepted) => Assert.Equal(
        [$"The setting 'seaworthy.logging.{option}' can't be '{value}', so its default is used; write {accepted}"],
        await Report($"seaworthy.logging.{option} = {value}"));

    [Fact]
    public async Task Good_values_are_silent() => Assert.Empty(await Report(
        "seaworthy.logging.placeholder_case = Camel",
        "Seaworthy.Logging.Min_Level = warning",
        "seaworthy.logging.frameworks = mel,nlog",
        "seaworthy.logging.exclude_types =",
        "seaworthy.logging.additional_log_methods = Acme.Log.Write, Acme.Log.Trace",
        "seaworthy.logging.include_tests = unset"));

    [Fact]
    public async Task Keys_ignore_case() => Assert.Equal(
        ["The setting 'seaworthy.logging.min_level' can't be 'loud', so its default is used; write trace, debug, information, warning, error or critical"],
        await Report("SEAWORTHY.Logging.MIN_LEVEL = loud"));

    [Fact]
    public async Task Keys_of_others_are_silent() => Assert.Empty(await Report(
        "dotnet_diagnostic.SEA2001.severity = error",
        "seaworthyness = none",
        "meziantou.seaworthy.x = 1",
        "indent_size = 4"));

    [Fact]
    public async Task Setting_of_a_globalconfig_is_reported() => Assert.Equal(
        ["The setting 'seaworthy.logging.min_levle' is unknown, so it has no effect; did you mean 'seaworthy.logging.min_level'?"],
        await ConfiguredProject.Messages(files: ["class Shop;"], configs: [("/.globalconfig", "is_global = true\nseaworthy.logging.min_levle = error\n")]));

    [Fact]
    public async Task A_project_without_source_is_checked_too() => Assert.Single(
        await ConfiguredProject.Messages(files: [], configs: [("/.globalconfig", "is_global = true\nseaworthy.x = 1\n")]));

    [Fact]
    public async Task Each_problem_is_reported_once_and_in_order() => Assert.Equal(
        [
            "The setting 'seaworthy.a' is unknown, so it has no effect; remove it",
            "The setting 'seaworthy.logging.include_tests' can't be 'no', so its default is used; write true or false",
            "The setting 'seaworthy.logging.include_tests' can't be 'yes', so its default is used; write true or false",
            "The setting 'seaworthy.z' is unknown, so it has no effect; remove it",
        ],
        await ConfiguredProject.Messages(
            files: ["class Order;", "class Shop;", "class Carrier;"],
            configs:
            [
                ("/.globalconfig", "is_global = true\nseaworthy.z = 1\n"),
                ("/.editorconfig", "[*.cs]\nseaworthy.logging.include_tests = yes\nseaworthy.a = 1\n[1.cs]\nseaworthy.logging.include_tests = no\nseaworthy.a = 2\n"),
            ]));

    [Fact]
    public async Task Setting_is_shown_where_it_stands_when_its_file_is_an_additional_file()
    {
        const string Config = "root = true\n[*.cs]\n# seaworthy.logging.include_tests = maybe\nseaworthy.logging.include_tests = true\n  Seaworthy.logging.include_tests=maybe ; later\n";

        var diagnostic = Assert.Single(await ConfiguredProject.Diagnostics(["class Shop;"], [("/.editorconfig", Config)], ("/.editorconfig", Config)));

        Assert.Equal("/.editorconfig: (4,2)-(4,33)", diagnostic.Location.GetLineSpan().ToString());
    }

    [Fact]
    public async Task Setting_has_no_place_otherwise()
    {
        var diagnostic = Assert.Single(await ConfiguredProject.Diagnostics(["class Shop;"], [("/.editorconfig", "[*]\nseaworthy.x = 1\n")], ("/notes.txt", "seaworthy.x = 1\n")));

        Assert.Equal(Location.None, diagnostic.Location);
    }

    [Fact]
    public async Task A_host_that_can_not_list_keys_is_left_alone()
    {
        var compilation = CSharpCompilation.Create("Orders", [CSharpSyntaxTree.ParseText("class Shop;", cancellationToken: TestContext.Current.CancellationToken)]);
        var options = new AnalyzerOptions([], new SilentHost());

        Assert.Empty(await compilation.WithAnalyzers([new OptionsAnalyzer()], options).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));
    }

    private static Task<IEnumerable<string>> Report(params string[] settings) =>
        ConfiguredProject.Messages(["class Shop;"], [("/.editorconfig", "[*.cs]\n" + string.Join('\n', settings) + "\n")]);

    private sealed class SilentHost : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions => Settings.None;

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }
}
