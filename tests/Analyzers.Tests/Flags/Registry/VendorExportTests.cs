namespace Seaworthy.Tests.Flags.Registry;

/// <summary>The exports of flag services, and what each of them proves.</summary>
public sealed class VendorExportTests
{
    [Theory]
    [InlineData("\"stale\": true, \"enabled\": true, \"strategies\": [{ \"name\": \"default\" }]", "retired on")]
    [InlineData("\"stale\": true, \"enabled\": true, \"strategies\": [{ \"name\": \"default\", \"constraints\": [] }], \"dependencies\": []", "retired on")]
    [InlineData("\"stale\": true, \"enabled\": false, \"strategies\": [{ \"name\": \"gradualRollout\" }]", "retired off")]
    [InlineData("\"stale\": true, \"enabled\": true, \"strategies\": [{ \"name\": \"gradualRollout\" }]", "active")]
    [InlineData("\"stale\": true, \"enabled\": true, \"strategies\": [{ \"name\": \"default\", \"constraints\": [{}] }]", "active")]
    [InlineData("\"stale\": true, \"enabled\": true, \"strategies\": [{ \"name\": \"default\", \"segments\": [1] }]", "active")]
    [InlineData("\"stale\": true, \"enabled\": true, \"strategies\": [{ \"name\": \"default\" }], \"dependencies\": [{ \"feature\": \"old-menu\" }]", "active")]
    [InlineData("\"stale\": true, \"strategies\": [{ \"name\": \"default\" }]", "active")]
    [InlineData("\"stale\": false, \"enabled\": true, \"strategies\": [{ \"name\": \"default\" }]", "active")]
    [InlineData("\"enabled\": false, \"strategies\": []", "active")]
    [InlineData("\"enabled\": true, \"type\": \"release\", \"createdAt\": \"2026-02-01T10:00:00.000Z\"", "active, until 2026-03-13")]
    [InlineData("\"enabled\": true, \"type\": \"operational\", \"createdAt\": \"2026-02-01T10:00:00.000Z\"", "active, until 2026-02-08")]
    [InlineData("\"enabled\": true, \"type\": \"kill-switch\", \"createdAt\": \"2026-02-01T10:00:00.000Z\"", "permanent")]
    public void Unleash(string properties, string expected) =>
        Check($$"""{ "version": 1, "features": [{ "name": "new-checkout", {{properties}} }] }""", expected);

    [Theory]
    [InlineData("\"on\": true, \"fallthrough\": { \"variation\": 0 }", "active")]
    [InlineData("\"on\": false, \"offVariation\": 1", "active")]
    [InlineData("\"archived\": true, \"on\": false, \"offVariation\": 1", "retired off")]
    [InlineData("\"deprecated\": true, \"on\": true, \"fallthrough\": { \"variation\": 0 }, \"rules\": [], \"targets\": [], \"prerequisites\": []", "retired on")]
    [InlineData("\"deprecated\": true, \"on\": true, \"fallthrough\": { \"variation\": 0 }, \"rules\": [{}]", "active")]
    [InlineData("\"deprecated\": true, \"on\": true, \"fallthrough\": { \"variation\": 0 }, \"targets\": [{}]", "active")]
    [InlineData("\"deprecated\": true, \"on\": true, \"fallthrough\": { \"variation\": 0 }, \"prerequisites\": [{}]", "active")]
    [InlineData("\"deprecated\": true, \"on\": true, \"fallthrough\": { \"rollout\": {} }", "active")]
    [InlineData("\"deprecated\": true, \"on\": true, \"fallthrough\": { \"variation\": 9 }", "active")]
    public void LaunchDarkly_data(string properties, string expected) =>
        Check($$"""{ "flags": { "new-checkout": { "key": "new-checkout", "variations": [true, false], {{properties}} } }, "flagValues": { "old-menu": true } }""", expected);

    [Theory]
    [InlineData("{ \"on\": false, \"offVariation\": 1 }", "{ \"on\": false, \"offVariation\": 1 }", "retired \"classic\"")]
    [InlineData("{ \"on\": false, \"offVariation\": 1 }", "{ \"on\": true, \"fallthrough\": { \"variation\": 0 } }", "active")]
    [InlineData("{ \"on\": false, \"offVariation\": 1 }", "{}", "active")]
    public void LaunchDarkly_list(string first, string second, string expected) => Check(
        $$"""
        { "items": [{ "key": "new-checkout", "archived": true, "variations": [{ "value": "dark" }, { "value": "classic" }], "environments": { "test": {{first}}, "production": {{second}} } }] }
        """,
        expected);

