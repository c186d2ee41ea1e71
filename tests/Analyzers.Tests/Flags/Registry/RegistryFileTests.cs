using Seaworthy.Flags.Registry;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>Our own <c>featureflags.json</c>: what it says about flags.</summary>
public sealed class RegistryFileTests
{
    [Theory]
    [InlineData("""{}""", "active")]
    [InlineData("""{ "state": "active", "expires": "2026-06-01" }""", "active, until 2026-06-01")]
    [InlineData("""{ "state": "on", "owner": "team-pay", "ticket": "PAY-1", "retired": "2026-05-20" }""", "retired on, owner team-pay, ticket PAY-1, since 2026-05-20")]
    [InlineData("""{ "state": "off", "expires": "2026-06-01" }""", "retired off")]
    [InlineData("""{ "state": "value", "type": "string", "value": "dark" }""", "retired \"dark\"")]
    [InlineData("""{ "state": "value", "type": "integer", "value": 25 }""", "retired 25")]
    [InlineData("""{ "state": "value", "type": "number", "value": 2.5 }""", "retired 2.5")]
    [InlineData("""{ "state": "value", "value": true }""", "retired on")]
    [InlineData("""{ "state": "permanent", "expires": "2026-06-01" }""", "permanent")]
    [InlineData("""{ "kind": "ops" }""", "permanent")]
    [InlineData("""{ "kind": "kill-switch", "created": "2026-01-01" }""", "permanent")]
    [InlineData("""{ "kind": "permission" }""", "permanent")]
    [InlineData("""{ "kind": "ops", "state": "on" }""", "retired on")]
    [InlineData("""{ "kind": "release", "created": "2026-02-01" }""", "active, until 2026-03-13")]
    [InlineData("""{ "kind": "release", "created": "2026-02-01", "expires": "2026-02-02" }""", "active, until 2026-02-02")]
    [InlineData("""{ "kind": "migration", "created": "2026-02-01" }""", "active")]
    [InlineData("""{ "kind": "experiment", "created": "2026-02-01" }""", "active")]
    public void A_flag_is(string flag, string expected)
    {
        var registry = Registries.Own(Registries.File($"\"new-checkout\": {flag}", """ "policy": { "maxAgeDays": { "release": 40, "experiment": 0 } }, """));
        Assert.Empty(registry.Mistakes());
        Assert.Equal(expected, registry.Describe("new-checkout"));
    }

    [Fact]
    public void Every_property_may_be_there_with_comments_and_trailing_commas()
    {
        var registry = Registries.Own(
            """
            {
              // For editors.
              "$schema": "https://shop.example/featureflags.v1.schema.json",
              "version": 1,
              "complete": true,
              "keyComparison": "ignoreCase",
              "policy": { "maxAgeDays": { "release": 40, "ops": 0 }, "require": ["owner", "expires"] },
              "flags": {
                /* Ours since spring. */
                "new-checkout": {
                  "state": "active",
                  "type": "string",
                  "kind": "release",
                  "owner": "team-pay", "ticket": "PAY-123", "description": "The new checkout",
                  "created": "2026-02-01", "expires": "2026-06-01",
                  "aliases": ["NewCheckout", "FEATURE_NEW_CHECKOUT"],
                  "default": "classic",
                  "projects": ["Shop.Api"],
                },
              },
            }
            """);
        Assert.Empty(registry.Mistakes());
        Assert.Equal("active, owner team-pay, ticket PAY-123, until 2026-06-01", registry.Describe("FEATURE_NEW_CHECKOUT"));
        Assert.Equal("new-checkout", registry.Find("newcheckout", null, Registries.NoOptions.GlobalOptions)!.Key);
    }

    [Theory]
    [InlineData("NEW-checkout", "", "retired on")]
    [InlineData("NEW-checkout", """ "keyComparison": "ignoreCase", """, "retired on")]
    [InlineData("NEW-checkout", """ "keyComparison": "ordinal", """, "unknown")]
    [InlineData("new-checkout", """ "keyComparison": "ordinal", """, "retired on")]
    [InlineData("", "", "unknown")]
    public void Keys_are_compared(string key, string property, string expected) =>
        Assert.Equal(expected, Registries.Own(Registries.File(""" "new-checkout": { "state": "on" } """, property)).Describe(key));

    [Theory]
    [InlineData("", true)]
    [InlineData(""" "complete": true, """, true)]
    [InlineData(""" "complete": false, """, false)]
    [InlineData(""" "complete": "yes", """, false)]
    public void The_world_is_closed(string property, bool expected) => Assert.Equal(expected, Registries.Own(Registries.File("", property)).IsClosed);

    [Fact]
    public void A_file_that_can_not_be_read_to_its_end_closes_nothing() =>
        Assert.False(Registries.Own("""{ "version": 1, "flags": { "new-checkout": {} """).IsClosed);

    [Fact]
    public void Good_entries_count_beside_bad_ones()
    {
        var registry = Registries.Own(
            """
            {
              "version": 1,
              "flags": {
                "new-checkout": { "state": "on" }
                "old-menu": { "state": onn },
                "dark-theme": { "state": "off" },
              }
            """);
        Assert.Equal(["',' is missing", "'onn' is no value; a text stands in double quotes", "'}' is missing"], registry.Mistakes());
        Assert.Equal(["retired on", "active", "retired off"], new[] { "new-checkout", "old-menu", "dark-theme" }.Select(key => registry.Describe(key)));
    }

    [Fact]
    public void A_file_of_another_version_is_ignored()
    {
        var registry = Registries.Own("""{ "version": 2, "flags": { "new-checkout": { "state": "on" } } }""");
        Assert.Equal("unknown", registry.Describe("new-checkout"));
        Assert.False(registry.IsClosed);
    }

    [Fact]
    public void Several_files_make_one_registry()
    {
        var registry = Registries.Read(
            ("shop.featureflags.json", Registries.File(""" "new-checkout": { "state": "on" } """)),
            ("/src/FeatureFlags.json", Registries.File(""" "old-menu": { "state": "off" } """)));
        Assert.Equal(["retired on", "retired off"], new[] { "new-checkout", "old-menu" }.Select(key => registry.Describe(key)));
    }

    [Fact]
    public void Other_files_are_none_of_ours()
    {
        var registry = Registries.Read(
            ("stylecop.json", """{ "settings": { "flags": 1 } }"""),
            ("BannedSymbols.txt", "T:System.Random"),
            ("broken.json", """{ "flags": { """),
            ("appsettings.json", """{ "Logging": { "LogLevel": { "Default": "Information" } } """));
        Assert.True(registry.IsEmpty);
        Assert.Empty(registry.Mistakes());
    }

    [Fact]
    public void A_file_is_read_once_for_all_rules()
    {
        var file = new Registries.MemoryFile("featureflags.json", Registries.File(""" "new-checkout": {} """));
        var options = new Microsoft.CodeAnalysis.Diagnostics.AnalyzerOptions([file], Registries.NoOptions);
        var first = FlagRegistry.Read(options, TestContext.Current.CancellationToken);
        Assert.Same(first, FlagRegistry.Read(options, TestContext.Current.CancellationToken));
        Assert.Equal(1, file.Reads);

        // The editor has new options with each letter that is typed, and the same text.
        var next = FlagRegistry.Read(new([file], Registries.NoOptions), TestContext.Current.CancellationToken);
        Assert.Same(first.Files[0], next.Files[0]);
    }
}
