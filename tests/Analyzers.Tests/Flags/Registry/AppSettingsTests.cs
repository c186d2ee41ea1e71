namespace Seaworthy.Tests.Flags.Registry;

/// <summary>Settings files: they name flags, and decide about them where an option says that nothing overrides them.</summary>
public sealed class AppSettingsTests
{
    private static readonly FixedOptions Authoritative = new(("seaworthy.flags.config_is_authoritative", "true"));

    [Theory]
    [InlineData("true", "retired on")]
    [InlineData("\"True\"", "retired on")]
    [InlineData("false", "retired off")]
    [InlineData("{}", "retired off")]
    [InlineData("{ \"EnabledFor\": [] }", "retired off")]
    [InlineData("{ \"EnabledFor\": [{ \"Name\": \"AlwaysOn\" }] }", "retired on")]
    [InlineData("{ \"EnabledFor\": [{ \"Name\": \"On\" }, { \"Name\": \"Percentage\" }] }", "retired on")]
    [InlineData("{ \"RequirementType\": \"All\", \"EnabledFor\": [{ \"Name\": \"On\" }, { \"Name\": \"Percentage\" }] }", "active")]
    [InlineData("{ \"RequirementType\": \"All\", \"EnabledFor\": [{ \"Name\": \"On\" }] }", "retired on")]
    [InlineData("{ \"EnabledFor\": [{ \"Name\": \"Percentage\", \"Parameters\": { \"Value\": 100 } }] }", "active")]
    [InlineData("\"sometimes\"", "active")]
    public void NET_schema(string value, string expected) => Check($$"""{ "FeatureManagement": { "NewCheckout": {{value}} } }""", expected);

    [Theory]
    [InlineData("\"enabled\": true", "retired on")]
    [InlineData("\"enabled\": \"true\", \"conditions\": { \"client_filters\": [] }", "retired on")]
    [InlineData("\"enabled\": false, \"conditions\": { \"client_filters\": [{}] }", "retired off")]
    [InlineData("\"enabled\": true, \"conditions\": { \"client_filters\": [{ \"name\": \"Microsoft.Percentage\" }] }", "active")]
    [InlineData("\"enabled\": true, \"variants\": [{ \"name\": \"Big\", \"status_override\": \"Disabled\" }]", "active")]
    public void Microsoft_schema(string properties, string expected) =>
        Check($$"""{ "feature_management": { "feature_flags": [{ "id": "NewCheckout", {{properties}} }] } }""", expected);

    [Fact]
    public void A_key_may_be_a_path() => Check("""{ "FeatureManagement:NewCheckout": true }""", "retired on");

    [Fact]
    public void A_path_may_lead_into_a_flag() => Check("""{ "FeatureManagement": { "NewCheckout": true }, "FeatureManagement:NewCheckout:EnabledFor:0:Name": "Percentage" }""", "active");

    [Theory]
    [InlineData("appsettings.Production.json", "true", "retired on")]
    [InlineData("appsettings.Production.json", "false", "active")]
    [InlineData("appsettings.Production.json", "{ \"EnabledFor\": [{ \"Name\": \"Percentage\" }] }", "active")]
    public void All_files_have_to_agree(string name, string value, string expected) => Assert.Equal(expected, Registries.Read(
        Authoritative,
        ("appsettings.json", """{ "FeatureManagement": { "NewCheckout": true } }"""),
        (name, $$"""{ "FeatureManagement": { "NewCheckout": {{value}} } }""")).Describe("NewCheckout", Authoritative));

    [Fact]
    public void A_flag_has_to_be_in_the_base_file() => Assert.Equal("active", Registries.Read(
        ("appsettings.json", """{ "FeatureManagement": { "OldMenu": true } }"""),
        ("appsettings.Development.json", """{ "FeatureManagement": { "NewCheckout": true } }""")).Describe("NewCheckout", Authoritative));

    [Fact]
    public void Lists_of_two_files_replace_each_other_s_items() => Assert.Equal("active", Registries.Read(
        ("appsettings.json", """{ "feature_management": { "feature_flags": [{ "id": "NewCheckout", "enabled": true }] } }"""),
        ("appsettings.Production.json", """{ "feature_management": { "feature_flags": [{ "id": "OldMenu", "enabled": true }] } }""")).Describe("NewCheckout", Authoritative));

    [Fact]
    public void Both_schemas_have_to_agree() => Assert.Equal("active", Registries.Read(
        ("appsettings.json", """{ "FeatureManagement": { "NewCheckout": false, "feature_flags": [{ "id": "NewCheckout", "enabled": true }] } }""")).Describe("NewCheckout", Authoritative));

    [Fact]
    public void A_file_with_errors_decides_nothing() => Assert.Equal("active", Registries.Read(
        ("appsettings.json", """{ "FeatureManagement": { "NewCheckout": true }, "Logging": { """)).Describe("NewCheckout", Authoritative));

    [Fact]
    public void A_registry_has_the_say() => Assert.Equal(["active", "retired off, disputed"], new[] { "active", "off" }.Select(state => Registries.Read(
        ("appsettings.json", """{ "FeatureManagement": { "NewCheckout": true } }"""),
        ("featureflags.json", Registries.File($$""" "NewCheckout": { "state": "{{state}}" } """))).Describe("NewCheckout", Authoritative)));

    private static void Check(string text, string expected)
    {
        var registry = Registries.Read(("appsettings.json", text));
        Assert.Empty(registry.Mistakes());
        Assert.False(registry.IsClosed);
        Assert.Equal("active", registry.Describe("NewCheckout"));
        Assert.Equal(expected, registry.Describe("newcheckout", Authoritative));
    }
}
