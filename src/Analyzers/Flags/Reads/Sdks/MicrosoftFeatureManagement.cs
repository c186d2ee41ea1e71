namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Microsoft.FeatureManagement 4.</summary>
internal static class MicrosoftFeatureManagement
{
    private const string Space = "Microsoft.FeatureManagement";

    public static readonly ImmutableArray<FlagApi> Methods = ImmutableArray.Create(
        new FlagApi(Space, "IFeatureManager", "IsEnabledAsync"),
        new FlagApi(Space, "IVariantFeatureManager", "IsEnabledAsync"),
        new FlagApi(Space, "FeatureManager", "IsEnabledAsync"),
        new FlagApi(Space, "IVariantFeatureManager", "GetVariantAsync") { Member = "Name", Comparison = FlagComparison.Name },
        new FlagApi(Space, "FeatureManager", "GetVariantAsync") { Member = "Name", Comparison = FlagComparison.Name },
        new FlagApi(Space, "VariantFeatureManagerExtensions", "GetVariantAsync", Key: 1) { Member = "Name", Comparison = FlagComparison.Name });
}
