namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>growthbook-c-sharp 1.</summary>
internal static class GrowthBook
{
    public static readonly ImmutableArray<FlagApi> Methods = Find();

    private static ImmutableArray<FlagApi> Find()
    {
        var methods = ImmutableArray.CreateBuilder<FlagApi>();
        foreach (var type in new[] { "IGrowthBook", "GrowthBook" })
        {
            methods.Add(new("GrowthBook", type, "IsOn"));
            methods.Add(new("GrowthBook", type, "IsOnAsync"));
            methods.Add(new("GrowthBook", type, "IsOff") { IsNegated = true });
            methods.Add(new("GrowthBook", type, "IsOffAsync") { IsNegated = true });
            methods.Add(new("GrowthBook", type, "GetFeatureValue"));
            methods.Add(new("GrowthBook", type, "GetFeatureValueAsync"));
            methods.Add(new("GrowthBook", type, "EvalFeature") { Member = "On" });
            methods.Add(new("GrowthBook", type, "EvalFeature") { Member = "Off", IsNegated = true });
            methods.Add(new("GrowthBook", type, "EvalFeatureAsync") { Member = "On" });
            methods.Add(new("GrowthBook", type, "EvalFeatureAsync") { Member = "Off", IsNegated = true });
        }

        return methods.ToImmutable();
    }
}
