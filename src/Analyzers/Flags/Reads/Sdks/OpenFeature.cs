namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>OpenFeature 2.</summary>
internal static class OpenFeature
{
    public static readonly ImmutableArray<FlagApi> Methods = Find();

    private static ImmutableArray<FlagApi> Find()
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var kind in new[] { "Boolean", "String", "Integer", "Double" })
        {
            foreach (var type in new[] { "IFeatureClient", "FeatureClient" })
            {
                methods.Add(new("OpenFeature", type, "Get" + kind + "ValueAsync"));
                methods.Add(new("OpenFeature", type, "Get" + kind + "DetailsAsync") { Member = "Value" });
            }
        }

        return methods.ToImmutable();
    }
}
