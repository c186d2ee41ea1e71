namespace Seaworthy.Flags.Reads.Sdks;

/// <summary>ConfigCat.Client 9: the client, and its snapshots.</summary>
internal static class ConfigCat
{
    private const string Space = "ConfigCat.Client";

    public static readonly ImmutableArray<FlagApi> Methods = ImmutableArray.Create(
        new FlagApi(Space, "IConfigCatClient", "GetValue"),
        new FlagApi(Space, "IConfigCatClient", "GetValueAsync"),
        new FlagApi(Space, "IConfigCatClient", "GetValueDetails") { Member = "Value" },
        new FlagApi(Space, "IConfigCatClient", "GetValueDetailsAsync") { Member = "Value" },
        new FlagApi(Space, "ConfigCatClient", "GetValue"),
        new FlagApi(Space, "ConfigCatClient", "GetValueAsync"),
        new FlagApi(Space, "ConfigCatClient", "GetValueDetails") { Member = "Value" },
        new FlagApi(Space, "ConfigCatClient", "GetValueDetailsAsync") { Member = "Value" },
        new FlagApi(Space, "IConfigCatClientSnapshot", "GetValue") { IsSnapshot = true },
        new FlagApi(Space, "IConfigCatClientSnapshot", "GetValueDetails") { Member = "Value", IsSnapshot = true },
        new FlagApi(Space, "ConfigCatClientSnapshot", "GetValue") { IsSnapshot = true },
        new FlagApi(Space, "ConfigCatClientSnapshot", "GetValueDetails") { Member = "Value", IsSnapshot = true });
}
