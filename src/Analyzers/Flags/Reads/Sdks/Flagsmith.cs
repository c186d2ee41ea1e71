namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>Flagsmith 9.</summary>
internal static class Flagsmith
{
    public static readonly ImmutableArray<FlagApi> Methods = ImmutableArray.Create(
        new FlagApi("Flagsmith", "IFlags", "IsFeatureEnabled") { IsSnapshot = true },
        new FlagApi("Flagsmith", "Flags", "IsFeatureEnabled") { IsSnapshot = true },
        new FlagApi("Flagsmith", "IFlags", "GetFeatureValue") { IsSnapshot = true },
        new FlagApi("Flagsmith", "Flags", "GetFeatureValue") { IsSnapshot = true },
        new FlagApi("Flagsmith", "IFlags", "GetFlag") { Member = "Enabled", IsSnapshot = true },
        new FlagApi("Flagsmith", "Flags", "GetFlag") { Member = "Enabled", IsSnapshot = true });
}
