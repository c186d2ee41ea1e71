using System.Text.Json;
using Seaworthy.Flags.Registry.Files;

namespace Seaworthy.Tests.Flags.Registry;

/// <summary>The schema that editors use knows the same words as the reader.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(Repository.Read("src", "Package", "schema", "featureflags.v1.schema.json")).RootElement;

    [Fact]
    public void Properties_are_the_same()
    {
        Assert.Equal(FlagFileWords.RootProperties, Names(Schema.GetProperty("properties")));
        Assert.Equal(FlagFileWords.PolicyProperties, Names(Property("policy").GetProperty("properties")));
        Assert.Equal(FlagFileWords.FlagProperties, Names(Flag.GetProperty("properties")));
    }

    [Fact]
    public void Words_are_the_same()
    {
        Assert.Equal(FlagFileWords.States, Words(FlagProperty("state")));
        Assert.Equal(FlagFileWords.Types, Words(FlagProperty("type")));
        Assert.Equal(FlagFileWords.Kinds, Words(FlagProperty("kind")));
        Assert.Equal(FlagFileWords.Kinds, Words(Property("policy").GetProperty("properties").GetProperty("maxAgeDays").GetProperty("propertyNames")));
        Assert.Equal(FlagFileWords.Comparisons, Words(Property("keyComparison")));
        Assert.Equal(FlagFileWords.Requirable, Words(Property("policy").GetProperty("properties").GetProperty("require").GetProperty("items")));
    }

    [Fact]
    public void Everything_is_described() => Assert.All(
        Schema.GetProperty("properties").EnumerateObject().Concat(Flag.GetProperty("properties").EnumerateObject()),
        property => Assert.NotEmpty(property.Value.GetProperty("description").GetString()!));

    [Fact]
    public void The_guide_has_every_property()
    {
        var guide = Repository.Read("docs", "feature-flags.md");
        Assert.All(
            FlagFileWords.RootProperties.Concat(FlagFileWords.FlagProperties).Concat(FlagFileWords.PolicyProperties).Concat(FlagFileWords.States).Concat(FlagFileWords.Kinds),
            word => Assert.Matches($"[`\".]{System.Text.RegularExpressions.Regex.Escape(word)}[`\".]", guide));
    }

    private static JsonElement Flag => Schema.GetProperty("definitions").GetProperty("flag");

    private static JsonElement Property(string name) => Schema.GetProperty("properties").GetProperty(name);

    private static JsonElement FlagProperty(string name) => Flag.GetProperty("properties").GetProperty(name);

    private static IEnumerable<string> Names(JsonElement properties) => properties.EnumerateObject().Select(property => property.Name);

    private static IEnumerable<string> Words(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(word => word.GetString()!);
}
