using Microsoft.CodeAnalysis;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>Whose word counts where several sources speak of a flag: the attribute's, the option's, the registry's, the export's.</summary>
public sealed class PrecedenceTests
{
    private const string StaleOn = """{ "features": [{ "name": "new-checkout", "stale": true, "enabled": true, "strategies": [{ "name": "default" }] }] }""";

    private static readonly FixedOptions OptionOn = new(("seaworthy.flags.retired", "new-checkout:on, theme:\"dark\", limit:25, OldMenu:off"));

    [Theory]
    [InlineData("new-checkout", "retired on")]
    [InlineData("NEW-CHECKOUT", "retired on")]
    [InlineData("theme", "retired \"dark\"")]
    [InlineData("limit", "retired 25")]
    [InlineData("oldmenu", "retired off")]
    [InlineData("other", "unknown")]
    public void The_option_needs_no_file(string key, string expected) => Assert.Equal(expected, Registries.Read().Describe(key, OptionOn));

    [Theory]
    [InlineData("", "retired on")]
    [InlineData("\"state\": \"active\"", "retired on")]
    [InlineData("\"state\": \"on\", \"owner\": \"team-pay\"", "retired on, owner team-pay")]
    [InlineData("\"state\": \"off\"", "retired on, disputed")]
    [InlineData("\"state\": \"permanent\"", "retired on, disputed")]
    public void The_option_comes_before_the_registry(string properties, string expected) =>
        Assert.Equal(expected, Registries.Own(Registries.File($$""" "new-checkout": { {{properties}} } """)).Describe("new-checkout", OptionOn));

    [Fact]
    public void The_option_may_use_an_alias() =>
        Assert.Equal("retired off", Registries.Own(Registries.File(""" "old-menu": { "aliases": ["OldMenu"] } """)).Describe("old-menu", OptionOn));

    [Theory]
    [InlineData("", "active", 0)]
    [InlineData("\"state\": \"on\"", "retired on", 0)]
    [InlineData("\"state\": \"off\"", "retired off, disputed", 1)]
    [InlineData("\"state\": \"permanent\"", "permanent, disputed", 1)]
    public void The_registry_comes_before_an_export(string properties, string expected, int mistakes)
    {
        var registry = Registries.Read(("unleash.json", StaleOn), ("featureflags.json", Registries.File($$""" "new-checkout": { {{properties}} } """)));
        Assert.Equal(expected, registry.Describe("new-checkout"));
        Assert.Equal(mistakes, registry.Problems.Count());
        Assert.All(registry.Problems, problem => Assert.Equal("unleash.json", problem.Path));
    }

    [Fact]
    public void Exports_that_disagree_are_disputed()
    {
        var registry = Registries.Read(
            ("flagd.json", """{ "flags": { "new-checkout": { "state": "ENABLED", "variants": { "no": false }, "defaultVariant": "no", "metadata": { "stale": true } } } }"""),
            ("unleash.json", StaleOn));
        Assert.Equal("retired off, disputed", registry.Describe("new-checkout"));
        Assert.Equal(["flag 'new-checkout' is on here and off in 'flagd.json'; sources that disagree lead to no fix"], registry.Mistakes());
    }

    [Theory]
    [InlineData("[FeatureFlag(State = \"on\")]", "retired on, disputed")]
    [InlineData("[FeatureFlag(State = \"off\")]", "retired off")]
    [InlineData("[FeatureFlag(State = \"active\")]", "active")]
    [InlineData("[FeatureFlag(State = \"permanent\")]", "permanent, disputed")]
    [InlineData("[FeatureFlag(State = \"value\", Value = \"dark\")]", "retired \"dark\", disputed")]
    [InlineData("[FeatureFlag(State = \"value\", Value = 25)]", "retired 25, disputed")]
    [InlineData("[FeatureFlag(State = \"value\")]", "retired off")]
    [InlineData("[FeatureFlag(State = \"onn\")]", "retired off")]
    [InlineData("[FeatureFlag(Owner = \"team-pay\", Ticket = \"PAY-1\")]", "retired off, owner team-pay, ticket PAY-1")]
    [InlineData("[FeatureFlag]", "retired off")]
    [InlineData("[Acme.FlagLifecycle(Acme.Life.On, \"team-pay\")]", "retired on, disputed, owner team-pay")]
    [InlineData("[Acme.FlagLifecycle(Acme.Life.Active, \"team-pay\", Expires = \"2026-06-01\")]", "active, owner team-pay, until 2026-06-01")]
    [InlineData("[System.Obsolete(\"on\")]", "retired off")]
    public void The_attribute_comes_first(string attribute, string expected)
    {
        var registry = Registries.Own(Registries.File(""" "new-checkout": { "state": "off" } """));
        Assert.Equal(expected, registry.Describe("new-checkout", symbol: Constant(attribute)));
    }

    [Fact]
    public void The_attribute_needs_nothing_else() => Assert.Equal("retired on", Registries.Read().Describe("new-checkout", symbol: Constant("[FeatureFlag(State = \"on\")]")));

    [Fact]
    public void The_attribute_comes_before_the_option() => Assert.Equal("retired off, disputed", Registries.Read().Describe("new-checkout", OptionOn, Constant("[FeatureFlag(State = \"off\")]")));

    private static ISymbol Constant(string attribute)
    {
        var model = Source.Bind(
            $$"""
            static class Flags
            {
                {{attribute}}
                public const string NewCheckout = "new-checkout";
            }

            class FeatureFlagAttribute : System.Attribute
            {
                public string State { get; set; }
                public object Value { get; set; }
                public string Owner { get; set; }
                public string Ticket { get; set; }
            }

            namespace Acme
            {
                enum Life { Active, On, Off }

                class FlagLifecycleAttribute : System.Attribute
                {
                    public FlagLifecycleAttribute(Life state, string owner = null) { }
                    public string Expires { get; set; }
                }
            }
            """,
            References.Framework);
        return model.Compilation.GetTypeByMetadataName("Flags")!.GetMembers("NewCheckout").Single();
    }
}