    [Fact]
    public void ConfigCat() => Check("""{ "p": {}, "f": { "new-checkout": { "t": 0, "v": { "b": true } } } }""", "active");

    [Theory]
    [InlineData("\"state\": \"ENABLED\", \"defaultVariant\": \"on\"", "active")]
    [InlineData("\"state\": \"ENABLED\", \"defaultVariant\": \"on\", \"metadata\": { \"owner\": \"team-pay\", \"expires\": \"2026-06-01\" }", "active, owner team-pay, until 2026-06-01")]
    [InlineData("\"state\": \"ENABLED\", \"defaultVariant\": \"off\", \"targeting\": {}, \"metadata\": { \"stale\": true }", "retired off")]
    [InlineData("\"state\": \"ENABLED\", \"defaultVariant\": \"on\", \"targeting\": { \"if\": [] }, \"metadata\": { \"stale\": true }", "active")]
    [InlineData("\"state\": \"DISABLED\", \"defaultVariant\": \"on\", \"metadata\": { \"stale\": true }", "active")]
    [InlineData("\"state\": \"ENABLED\", \"defaultVariant\": null, \"metadata\": { \"stale\": true }", "active")]
    [InlineData("\"state\": \"ENABLED\", \"defaultVariant\": \"on\", \"metadata\": { \"stale\": \"true\" }", "active")]
    public void Flagd(string properties, string expected)
    {
        Check($$"""{ "flags": { "new-checkout": { "variants": { "on": true, "off": false }, {{properties}} } } }""", expected);
        Check($$"""{ "flags": [{ "key": "new-checkout", "variants": { "on": true, "off": false }, {{properties}} }] }""", expected);
    }

    [Fact]
    public void OpenFeature_manifest_names_all_flags()
    {
        var registry = Check("""{ "flags": { "new-checkout": { "flagType": "boolean", "defaultValue": false } } }""", "active");
        Assert.True(registry.IsClosed);
    }

    [Fact]
    public void An_empty_manifest_is_known_by_its_schema() =>
        Assert.True(Registries.Read(("flags.json", """{ "$schema": "https://raw.githubusercontent.com/open-feature/cli/main/schema/v0/flag-manifest.json", "flags": {} }""")).IsClosed);

    [Theory]
    [InlineData("Unleash", """{ "features": [{ "name": "new-checkout" }] }""")]
    [InlineData("launchdarkly", """{ "flags": { "new-checkout": {} } }""")]
    [InlineData("LaunchDarkly", """{ "flagValues": { "new-checkout": true } }""")]
    [InlineData("ConfigCat", """{ "f": { "new-checkout": {} } }""")]
    [InlineData("Flagd", """{ "flags": { "new-checkout": {} } }""")]
    [InlineData("OpenFeature", """{ "flags": { "new-checkout": {} } }""")]
    [InlineData("AppSettings", """{ "FeatureManagement": { "new-checkout": true } }""")]
    [InlineData("Flags", """{ "version": 1, "flags": { "new-checkout": {} } }""")]
    public void The_kind_may_be_said(string kind, string text)
    {
        var registry = Registries.Read(new FixedOptions(("build_metadata.AdditionalFiles.SeaworthyKind", kind)), ("export.txt", text));
        Assert.Equal("active", registry.Describe("new-checkout"));
        Assert.Empty(registry.Mistakes());
    }

    [Fact]
    public void A_kind_that_the_file_is_not_of_is_reported()
    {
        var registry = Registries.Read(new FixedOptions(("build_metadata.AdditionalFiles.SeaworthyKind", "Unleash")), ("export.json", """{ "flags": {} }"""));
        Assert.Equal(["there are no flags in it as Unleash exports them"], registry.Mistakes());
    }

    [Theory]
    [InlineData("""{ "features": [{ "name": "new-checkout", "enabled": true }], [|x|]: 1 }""")]
    [InlineData("""{ "flags": { "new-checkout": { "flagType": "boolean", "defaultValue": [|no|] } } }""")]
    public void Errors_of_an_export_have_their_place(string marked) => Assert.Equal("active", Registries.CheckPlaces(marked, "export.json").Describe("new-checkout"));

    private static Seaworthy.Flags.Registry.FlagRegistry Check(string text, string expected)
    {
        var registry = Registries.Read(("export.json", text));
        Assert.Empty(registry.Mistakes());
        Assert.Equal(expected, registry.Describe("new-checkout"));
        Assert.Equal("unknown", registry.Describe("new-chekout"));
        return registry;
    }
}
