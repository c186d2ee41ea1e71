namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Bitwarden.Server.Sdk.Features.</summary>
internal static class Bitwarden
{
    private const string Space = "Bitwarden.Server.Sdk.Features";

    public static readonly ImmutableArray<FlagApi> Methods = ImmutableArray.Create(
        new FlagApi(Space, "IFeatureService", "IsEnabled"),
        new FlagApi(Space, "IFeatureService", "GetIntVariation"),
        new FlagApi(Space, "IFeatureService", "GetStringVariation"));
}
