using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Flags;
using Seaworthy.Tests.Flags.Registry;

namespace Seaworthy.Tests.Flags;

/// <summary>What is wrong with flag files is reported in them. What can be wrong is in <see cref="MistakeTests"/>.</summary>
public sealed class WrongFlagFileTests
{
    [Fact]
    public async Task Each_mistake_has_its_place_and_severity() => Assert.Equal(
        [
            "/shop/featureflags.json(1,42): Info: Flag file 'featureflags.json': property 'onwer' is not known; did you mean 'owner'?",
            "/shop/featureflags.json(2,21): Warning: Flag file 'featureflags.json': state 'onn' is not known; did you mean 'on'?",
            "/shop/unleash.json(1,60): Warning: Flag file 'unleash.json': 'x' is no value; a text stands in double quotes",
        ],
        await Report(
            Registries.NoOptions,
            "class Shop;",
            ("/shop/featureflags.json", "{ \"version\": 1, \"flags\": { \"old-menu\": { \"onwer\": \"team-pay\" },\n \"menu\": { \"state\": \"onn\" } } }"),
            ("/shop/unleash.json", """{ "features": [{ "name": "menu", "enabled": true, "stale": x }] }""")));

    [Fact]
    public async Task An_option_that_disagrees_is_told_in_the_file() => Assert.Equal(
        ["featureflags.json(1,28): Warning: Flag file 'featureflags.json': flag 'menu' is off here and on in the option seaworthy.flags.retired; sources that disagree lead to no fix"],
        await Report(
            new FixedOptions(("seaworthy.flags.retired", "menu:on, theme:on")),
            "class Shop;",
            ("featureflags.json", """{ "version": 1, "flags": { "menu": { "state": "off" }, "theme": { "state": "on" } } }""")));

    [Fact]
    public async Task An_attribute_that_disagrees_is_told_in_the_file() => Assert.Equal(
        ["featureflags.json(1,28): Warning: Flag file 'featureflags.json': flag 'menu' is off here and on in the attribute of 'Menu'; sources that disagree lead to no fix"],
        await Report(
            Registries.NoOptions,
            """
            class Keys
            {
                [FeatureFlag(State = "on")]
                public const string Menu = "menu";

                [FeatureFlag(State = "on")]
                public const string Theme = "theme";
            }

            class FeatureFlagAttribute : System.Attribute { public string State { get; set; } }
            """,
            ("featureflags.json", """{ "version": 1, "flags": { "menu": { "state": "off" }, "theme": { "state": "on" } } }""")));

    [Fact]
    public async Task Settings_that_disagree_are_told_where_they_count() => Assert.Equal(
        ["appsettings.json(1,26): Warning: Flag file 'appsettings.json': flag 'menu' is on here and off in 'featureflags.json'; sources that disagree lead to no fix"],
        await Report(
            new FixedOptions(("seaworthy.flags.config_is_authoritative", "true")),
            "class Shop;",
            ("featureflags.json", """{ "version": 1, "flags": { "menu": { "state": "off" } } }"""),
            ("appsettings.json", """{ "FeatureManagement": { "menu": true } }""")));

    [Fact]
    public async Task Good_files_are_silent() => Assert.Empty(await Report(Registries.NoOptions, "class Shop;", ("featureflags.json", Registries.File(""" "menu": { "state": "off" } """))));

    private static async Task<IEnumerable<string>> Report(FixedOptions options, string code, params (string Name, string Text)[] files)
    {
        var tree = CSharpSyntaxTree.ParseText(code, cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("Shop", [tree], References.Framework.Metadata, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var reported = await compilation.WithAnalyzers([new FlagFileAnalyzer()], Registries.Options(options, files)).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        return reported.Select(Describe).Order(StringComparer.Ordinal);
    }

    private static string Describe(Diagnostic diagnostic)
    {
        Assert.Equal("SEA4013", diagnostic.Id);
        var line = diagnostic.Location.GetLineSpan();
        return string.Create(CultureInfo.InvariantCulture, $"{line.Path}({line.StartLinePosition.Line + 1},{line.StartLinePosition.Character + 1}): {diagnostic.Severity}: {diagnostic.GetMessage(CultureInfo.InvariantCulture)}");
    }
}
